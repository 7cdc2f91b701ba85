import type { CommentId } from '../core/comment.js';
import type { AdapterError } from '../core/errors.js';
import type { SortOrder } from '../core/thread-info.js';

/** The order that the roots stand in. */
export interface Order {
  readonly sort: SortOrder;
  /** Another order is on its way. */
  readonly loading: boolean;
  /** Only what is loaded could be put in this order: the backend can't, and there is more. */
  readonly partial: boolean;
}

/** One list of a thread, and what stands around it. */
export interface Branch {
  /** In reading order; without those that are folded away or wait. */
  readonly ids: readonly CommentId[];
  /** Answers in this list at any depth, loaded or known to exist. */
  readonly total: number;
  /** The reader collapsed it. `ids` stay, so that find-in-page can open it again. */
  readonly collapsed: boolean;
  /** How many more answers “12 more replies” brings: folded ones, and those that are not loaded. */
  readonly folded: number;
  readonly loading: boolean;
  readonly error: AdapterError | undefined;
  /** The deepest list there is: answers to answers stand flat in it, and the branch can be continued on its own. */
  readonly flat: boolean;
  /** Came while the reader was reading, and wait behind a pill. */
  readonly arrived: number;
}

/** Which comments alone are shown. */
export type Filter =
  | { readonly by: 'author' | 'new' | 'unanswered' }
  | { readonly by: 'source'; readonly source: string };
