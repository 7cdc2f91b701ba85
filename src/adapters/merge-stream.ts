import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { isComment } from '../core/is-comment.js';
import type { SortOrder, Total } from '../core/thread-info.js';
import type { Call, CommentPage, Cursor } from './adapter.js';
import { unitsOf, type Unit } from './merge-units.js';

/** How one source is read. */
export interface Streaming {
  list(cursor: Cursor | undefined, call: Call): Promise<CommentPage>;
  /** Takes comments over, and answers with what the merged thread calls them. */
  take(comments: readonly Comment[]): readonly CommentId[];
  /** Something about the reading of this source has changed. */
  changed(): void;
}

/** One source as it is read from its first page to its last, with what was read and not shown yet. */
export class Stream {
  /** What was read and not shown yet, in the order of the source. */
  readonly waiting: Unit[] = [];
  is: 'new' | 'loading' | 'ready' | 'failed' = 'new';
  error: AdapterError | undefined;
  #told: Total | undefined;
  #seen = 0;
  /** Ends with the request that is under way. Never rejects. */
  pending: Promise<void> | undefined;
  readonly #how: Streaming;
  readonly #sort: SortOrder;
  #next: Cursor | null | undefined;
  #isOverdue = false;
  /** When the last conversation was begun that was read; `undefined` while there is none, or they come in no order. */
  #reached: number | undefined;
  #isOrdered = true;

  constructor(how: Streaming, sort: SortOrder) {
    this.#how = how;
    this.#sort = sort;
  }

  /** Whether not even the first page has come. */
  get isLate(): boolean {
    return this.#next === undefined;
  }

  /** Whether nobody waits for it. */
  get isAside(): boolean {
    return this.isLate || this.#isOverdue;
  }

  /** Whether there is more to come than what has been shown. */
  get isOpen(): boolean {
    return this.waiting.length > 0 || this.#hasMore;
  }

  /** Whether going on here is up to the next page: a source that was not reached at all is asked again on its own. */
  get canGoOn(): boolean {
    return this.pending === undefined && this.waiting.length === 0 && this.#hasMore && !this.isAside;
  }

  /** Up to when everything is read: nothing beyond can be shown before what this source still has. */
  get limit(): number | undefined {
    return this.#hasMore && this.is !== 'failed' && !this.#isOverdue && this.#isOrdered ? this.#reached : undefined;
  }

  /** How many comments of people the source has; `undefined` as long as nothing has come. */
  get total(): Total | undefined {
    if (this.isLate) return undefined;
    return this.#told ?? { count: this.#seen, exact: this.#next === null };
  }

  get #hasMore(): boolean {
    return this.#next !== null && !(this.isLate && this.is === 'failed');
  }

  /** Lets others go on without what it was asked for: that comes in between once it is there. */
  setAside(): void {
    this.#isOverdue = true;
    this.#how.changed();
  }

  /** Asks for the next page. */
  read(call: Call): void {
    this.is = 'loading';
    this.error = undefined;
    this.pending = this.#read(call).finally(() => {
      this.pending = undefined;
      this.#isOverdue = false;
      this.#how.changed();
    });
  }

  async #read(call: Call): Promise<void> {
    try {
      const { comments, next, total } = await this.#how.list(this.#next ?? undefined, call);
      const checked = comments.filter(isComment);
      const ids = this.#how.take(checked);
      for (const unit of unitsOf(checked, ids)) this.#wait(unit);
      // A page without anything in it, and with another one after it, could go on for ever.
      this.#next = next === this.#next ? null : next;
      this.#told = total ?? this.#told;
      this.#seen += checked.filter(({ kind, status }) => kind === 'comment' && status === 'published').length;
      this.is = 'ready';
    } catch (thrown) {
      this.is = 'failed';
      this.error = call.signal.aborted ? new AdapterError('unavailable', { cause: thrown }) : AdapterError.from(thrown);
    }
  }

  #wait(unit: Unit): void {
    this.waiting.push(unit);
    if (unit.time === undefined) return;
    const goesBack = this.#reached !== undefined && this.#sign * (unit.time - this.#reached) < 0;
    if (goesBack) this.#isOrdered = false;
    this.#reached = unit.time;
  }

  get #sign(): 1 | -1 {
    return this.#sort === 'oldest' ? 1 : -1;
  }
}
