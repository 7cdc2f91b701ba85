import type { Comment, CommentId } from '../core/comment.js';
import type { Call } from './adapter.js';

/** A comment as a thread in this process keeps it. Its `can` holds only what it was seeded with. */
export interface LocalRow {
  readonly comment: Comment;
  /** The key that it was created with. */
  readonly key?: string | undefined;
  /** Who wrote it here, and may therefore change it. */
  readonly owner?: string | undefined;
  /** Nothing is left of it but its place: its author took it away. */
  readonly erased?: boolean | undefined;
}

/** What is to become of the rows, and what to answer when that is done. */
export interface LocalChange<T> {
  readonly put?: LocalRow | undefined;
  readonly drop?: CommentId | undefined;
  readonly answer: T;
}

/** Makes up its mind over the rows as they are. */
export type LocalDecision<T> = (rows: readonly LocalRow[]) => LocalChange<T>;

/** Where the rows of one thread are kept. Rows never change: a changed one is another object. */
export interface LocalStore {
  read(call: Call): Promise<readonly LocalRow[]>;
  /**
   * Keeps what `decide` makes of the rows as they are. Nobody else writes in between; when
   * `decide` throws, nothing is kept and the call rejects with what it threw.
   */
  change<T>(decide: LocalDecision<T>, call: Call): Promise<T>;
}
