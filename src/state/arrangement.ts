import type { Cursor } from '../adapters/adapter.js';
import type { CommentId } from '../core/comment.js';
import type { AdapterError } from '../core/errors.js';
import type { SortOrder } from '../core/thread-info.js';
import type { Filter } from './branch.js';
import type { Collapsed } from './collapsed.js';
import { NotedSet } from './noted-set.js';

/** A longer list of answers is folded, to so many: folding away one or two would save nothing. */
const LONGEST_UNFOLDED = 12;
const SHOWN_OF_FOLDED = 10;

/** How fetching the rest of a branch goes. */
export interface Fetching {
  readonly loading: boolean;
  readonly error: AdapterError | undefined;
}

/** What this reader, and the way in which comments came, make of the bare tree. */
export class Arrangement {
  focus: CommentId | null = null;
  filter: Filter | null = null;
  /** Posted here or linked to: neither folded away nor lost to another order. */
  readonly kept: Set<CommentId>;
  /** Came while the reader was reading, and were not asked for yet. */
  readonly waiting: Set<CommentId>;
  /** New to this reader. */
  readonly fresh = new Set<CommentId>();
  /** Branches of which everything has been fetched, whatever the backend’s counts say. */
  readonly whole: Set<CommentId>;
  /** Where the next page of a branch begins. */
  readonly cursors = new Map<CommentId, Cursor>();
  /** What the backend has brought in this order; `null` as long as it is the first. */
  brought: Set<CommentId> | null = null;
  /** Where the roots stand in an order that is not by time. It holds while votes and answers come in. */
  ranks = new Map<CommentId, number>();
  readonly #limits = new Map<CommentId, number>();
  readonly #fetching = new Map<CommentId, Fetching>();
  /** The comments around which something has changed. */
  readonly #changed = new Set<CommentId>();

  constructor(
    public sort: SortOrder,
    public maxDepth: number,
    readonly collapsed: Collapsed,
  ) {
    this.kept = new NotedSet(this.#changed);
    this.waiting = new NotedSet(this.#changed);
    this.whole = new NotedSet(this.#changed);
  }

  /** The comments around which something has changed since this was asked last. */
  takeChanged(): readonly CommentId[] {
    const changed = [...this.#changed, ...this.collapsed.takeChanged()];
    this.#changed.clear();
    return changed;
  }

  /** The backend brought a comment in the order that it was asked for. */
  bring(id: CommentId): void {
    if (!this.brought || this.brought.has(id)) return;
    this.brought.add(id);
    this.#changed.add(id);
  }

  fetchingOf(parent: CommentId): Fetching | undefined {
    return this.#fetching.get(parent);
  }

  /** How fetching the rest of a branch goes now; `undefined` when it is done. */
  setFetching(parent: CommentId, fetching: Fetching | undefined): void {
    if (fetching) this.#fetching.set(parent, fetching);
    else this.#fetching.delete(parent);
    this.#changed.add(parent);
  }

  /** How many of the answers to one comment are shown. What was shown once is not folded away again. */
  limitOf(parent: CommentId, length: number): number {
    const known = this.#limits.get(parent);
    if (known !== undefined || length <= SHOWN_OF_FOLDED) return known ?? length;
    const limit = length > LONGEST_UNFOLDED ? SHOWN_OF_FOLDED : LONGEST_UNFOLDED;
    this.#limits.set(parent, limit);
    return limit;
  }

  /** Shows more of the answers to one comment. */
  raiseLimit(parent: CommentId, by: number): void {
    this.#limits.set(parent, (this.#limits.get(parent) ?? SHOWN_OF_FOLDED) + by);
    this.#changed.add(parent);
  }

  /** Lets comments stand behind those that the backend brought before, in its order. */
  appendRanks(comments: Iterable<{ readonly id: CommentId }>): void {
    for (const { id } of comments) if (!this.ranks.has(id)) this.ranks.set(id, this.ranks.size);
  }
}
