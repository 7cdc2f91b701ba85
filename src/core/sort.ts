import type { Comment } from './comment.js';
import type { SortOrder } from './thread-info.js';

/** What an order looks at. */
type Aged = Pick<Comment, 'id' | 'created'>;

/** Oldest first; comments without a time come last; equal times go by id, so the order is total. */
export function byAge(a: Aged, b: Aged): number {
  const difference = (a.created ?? Number.MAX_SAFE_INTEGER) - (b.created ?? Number.MAX_SAFE_INTEGER);
  return difference || compareIds(a.id, b.id);
}

/** How each order sorts roots. */
export const compareRootsBy: Readonly<Record<SortOrder, (a: Aged, b: Aged) => number>> = {
  oldest: byAge,
  newest: (a, b) => byAge(b, a),
};

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
