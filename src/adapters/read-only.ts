import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { readTime } from '../core/fields.js';
import type { Posting, SortOrder, ThreadInfo } from '../core/thread-info.js';
import type { Call, CommentPage, CommentsPort, Cursor } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer } from './http.js';
import { once } from './once.js';

/** Branches deeper than this are nobody's conversation. */
const MAX_CLIMB = 100;
/** How many pages to walk for one branch. */
const MAX_PAGES = 50;

/** Nobody writes here: why, and where they can. */
export type Elsewhere = Exclude<Posting, { readonly allowed: true }>;

/** What is to be said of a thread that is answered elsewhere. */
export type ReadOnlyFacts = Partial<Pick<ThreadInfo, 'title' | 'total' | 'sorts' | 'reactions' | 'mention'>> & {
  readonly posting: Elsewhere;
};

/** A thread that comes in one piece. */
export interface WholeThread extends Omit<ReadOnlyFacts, 'total' | 'sorts'> {
  /** Each with its own id. */
  readonly comments: readonly Comment[];
  /** Whether these are all. */
  readonly exact: boolean;
}

/** Describes a thread to which nobody adds anything from here. */
export function readOnlyInfo(facts: ReadOnlyFacts): ThreadInfo {
  return {
    viewer: null,
    guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' },
    writing: { format: 'text' },
    sorts: ['oldest', 'newest'],
    total: null,
    ...facts,
  };
}

/** What becomes of a comment that is sent all the same. */
export function refusal({ why, href }: Elsewhere): AdapterError {
  const where = href === undefined ? 'Answers are not written here.' : `Answers are written at ${href}.`;
  return new AdapterError(why === 'closed' ? 'closed' : 'forbidden', { hint: where });
}

/** The port over a thread that comes in one piece, each time that it is listed or described. */
export function wholeThreadPort(load: (call: Call) => Promise<WholeThread>): CommentsPort {
  const thread = once(load);
  return {
    async describe(call) {
      const { comments, exact, ...facts } = await thread(call, true);
      return structuredClone(readOnlyInfo({ ...facts, total: { count: countShown(comments), exact } }));
    },
    async list({ sort }, call) {
      const { comments, exact } = await thread(call, true);
      const total = { count: countShown(comments), exact };
      return { comments: structuredClone(byAge(comments, sort)), next: null, total };
    },
    async replies(parent, _cursor, call) {
      return { comments: structuredClone(branchBelow((await thread(call)).comments, parent)), next: null };
    },
    async find(id, call) {
      const known = new Map((await thread(call)).comments.map((comment) => [comment.id, comment]));
      return climb(id, (at) => Promise.resolve(structuredClone(known.get(at))));
    },
    async create(_comment, call) {
      throw refusal((await thread(call)).posting);
    },
  };
}

/** Oldest or newest first. */
export function byAge(comments: readonly Comment[], sort: SortOrder): Comment[] {
  const sign = sort === 'newest' ? -1 : 1;
  return comments.toSorted((a, b) => ((a.created ?? 0) - (b.created ?? 0)) * sign);
}

/** How many comments of people are to be read. */
export function countShown(comments: readonly Comment[]): number {
  return comments.filter(({ kind, status }) => kind === 'comment' && status === 'published').length;
}

/** All that is below a comment, at any depth. Throws `not-found` when it is not among them. */
export function branchBelow(comments: readonly Comment[], id: CommentId): readonly Comment[] {
  if (!comments.some((comment) => comment.id === id)) throw missing(id);
  const answers = Map.groupBy(comments, ({ parent }) => parent);
  const seen = new Set([id]);
  const below: Comment[] = [];
  // It grows while it is walked: branches may be deeper than calls can be, and go round in circles.
  for (const at of seen) {
    for (const answer of answers.get(at) ?? []) {
      if (seen.has(answer.id)) continue;
      seen.add(answer.id);
      below.push(answer);
    }
  }
  return below;
}

/**
 * A comment after its ancestors, each of which is read by its id. Rejects with `not-found` when there is no such
 * comment; where an ancestor is gone, what is above it can't be told.
 */
export async function climb(
  id: CommentId,
  read: (id: CommentId) => Promise<Comment | undefined>,
): Promise<readonly Comment[]> {
  const found = await read(id);
  if (!found) throw missing(id);
  const path = [found];
  const seen = new Set([id]);
  for (let at = found.parent; at !== null && !seen.has(at) && path.length < MAX_CLIMB; at = path[0]!.parent) {
    seen.add(at);
    const above = await read(at).catch(ifGone);
    if (!above) break;
    path.unshift(above);
  }
  return path;
}

/** An ancestor that was taken away is no reason not to show what answers it. */
function ifGone(error: unknown): undefined {
  if (error instanceof AdapterError && (error.kind === 'not-found' || error.kind === 'forbidden')) return undefined;
  throw error;
}

/** All pages of a thread, for what can only be found in all of it. */
export async function allPages(
  read: (cursor: Cursor | undefined) => Promise<Pick<CommentPage, 'comments' | 'next'>>,
): Promise<readonly Comment[]> {
  const comments: Comment[] = [];
  let cursor: Cursor | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { comments: more, next } = await read(cursor);
    comments.push(...more);
    if (next === null) break;
    cursor = next;
  }
  return comments;
}

/** Leaves out places without words that no words hang below. */
export function withoutEmptyPlaces(comments: readonly Comment[]): readonly Comment[] {
  const byId = new Map<CommentId | null, Comment>(comments.map((comment) => [comment.id, comment]));
  const answers = new Map<CommentId | null, number>();
  for (const { parent } of comments) answers.set(parent, (answers.get(parent) ?? 0) + 1);
  const isEmpty = ({ id, status, replies }: Comment): boolean =>
    status === 'removed' && !replies && (answers.get(id) ?? 0) === 0;
  const gone = new Set(comments.filter(isEmpty));
  // It grows while it is walked: taking away an answer may leave the place above it with none.
  for (const { parent } of gone) {
    answers.set(parent, (answers.get(parent) ?? 0) - 1);
    const above = byId.get(parent);
    if (above && isEmpty(above)) gone.add(above);
  }
  return comments.filter((comment) => !gone.has(comment));
}

/** A place whose words are gone. */
export function emptied(comment: Comment): Comment {
  const { id, parent, kind, created } = comment;
  const nobody = { author: { name: '' }, body: { format: 'text', source: '' } } as const;
  return { id, parent, kind, created, status: 'removed', ...nobody, can: { reply: false } };
}

export function missing(id: CommentId): AdapterError {
  return new AdapterError('not-found', { hint: `“${id.slice(0, 100)}” is no comment in this thread.` });
}

/** A moment as `readTime` reads it; text that names no zone is of UTC. */
export function readUtc(value: unknown): number | undefined {
  return readTime(typeof value === 'string' && /T\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/.test(value) ? `${value}Z` : value);
}

/** Fetches what anybody may read. `errorOf` makes an error of a refusal; by the status alone, without it. */
export async function fetchPublic(
  url: string,
  call: Call,
  errorOf: (answer: HttpAnswer) => AdapterError = (answer) => errorFromStatus(answer, { uncertain: false }),
): Promise<unknown> {
  const answer = await request(url, { credentials: 'omit', signal: call.signal });
  if (!answer.ok) throw errorOf(answer);
  return answer.json();
}

/** The first items of a list. Throws `malformed` when it is none: `what` says what was asked for. */
export function readList(value: unknown, most: number, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new AdapterError('malformed', { hint: `An answer has no ${what}.` });
  return value.slice(0, most);
}
