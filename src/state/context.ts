import { atom, type WritableAtom } from 'nanostores';
import type { Adapter, CommentPage, Cursor, SourceState } from '../adapters/adapter.js';
import type { Comment, CommentId, Reaction } from '../core/comment.js';
import { descendants } from '../core/outline.js';
import { byAge } from '../core/sort.js';
import type { SortOrder, ThreadInfo, Total } from '../core/thread-info.js';
import { arrange, type Arranged, arrangeFound, arrangeSome, type Measured } from './arrange.js';
import { Arrangement } from './arrangement.js';
import type { Filter, Order } from './branch.js';
import { checkedReading } from './checked-reading.js';
import { Children } from './children.js';
import { Collapsed } from './collapsed.js';
import type { Drafts } from './drafts.js';
import { Entities } from './entities.js';
import { Forest, type Growth } from './forest.js';
import { Turns } from './in-turn.js';
import type { Keep } from './keep.js';
import type { Loading, More } from './loading.js';
import type { OwnRows } from './own-rows.js';
import type { Thread } from './thread.js';

/** How a thread was opened. */
export interface ThreadSetting {
  readonly sort: SortOrder;
  readonly maxDepth: number;
  readonly keep: Keep;
  readonly drafts: Drafts;
  readonly isBeingRead: () => boolean;
}

/** What is shown from memory, until the backend has answered. */
export interface Recalled {
  readonly total: Total | null;
  /** Puts its first page in the place of it. */
  settle(page: CommentPage): void;
}

/** Decides whether a comment stands among those that are filtered. */
export type Match = (comment: Comment, measured: Measured) => boolean;

/** What the actions of one thread share. */
export class ThreadContext {
  readonly comments = new Entities<CommentId, Comment>();
  readonly children = new Children();
  readonly $info: WritableAtom<Loading<ThreadInfo>> = atom({ is: 'loading' });
  readonly $list: WritableAtom<Loading<null>> = atom({ is: 'loading' });
  readonly $more: WritableAtom<More> = atom({ is: 'end' });
  readonly $total: WritableAtom<Total | null> = atom(null);
  /** How many comments of people are loaded. */
  readonly $shown: WritableAtom<number> = atom(0);
  readonly $pings: WritableAtom<readonly CommentId[]> = atom([]);
  readonly $order: WritableAtom<Order>;
  readonly $focus: WritableAtom<CommentId | null> = atom(null);
  readonly $filter: WritableAtom<Filter | null> = atom(null);
  /** How the reading of several sources goes; empty where there is one. */
  readonly $sources: WritableAtom<readonly SourceState[]> = atom([]);
  /** Goes up each time that the tree was drawn anew. */
  readonly $drawn: WritableAtom<number> = atom(0);
  /** Where the next page begins. */
  next: Cursor | null = null;
  /** The order in which the backend is read: that of `next`. */
  asked: SortOrder;
  /** How many comments this reader added since the backend last counted. */
  added = 0;
  counted: Total | null = null;
  recalled: Recalled | undefined;
  /** All reading goes through it. */
  readonly reading: ReturnType<typeof checkedReading>;
  readonly arrangement: Arrangement;
  readonly drafts: Drafts;
  readonly keep: Keep;
  /** Whether the comments are before somebody’s eyes, so that what comes must not move them. */
  readonly isBeingRead: () => boolean;
  /** What this reader wrote in this visit. */
  readonly own = new Set<CommentId>();
  /** By how many milliseconds the server’s clock is ahead of this one; `undefined` as long as nothing has told. */
  ahead: number | undefined;
  /** Rows that only this reader sees: there once there are any. */
  ownRows: OwnRows | undefined;
  /** What the rows of comments are called that have changed their name since they were drawn first. */
  readonly rowNames = new Map<CommentId, string>();
  /** What this reader moderated in this visit: it stays where it is, so that it can be undone. */
  readonly moderated = new Set<CommentId>();
  /** What comments are called here that were looked for by another name: the same came from two of several sources. */
  readonly names = new Map<CommentId, CommentId>();
  /** When the list was read last, by this browser’s clock. */
  listed = 0;
  /** Ends when the thread has been loaded, or failed to. */
  loading: Promise<unknown> | undefined;
  /** The reactions to the page as the backend last confirmed them. */
  pageReactions: readonly Reaction[] | undefined;
  /** How often actions of this reader have changed a comment. */
  touches = 0;
  /** All comments as trees. */
  readonly measured: Forest;
  /** What waits at which list. */
  arrived: Arranged['arrived'] = new Map();
  /** What was drawn anew last, and more in the same conversations. */
  touched: ReadonlySet<CommentId> = new Set();
  match: Match | null = null;

  /** How deep the lists are nested that stand now; `undefined` for those of a branch or a filter. */
  #arrangedTo: number | undefined;
  readonly #life = new AbortController();
  readonly #touched = new Map<CommentId, number>();
  readonly #turns = new Map<string, Turns>();
  readonly #wished = new Map<string, Map<string, boolean>>();
  readonly #running = new Map<string, AbortController>();

  constructor(
    readonly adapter: Adapter,
    { sort, maxDepth, keep, drafts, isBeingRead }: ThreadSetting,
  ) {
    this.reading = checkedReading(adapter);
    this.keep = keep;
    this.isBeingRead = isBeingRead;
    this.drafts = drafts;
    this.asked = sort;
    this.$order = atom({ sort, loading: false, partial: false });
    this.arrangement = new Arrangement(sort, maxDepth, new Collapsed(keep, adapter.key));
    this.measured = new Forest(this.comments, this.arrangement);
  }

