import type { Comment, CommentId } from '../core/comment.js';
import type { SortOrder, Total } from '../core/thread-info.js';
import type { Call, CommentPage, Cursor } from './adapter.js';
import type { Stream } from './merge-stream.js';
import type { Unit } from './merge-units.js';

/** Milliseconds: those that answer at nearly the same time share a page. */
const GRACE = 40;
/** Milliseconds: so long all wait for the next page of one. */
const PATIENCE = 1_500;
/** Comments on one page, at most: what reads it cuts longer ones, and has no name for where the first page goes on. */
const MOST = 500;

/** What a reading needs of the merged thread. */
export interface ReadingHost {
  row(id: CommentId): Comment;
  /** How many comments were counted too often. */
  doubled(): number;
  /** Rows that were there before and look different since this was asked last. */
  changed(): ReadonlySet<CommentId>;
}

/**
 * Reads all sources in one order. A page never shows what belongs behind something that another source may still have;
 * only sources that were not there in time come in between later, and are told apart for that.
 */
export class MergedReading {
  readonly streams: readonly Stream[];
  readonly #name: string;
  readonly #sort: SortOrder;
  readonly #host: ReadingHost;
  readonly #shown = new Set<CommentId>();
  /** Asked for twice, a page is the same: the first answer may have been lost on its way. */
  readonly #pages: CommentPage[] = [];
  /** Those that were late when somebody was told last. */
  #late: readonly Stream[] = [];
  /** What was said last of how many there are. */
  #told: Total | undefined;
  /** Ends when the first page has been told, or could not be read. */
  #isBegun: Promise<void> | undefined;

  constructor(name: string, sort: SortOrder, streams: readonly Stream[], host: ReadingHost) {
    this.#name = name;
    this.#sort = sort;
    this.streams = streams;
    this.#host = host;
  }

  /** The first page, as soon as any source has one. */
  first(call: Call): Promise<CommentPage> {
    const first = this.#first(call);
    // Whoever asked for it places it before what comes late.
    this.#isBegun = first.then(nothing, nothing).then(() => elapsed(0));
    return first;
  }

  async #first(call: Call): Promise<CommentPage> {
    for (const stream of this.streams) stream.read(call);
    await until(call, () => this.streams.every(({ isLate }) => isLate), this.streams);
    await Promise.race([this.#settled(), elapsed(GRACE)]);
    call.signal.throwIfAborted();
    const [failed] = this.streams;
    if (this.streams.every(({ is }) => is === 'failed')) throw failed!.error!;
    return this.#keep(this.#page());
  }

  /** The page after so many. */
  async page(index: number, call: Call): Promise<CommentPage> {
    const known = this.#pages[index];
    if (known) return known;
    for (const stream of this.streams) if (stream.canGoOn) stream.read(call);
    await this.#awaitPages(call);
    const page = this.#page();
    const broken = this.streams.find(({ is, isAside }) => is === 'failed' && !isAside);
    if (page.comments.length === 0 && broken) throw broken.error!;
    return this.#keep(page);
  }

  /** Waits for all that were asked for a page; in the end, where there is something to show, only for those that were quick. */
  async #awaitPages(call: Call): Promise<void> {
    const isMissing = ({ isAside, pending }: Stream): boolean => !isAside && pending !== undefined;
    const asked = this.streams.filter(isMissing);
    let isTime = false;
    const goesOn = (): boolean => isTime && this.streams.some((one) => !isMissing(one) && one.waiting.length > 0);
    const late = elapsed(PATIENCE).then(() => (isTime = true));
    const isWaiting = (): boolean => this.streams.some(isMissing) && !goesOn();
    await Promise.race([until(call, isWaiting, asked), late]);
    await until(call, isWaiting, asked);
    for (const stream of this.streams.filter(isMissing)) stream.setAside();
  }

