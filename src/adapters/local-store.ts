import type { Comment, CommentId, VoteDirection } from '../core/comment.js';
import type { Call } from './adapter.js';

/** The id of the row that stands for the page itself, and keeps its reactions. No comment has it. */
export const PAGE: CommentId = '\u0000page';

/** A comment as a thread in this process keeps it. Its `can` holds only what it was seeded with. */
export interface LocalRow {
  readonly comment: Comment;
  /** The key that it was created with. */
  readonly key?: string | undefined;
  /** Who wrote it here, and may therefore change it. */
  readonly owner?: string | undefined;
  /** Nothing is left of it but its place: its author took it away. */
  readonly erased?: boolean | undefined;
  /** Not even its place is left: only that it was there, for those who still show it. */
  readonly gone?: boolean | undefined;
  /** Which change of the thread was the last of this row; the store counts them. Absent: before all of them. */
  readonly version?: number | undefined;
  /** Who voted how, on top of what `comment.votes` counts. */
  readonly ballots?: ReadonlyMap<string, VoteDirection> | undefined;
  /** Who reacted, by the names of reactions, on top of what `comment.reactions` counts. */
  readonly reactors?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
}

/** What is to become of the rows, and what to answer when that is done. */
export interface LocalChange<T> {
  readonly put?: LocalRow | undefined;
  readonly answer: T;
}

/** Makes up its mind over the rows as they are. */
export type LocalDecision<T> = (rows: readonly LocalRow[]) => LocalChange<T>;

/** Where the rows of one thread are kept. Rows never change: a changed one is another object, of a higher version. */
export interface LocalStore {
  read(call: Call): Promise<readonly LocalRow[]>;
  /**
   * Keeps what `decide` makes of the rows as they are. Nobody else writes in between; when
   * `decide` throws, nothing is kept and the call rejects with what it threw.
   */
  change<T>(decide: LocalDecision<T>, call: Call): Promise<T>;
}

/** The number of the last change in the life of a thread. */
export function versionOf(rows: readonly LocalRow[]): number {
  let version = 0;
  for (const row of rows) version = Math.max(version, row.version ?? 0);
  return version;
}