  get closed(): boolean {
    return this.#life.signal.aborted;
  }

  /** Aborts when the thread is closed. */
  get life(): AbortSignal {
    return this.#life.signal;
  }

  /** Begins a call that ends the previous one of the same name. */
  supersede(name: string): AbortSignal {
    this.giveUp(name);
    const controller = new AbortController();
    this.#running.set(name, controller);
    return AbortSignal.any([controller.signal, this.#life.signal]);
  }

  /** Ends the call of a name, when there is one. */
  giveUp(name: string): void {
    this.#running.get(name)?.abort(new DOMException(`A newer “${name}” took over.`, 'AbortError'));
    this.#running.delete(name);
  }

  /** A call has ended, and what it began may go on. */
  finish(name: string): void {
    this.#running.delete(name);
  }

  /** Ends every call that only reads. */
  close(): void {
    this.#life.abort(new DOMException('The thread was closed.', 'AbortError'));
  }

  /** The wishes about one thing, which the backend gets one after the other. */
  turnsOf(name: string): Turns {
    return getOrAdd(this.#turns, name, () => new Turns());
  }

  /** Which reactions are wanted of one thing, and not confirmed yet. */
  reactionsWished(name: string): Map<string, boolean> {
    return getOrAdd(this.#wished, name, () => new Map<string, boolean>());
  }

  /** An action changed a comment: what was asked about it before that is out of date. */
  touch(id: CommentId): void {
    this.touches += 1;
    this.#touched.set(id, this.touches);
  }

  /** Whether an action has changed a comment since there were so many touches. */
  isTouchedSince(id: CommentId, touches: number): boolean {
    return (this.#touched.get(id) ?? 0) > touches;
  }

  /**
   * Draws anew what has changed. Lists that stay the same stay quiet. `rank`: orders that are not by time are found anew,
   * too; `whole`: so are all lists.
   */
  place({ rank = false, whole = false } = {}): void {
    const { arrangement, comments, measured } = this;
    const growth = measured.grow(rank);
    if (arrangement.focus !== null && !measured.sizes.has(arrangement.focus)) arrangement.focus = null;
    this.#arrange(growth, whole);
    // Those whose parent has come at last no longer answer somebody unknown.
    for (const id of growth.adopted) comments.refresh(id);
    this.$focus.set(arrangement.focus);
    if (growth.withPings) this.$pings.set(pingsOf(comments.values()));
    this.$shown.set(measured.published);
    this.count();
    this.touched = growth.touched;
    this.$drawn.set(this.$drawn.get() + 1);
  }

  /** Says anew how many comments of people there are, and whether they could be put in order. */
  count(): void {
    const { counted, added, next } = this;
    this.$total.set(
      counted ? { ...counted, count: counted.count + added } : { count: this.$shown.get(), exact: next === null },
    );
    this.tellOrder(this.$order.get().loading);
  }

  tellOrder(loading: boolean): void {
    const { sort } = this.arrangement;
    const partial = sort !== this.asked && this.next !== null;
    const before = this.$order.get();
    if (before.sort !== sort || before.loading !== loading || before.partial !== partial)
      this.$order.set({ sort, loading, partial });
  }

  /** Shows everything again. */
  unfilter(): void {
    this.match = this.arrangement.filter = null;
    this.$filter.set(null);
  }

  #arrange({ touched, roots }: Growth, whole: boolean): void {
    const { arrangement, measured, match, children } = this;
    const isSame = arrangement.maxDepth === this.#arrangedTo && !whole;
    const isWhole = match !== null || arrangement.focus !== null || isFlat(arrangement);
    if (isSame && !isWhole) {
      const some = arrangeSome(measured, arrangement, roots);
      this.arrived = some.arrived;
      children.change(some.branches, touched);
      return;
    }
    // What comes after a branch or a filter is another arrangement of everything, too.
    this.#arrangedTo = isWhole ? undefined : arrangement.maxDepth;
    const { branches, arrived } = match ? arrangeFound(this.#found(match), measured) : arrange(measured, arrangement);
    this.arrived = arrived;
    children.set(branches);
  }

  #found(match: Match): readonly CommentId[] {
    const { comments, measured } = this;
    const { focus } = this.arrangement;
    const among = focus === null ? measured.reading : [focus, ...descendants(measured.tree, focus)];
    return among.filter((id) => match(comments.get(id), measured));
  }
}

/** Whether everything stands in one list. */
function isFlat({ maxDepth }: Arrangement): boolean {
  return (Math.floor(maxDepth) || 1) <= 1;
}

/** The mentions by other pages, oldest first. */
function pingsOf(comments: Iterable<Comment>): readonly CommentId[] {
  const pings = [...comments].filter(({ kind }) => kind !== 'comment');
  return pings.sort(byAge).map(({ id }) => id);
}

function getOrAdd<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

const contexts = new WeakMap<Thread, ThreadContext>();

/** What is behind a thread, for the actions that are loaded when they are used. */
export function contextOf(thread: Thread): ThreadContext {
  const context = contexts.get(thread);
  if (!context) throw new TypeError('This is no thread that openThread() opened.');
  return context;
}

/** Makes the context of a thread known to `contextOf`. */
export function register(thread: Thread, context: ThreadContext): Thread {
  contexts.set(thread, context);
  return thread;
}
