import type { Comment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Cursor } from './adapter.js';

/** Where a comment stands among others, whether it is still there or not. */
export type Place = Pick<Comment, 'id' | 'created'>;

/**
 * Goes on after this comment. It names a place in the order, not a row number: what is added or
 * taken away meanwhile moves nothing across it.
 */
export function cursorAfter({ id, created }: Place): Cursor {
  return `${created ?? ''} ${id}`;
}

/** How many of the sorted places stand at or before the cursor. Throws `rejected` for one that is not ours. */
export function countUpTo(places: readonly Place[], cursor: Cursor, compare: (a: Place, b: Place) => number): number {
  const place = placeOf(cursor);
  let low = 0;
  for (let high = places.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (compare(places[middle]!, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placeOf(cursor: Cursor): Place {
  const space = cursor.indexOf(' ');
  const created = cursor.slice(0, Math.max(space, 0));
  if (space < 0 || !Number.isFinite(Number(created)))
    throw new AdapterError('rejected', { hint: `“${cursor}” is no cursor of this thread.` });
  return { created: created === '' ? null : Number(created), id: cursor.slice(space + 1) };
}
