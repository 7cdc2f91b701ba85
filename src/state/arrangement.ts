import type { Cursor } from '../adapters/adapter.js';
import type { CommentId } from '../core/comment.js';
import type { AdapterError } from '../core/errors.js';
import type { SortOrder } from '../core/thread-info.js';
import type { Filter } from './branch.js';
import type { Collapsed } from './collapsed.js';

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
  readonly kept = new Set<CommentId>();
  /** Came while the reader was reading, and were not asked for yet. */
  readonly waiting = new Set<CommentId>();
  /** New to this reader. */
  readonly fresh = new Set<CommentId>();
  /** Branches of which everything has been fetched, whatever the backend’s counts say. */
  readonly whole = new Set<CommentId>();
  readonly fetching = new Map<CommentId, Fetching>();
  /** Where the next page of a branch begins. */
  readonly cursors = new Map<CommentId, Cursor>();
  /** What the backend has brought in this order; `null` as long as it is the first. */
  brought: Set<CommentId> | null = null;
  /** Where the roots stand in an order that is not by time. It holds while votes and answers come in. */
  ranks = new Map<CommentId, number>();
  readonly #limits = new Map<CommentId, number>();

  constructor(
    public sort: SortOrder,
    public maxDepth: number,
    readonly collapsed: Collapsed,
  ) {}

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
  }

  /** Lets comments stand behind those that the backend brought before, in its order. */
  appendRanks(comments: Iterable<{ readonly id: CommentId }>): void {
    for (const { id } of comments) if (!this.ranks.has(id)) this.ranks.set(id, this.ranks.size);
  }
}
