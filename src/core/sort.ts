import type { Comment } from './comment.js';
import type { SortOrder } from './thread-info.js';
import type { Compare } from './tree.js';

/** Oldest first; comments without a time come last; equal times go by id, so the order is total. */
export function byAge(a: Comment, b: Comment): number {
  const difference = (a.created ?? Number.MAX_SAFE_INTEGER) - (b.created ?? Number.MAX_SAFE_INTEGER);
  return difference || compareIds(a.id, b.id);
}

/** How each order sorts roots. */
export const compareRootsBy: Readonly<Record<SortOrder, Compare>> = {
  oldest: byAge,
  newest: (a, b) => byAge(b, a),
};

/** Numbers as numbers, whatever their length; everything else by code unit. */
function compareIds(a: string, b: string): number {
  const numeric = /^\d+$/.test(a) && /^\d+$/.test(b);
  if (numeric && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
