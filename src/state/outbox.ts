import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { Comment, CommentId, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { writerOf } from '../core/people.js';
import { AlreadyWritten } from './already-written.js';
import { contextOf, type ThreadContext } from './context.js';
import { type Destination, homeOf, infoFor } from './info-for.js';
import { bringIntoView } from './bring-into-view.js';
import { ownRowsOf, removeOwnRow } from './own-rows.js';
import { rememberClosed, takePosted } from './post-comment.js';
import { belongsInForm, waitBeforeRetry } from './retry.js';
import { sendOnce } from './send-once.js';
import type { Network, Shelf, Turn } from './shelf.js';
import type { Thread } from './thread.js';
import { Unconfirmed } from './unconfirmed.js';
import { asRow, isArrived, noteDown, type Unsent, unsentId, wordsOfUnsent } from './unsent.js';
import { UnsentShelf } from './unsent-shelf.js';

/** After so long nothing is sent without being asked for again. */
const DAY = 86_400_000;
/** After so long a reader wonders. */
const SLOW = 10_000;

/** How sending one comment goes. */
export type Sending =
  | { readonly is: 'sending'; readonly slow: boolean }
  /** It is sent again by itself: in so many seconds, or (`null`) once there is a connection. */
  | { readonly is: 'waiting'; readonly error: AdapterError; readonly seconds: number | null }
  /** It waits for the reader. Without an error it is from an earlier visit, or of whoever was the reader then. */
  | {
      readonly is: 'stopped';
      readonly error: AdapterError | undefined;
      /** Until when the backend asks to wait: milliseconds since 1970. */
      readonly until?: number | undefined;
    };

/** What the outbox needs of the browser. */
export interface OutboxPlace {
  readonly shelf: Shelf;
  readonly turn: Turn;
  readonly network: Network;
  /** From 0 to 1. */
  readonly random?: (() => number) | undefined;
}

/** Who hears how sending goes. */
export interface OutboxListener {
  /** The backend has it. */
  confirmed(comment: Comment, sent: NewComment, id: CommentId): void;
  /** An attempt has failed; `next` says how it goes on. */
  failed(id: CommentId, error: AdapterError, next: Sending): void;
  /** Something has to be done about it first. Answers whether the words are back in their form. */
  refused(id: CommentId, sent: NewComment, error: AdapterError): boolean;
  /** It is stored, or there is no place to store it. */
  stored(sent: NewComment): void;
}

interface Entry {
  unsent: Unsent;
  readonly id: CommentId;
  readonly $sending: WritableAtom<Sending>;
  stored: Promise<void>;
  isKept: boolean;
  tries: number;
  isRunning: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The comments of one thread that were sent and are not confirmed. Each stands in its place from the
 * press of the button on, and is held in this browser until the backend has it: it survives failures,
 * reloads and crashes, and is posted once.
 */
export class Outbox {
  readonly #thread: Thread;
  readonly #context: ThreadContext;
  readonly #place: OutboxPlace;
  readonly #listener: OutboxListener;
  readonly #shelf: UnsentShelf;
  readonly #entries = new Map<CommentId, Entry>();
  /** What went back into its form, by its key: an attempt may have arrived all the same. */
  readonly #refused = new Map<string, Unsent>();
  readonly #$unkept = atom(0);
  readonly #stopListening: () => void;
  #isStopped = false;

  constructor(thread: Thread, place: OutboxPlace, listener: OutboxListener) {
    this.#thread = thread;
    this.#context = contextOf(thread);
    this.#place = place;
    this.#listener = listener;
    this.#shelf = new UnsentShelf(place.shelf, this.#context.keep, this.#context.adapter.key);
    this.#stopListening = place.network.onOnline(this.#online);
  }

  /** How many of them would be lost with the page. */
  get $unkept(): ReadableAtom<number> {
    return this.#$unkept;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** How sending a row goes; `undefined` for rows that are not being sent. */
  $sending(id: CommentId): ReadableAtom<Sending> | undefined {
    return this.#entries.get(id)?.$sending;
  }

  /** The words of a row. */
  comment(id: CommentId): NewComment | undefined {
    return this.#entries.get(id)?.unsent.comment;
  }

  /** Whether the thread has the same words of the same writer in the same place: sent twice, they are meant twice. */
  same(comment: NewComment): AlreadyWritten | undefined {
    const { comments, ownRows } = this.#context;
    const noted = this.#note(comment);
    if (!noted) return undefined;
    const isHome = this.#isHome(comment);
    const id = noted.before.findLast((before) => isHome(before) && comments.get(before).parent === comment.parent);
    return id !== undefined || ownRows?.has(wordsOfUnsent(noted)) ? new AlreadyWritten(id, true) : undefined;
  }

  /**
   * Shows a comment in its place, and sends it. Answers what its row is called. This first attempt is
   * made also when the section goes meanwhile: somebody has asked for it.
   */
  send(comment: NewComment): CommentId {
    const noted = this.#note(comment);
    if (!noted) throw new TypeError('Nobody can write before the thread is there.');
    const { since, before, doubtful } = this.#refused.get(comment.key) ?? noted;
    const entry = this.#add({ ...noted, since, before, doubtful });
    bringIntoView(this.#context, entry.id);
    void this.#attempt(entry, true);
    return entry.id;
  }

  /** Takes up what an earlier visit left: it is seen, and sent where nothing speaks against it. Resolves to how many. */
  async restore(): Promise<number> {
    const found = (await this.#shelf.all()).filter(({ comment }) => !this.#entries.has(unsentId(comment)));
    if (this.#isStopped) return 0;
    for (const unsent of found) {
      const entry = this.#add(unsent, true);
      this.#context.arrangement.kept.add(entry.id);
      // Its draft is still there where the page was left at the very moment that it was stored.
      this.#listener.stored(unsent.comment);
      void this.#attempt(entry);
    }
    if (found.length > 0) this.#context.place();
    return found.length;
  }

  /** Sends again, because the reader wants it. */
  retry(id: CommentId): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.tries = 0;
    void this.#attempt(entry, true);
  }

  /**
   * Ends sending a comment. Answers its words, which are nowhere else then; `undefined` while they are
   * on their way. Sent again under the same key, they are looked for first where they may have arrived.
   */
  take(id: CommentId): NewComment | undefined {
    const entry = this.#entries.get(id);
    if (!entry || entry.isRunning) return undefined;
    this.#refused.set(entry.unsent.comment.key, entry.unsent);
    this.#remove(entry);
    this.#context.place();
    return entry.unsent.comment;
  }

  /** Tells those who watch a row to look again. */
  refresh(id: CommentId): void {
    const $sending = this.#entries.get(id)?.$sending;
    $sending?.set({ ...$sending.get() });
  }

  /** Ends waiting. What is on its way is still sent, and what waits goes on in the next visit. */
  stop(): void {
    this.#isStopped = true;
    this.#stopListening();
    for (const entry of this.#entries.values()) {
      clearTimeout(entry.timer);
      if (!entry.isRunning) this.#leaveWords(entry);
    }
  }

  /** What no later visit would find goes back into its draft, which the same section has still when it goes on. */
  #leaveWords({ isKept, unsent: { comment } }: Entry): void {
    const { drafts } = this.#thread;
    if (!isKept && drafts.get(comment.parent) === '') drafts.put(comment.parent, comment.text);
  }

  /** `undefined` as long as the place where it goes has said nothing. */
  #note(comment: NewComment): Unsent | undefined {
    const info = infoFor(this.#thread, comment);
    return info && noteDown(comment, info, this.#context.comments, Date.now(), this.#isHome(comment));
  }

  /** Tells which comments are from the place where one goes. */
  #isHome(destination: Destination): (id: CommentId) => boolean {
    const { sources } = this.#context.adapter;
    if (!sources) return () => true;
    const home = homeOf(sources, destination);
    return (id) => sources.of(id) === home;
  }

  #add(unsent: Unsent, isKept = false): Entry {
    const context = this.#context;
    const id = unsentId(unsent.comment);
    const $sending = atom<Sending>({ is: 'sending', slow: false });
    const entry: Entry = {
      unsent,
      id,
      $sending,
      isKept,
      stored: Promise.resolve(),
      tries: 0,
      isRunning: false,
      timer: undefined,
    };
    this.#entries.set(id, entry);
    const isHome = this.#isHome(unsent.comment);
    let latest = unsent.at;
    for (const { created } of context.comments.values()) latest = Math.max(latest, (created ?? 0) + 1);
    // After all others, also where a clock is wrong: there it will be once it is confirmed.
    context.comments.confirm(asRow(unsent, infoFor(this.#thread, unsent.comment)?.viewer ?? null, latest));
    context.own.add(id);
    ownRowsOf(context).set(wordsOfUnsent(unsent), {
      id,
      isIt: (comment) => isHome(comment.id) && isArrived(entry.unsent, comment),
      found: (comment) => void this.#confirm(entry, comment),
    });
    if (!isKept) entry.stored = this.#store(entry);
    return entry;
  }

  async #store(entry: Entry): Promise<void> {
    this.#$unkept.set(this.#$unkept.get() + 1);
    entry.isKept = await this.#shelf.write(entry.unsent);
    if (entry.isKept && this.#entries.has(entry.id)) this.#$unkept.set(this.#$unkept.get() - 1);
    this.#listener.stored(entry.unsent.comment);
  }

  /** Whether words are too old, or somebody else’s by now, to be sent unasked. */
  #needsReader({ at, as, comment }: Unsent): boolean {
    const info = infoFor(this.#thread, comment);
    return Date.now() - at > DAY || !info || writerOf(info.viewer) !== as;
  }

  readonly #online = (): void => {
    for (const entry of this.#entries.values()) {
      const sending = entry.$sending.get();
      if (sending.is === 'waiting' && sending.error.kind !== 'rate-limited') void this.#attempt(entry);
    }
  };

  async #attempt(entry: Entry, isPressed = false): Promise<void> {
    if (entry.isRunning || (this.#isStopped && !isPressed)) return;
    clearTimeout(entry.timer);
    if (!isPressed && this.#needsReader(entry.unsent)) {
      entry.$sending.set({ is: 'stopped', error: undefined });
      return;
    }
    if (this.#place.network.isOffline()) {
      this.#fail(entry, new AdapterError('offline'));
      return;
    }
    entry.isRunning = true;
    entry.$sending.set({ is: 'sending', slow: false });
    entry.timer = setTimeout(() => entry.$sending.set({ is: 'sending', slow: true }), SLOW);
    let failure: AdapterError | undefined;
    try {
      await entry.stored;
      await this.#place.turn(`gedanken:1:send:${entry.unsent.comment.key}`, async () => {
        const mayRepeat = isPressed || !infoFor(this.#thread, entry.unsent.comment)?.hidesTaken;
        const confirmed = await sendOnce(this.#context, entry, this.#shelf, mayRepeat);
        if (confirmed) await this.#confirm(entry, confirmed);
        else this.#forget(entry);
      });
    } catch (thrown) {
      failure = AdapterError.from(thrown);
    }
    entry.isRunning = false;
    clearTimeout(entry.timer);
    if (failure && this.#entries.has(entry.id)) this.#fail(entry, failure);
  }

  #fail(entry: Entry, thrown: AdapterError): void {
    const { id, unsent } = entry;
    const isHome = this.#isHome(unsent.comment);
    const same = unsent.before.findLast((before) => this.#context.comments.has(before) && isHome(before));
    const error = thrown.kind === 'conflict' && same ? new AlreadyWritten(same, false, thrown) : thrown;
    // First, as no form below a comment takes words back then: they stay in their row.
    rememberClosed(this.#context, error, unsent.comment);
    if (belongsInForm(error) && !this.#isStopped && this.#listener.refused(id, unsent.comment, error)) {
      this.#refused.set(unsent.comment.key, unsent);
      this.#remove(entry);
      return this.#context.place();
    }
    const next = this.#nextAfter(entry, error);
    entry.$sending.set(next);
    if (this.#isStopped) this.#leaveWords(entry);
    else this.#listener.failed(id, error, next);
  }

  #nextAfter(entry: Entry, error: AdapterError): Sending {
    if (this.#place.network.isOffline()) return { is: 'waiting', error, seconds: null };
    entry.tries += 1;
    const wait = waitBeforeRetry(error, entry.tries, (this.#place.random ?? Math.random)());
    const { kind, retryAfter } = error;
    const until = kind === 'rate-limited' && retryAfter ? Date.now() + retryAfter : undefined;
    if (wait === undefined || this.#isStopped || error instanceof Unconfirmed) return { is: 'stopped', error, until };
    return this.#countDown(entry, error, Date.now() + wait);
  }

  #countDown(entry: Entry, error: AdapterError, until: number): Sending {
    const left = until - Date.now();
    const tick = (): void => {
      if (Date.now() >= until) void this.#attempt(entry);
      else entry.$sending.set(this.#countDown(entry, error, until));
    };
    // Never longer than it was to be, should somebody set the clock.
    entry.timer = setTimeout(tick, Math.min(1000, Math.max(0, left)));
    return { is: 'waiting', error, seconds: Math.max(1, Math.ceil(left / 1000)) };
  }

  async #confirm(entry: Entry, confirmed: Comment): Promise<void> {
    const { comments } = this.#context;
    if (!this.#entries.has(entry.id)) {
      // It was recognized before it was answered: the answer says more about it.
      if (comments.has(confirmed.id)) comments.confirm(confirmed);
      return;
    }
    // It stays stored until it stands in the list.
    takePosted(this.#context, confirmed, entry.id);
    this.#forget(entry);
    await this.#shelf.remove(entry.unsent.comment);
    this.#listener.confirmed(confirmed, entry.unsent.comment, entry.id);
  }

  /** Takes a comment out of the thread, and out of the browser. */
  #remove(entry: Entry): void {
    this.#forget(entry);
    void entry.stored.then(() => this.#shelf.remove(entry.unsent.comment));
  }

  #forget(entry: Entry): void {
    const { id, unsent, timer } = entry;
    clearTimeout(timer);
    if (!this.#entries.delete(id)) return;
    if (!entry.isKept) this.#$unkept.set(Math.max(0, this.#$unkept.get() - 1));
    const words = wordsOfUnsent(unsent);
    if (this.#context.ownRows?.get(words)?.id === id) this.#context.ownRows.delete(words);
    if (!this.#context.comments.has(id)) return;
    removeOwnRow(this.#context, id);
    this.#context.place();
  }
}
