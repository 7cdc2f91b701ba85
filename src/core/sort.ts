import type { Comment, CommentId, Votes } from './comment.js';
import type { SortOrder } from './thread-info.js';

/** What an order looks at. */
type Aged = Pick<Comment, 'id' | 'created'>;

/** Oldest first; comments without a time come last; equal times go by id, so the order is total. */
export function byAge(a: Aged, b: Aged): number {
  const difference = (a.created ?? Number.MAX_SAFE_INTEGER) - (b.created ?? Number.MAX_SAFE_INTEGER);
  return difference || compareIds(a.id, b.id);
}

/** What an order of roots looks at. */
export type Ranked = Pick<Comment, 'id' | 'created' | 'pinned' | 'votes' | 'reactions'>;

/** How many answers a root has below it, at any depth. */
export type AnswersOf = (id: CommentId) => number;

/** Whether an order looks only at when comments were made, so that a comment's place never changes. */
export function isByTime(order: SortOrder): boolean {
  return order === 'oldest' || order === 'newest';
}

/** How an order sorts roots: pinned ones above all others, equal ones newest first. The order is total. */
export function compareRoots(order: SortOrder, answersOf: AnswersOf = () => 0): (a: Ranked, b: Ranked) => number {
  const rank = rankBy(order, answersOf);
  const sign = order === 'oldest' ? 1 : -1;
  return (a, b) => Number(b.pinned ?? false) - Number(a.pinned ?? false) || rank(b) - rank(a) || sign * byAge(a, b);
}

function rankBy(order: SortOrder, answersOf: AnswersOf): (root: Ranked) => number {
  switch (order) {
    case 'discussed':
      return ({ id }) => answersOf(id);
    case 'best':
      return best;
    case 'controversial':
      return controversial;
    default:
      return () => 0;
  }
}

function best({ votes, reactions = [] }: Ranked): number {
  const { up, down } = split(votes);
  return trustedShare(up + reactions.reduce((sum, { count }) => sum + count, 0), down);
}

/** As many for as against, and the more the better. */
function controversial({ votes }: Ranked): number {
  const { up, down } = split(votes);
  const more = Math.max(up, down);
  return more === 0 ? 0 : (up + down) * (Math.min(up, down) / more);
}

function split(votes: Votes | undefined): { readonly up: number; readonly down: number } {
  if (!votes) return { up: 0, down: 0 };
  const { score, up = Math.max(0, score), down = Math.max(0, up - score) } = votes;
  return { up, down };
}

/**
 * The lower end of the range that the true share of votes up is in, with 95 % confidence: many good
 * votes count for more than one (Wilson's score interval). Without votes 0; with only bad ones below.
 */
function trustedShare(up: number, down: number): number {
  const all = up + down;
  if (all === 0) return 0;
  if (up === 0) return -down;
  const z = 1.96;
  const share = up / all;
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * all)) / all);
  return (share + (z * z) / (2 * all) - spread) / (1 + (z * z) / all);
}

/** Numbers first and as numbers, whatever their length; everything else by code unit. */
function compareIds(a: string, b: string): number {
  const aIsNumber = isNumber(a);
  if (aIsNumber !== isNumber(b)) return aIsNumber ? -1 : 1;
  if (aIsNumber && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

function isNumber(id: string): boolean {
  return /^\d+$/.test(id);
}