  /** Waits for a source that was late. Resolves to whether one has come that nobody was told of. */
  async arrival(call: Call): Promise<boolean> {
    await this.#isBegun;
    const late = this.streams.filter(isOnItsWay);
    if (late.length > 0) await until(call, () => late.every(isOnItsWay), late);
    return late.length > 0 || this.#late.some(({ isAside }) => !isAside);
  }

  /** What can be shown by now, with what was late. */
  arrived(): CommentPage {
    return this.#page();
  }

  /** What the sources have counted between them. */
  get total(): Total | undefined {
    const told = this.streams.flatMap(({ total }) => total ?? []);
    if (told.length === 0) return undefined;
    const exact = told.length === this.streams.length && told.every((total) => total.exact);
    const count = told.reduce((sum, one) => sum + one.count, -this.#host.doubled());
    return { count, exact };
  }

  #keep(page: CommentPage): CommentPage {
    const index = this.#pages.push(page) - 1;
    return (this.#pages[index] = { ...page, next: this.#next });
  }

  get #next(): Cursor | null {
    return this.streams.some(({ isOpen, isAside }) => isOpen && !isAside)
      ? `${this.#name}:${this.#pages.length}`
      : null;
  }

  #page(): CommentPage {
    const comments = this.#bring().map((id) => this.#host.row(id));
    const { total } = this;
    // What was said once is out of date as soon as there is news: whoever was told of that counts by themselves.
    const isSaid = total?.count === this.#told?.count && total?.exact === this.#told?.exact;
    this.#told = total;
    this.#late = this.streams.filter(({ isAside }) => isAside);
    return { comments, next: this.#next, ...(total && !isSaid && { total }) };
  }

  /** What can be shown by now, each conversation where it belongs between those of the other sources. */
  #bring(): readonly CommentId[] {
    const ids = new Set<CommentId>();
    for (const id of this.#host.changed()) if (this.#shown.has(id)) ids.add(id);
    const limit = this.#limit();
    for (let unit = this.#nextUnit(limit); unit && ids.size < MOST; unit = this.#nextUnit(limit)) {
      const { waiting } = this.streams.find((stream) => stream.waiting[0] === unit)!;
      const room = MOST - ids.size;
      if (unit.ids.length > room) waiting[0] = { ...unit, ids: unit.ids.slice(room) };
      else waiting.shift();
      for (const id of unit.ids.slice(0, room)) if (!this.#shown.has(id)) ids.add(id);
    }
    for (const id of ids) this.#shown.add(id);
    return [...ids];
  }

  #nextUnit(limit: number): Unit | undefined {
    const heads = this.streams.flatMap(({ waiting: [head] }) => head ?? []);
    const placed = heads
      .map((head) => ({ head, place: this.#placeOf(head.time) }))
      .filter(({ place }) => place <= limit);
    return placed.sort((a, b) => a.place - b.place)[0]?.head;
  }

  /** The earlier in the order the smaller; what has no place in time comes first. */
  #placeOf(time: number | undefined): number {
    return time === undefined ? -Infinity : this.#sort === 'oldest' ? time : -time;
  }

  #limit(): number {
    const limits = this.streams.flatMap(({ limit }) => (limit === undefined ? [] : this.#placeOf(limit)));
    return Math.min(Infinity, ...limits);
  }

  async #settled(): Promise<void> {
    await Promise.all(this.streams.flatMap(({ pending }) => pending ?? []));
  }
}

function isOnItsWay({ isAside, pending }: Stream): boolean {
  return isAside && pending !== undefined;
}

/** Waits while something is so, looking whenever one of the streams has answered. */
async function until(call: Call, isSo: () => boolean, streams: readonly Stream[]): Promise<void> {
  const aborted = new Promise<never>((_, reject) => {
    call.signal.addEventListener('abort', () => reject(call.signal.reason), { once: true });
  });
  aborted.catch(() => undefined);
  for (;;) {
    call.signal.throwIfAborted();
    const pending = streams.flatMap((stream) => stream.pending ?? []);
    if (pending.length === 0 || !isSo()) return;
    await Promise.race([...pending, aborted]);
  }
}

function nothing(): void {}

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
