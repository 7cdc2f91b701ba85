import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { SortOrder } from '../core/thread-info.js';
import type { Cursor } from './adapter.js';

/** How many readings of a thread are remembered at once. */
const REMEMBERED = 50;

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
  if (space < 0 || !Number.isFinite(Number(created))) throw notOurs(cursor);
  return { created: created === '' ? null : Number(created), id: cursor.slice(space + 1) };
}

/** Conversations still to be read, and how to name the place after each. */
export interface Rest {
  readonly roots: readonly CommentId[];
  readonly after: (root: CommentId) => Cursor;
}

/**
 * The readings of a thread by pages. Votes, answers and pins move conversations about while somebody
 * reads, so the first page settles the order of all that follow: nothing is lost or told twice.
 */
export class Readings {
  readonly #orders = new Map<number, readonly CommentId[]>();
  #last = 0;

  /** What follows the cursor, or everything, in an order that holds until the end. Throws `rejected` for one that is not ours. */
  rest(current: readonly CommentId[], sort: SortOrder, cursor: Cursor | undefined): Rest {
    if (cursor === undefined) return this.#from(this.#remember(current), current);
    const [, number, root] = /^(\d{1,15}) (.*)$/s.exec(cursor) ?? [];
    if (root === undefined) throw notOurs(cursor);
    const remembered = this.#orders.get(Number(number));
    // Long ago: what is the order now goes on after the same conversation, and may tell some twice.
    const order = remembered ?? current;
    const at = order.indexOf(root) + 1;
    if (at === 0) throw notOurs(cursor);
    if (order === current) return this.#from(remembered ? Number(number) : this.#remember(order), order.slice(at));

    const there = new Set(current);
    const met = new Set(order);
    // The end of a thread that is read from its beginning is what came last.
    const late = sort === 'oldest' ? current.filter((id) => !met.has(id)) : [];
    const left = order.slice(at).filter((id) => there.has(id));
    return this.#from(late.length > 0 ? this.#remember([...order, ...late]) : Number(number), [...left, ...late]);
  }

  #from(reading: number, roots: readonly CommentId[]): Rest {
    return { roots, after: (root) => `${reading} ${root}` };
  }

  #remember(order: readonly CommentId[]): number {
    this.#orders.set((this.#last += 1), order);
    this.#orders.delete(this.#last - REMEMBERED);
    return this.#last;
  }
}

function notOurs(cursor: Cursor): AdapterError {
  return new AdapterError('rejected', { hint: `“${cursor}” is no cursor of this thread.` });
}
