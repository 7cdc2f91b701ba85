import { atom, type ReadableAtom } from 'nanostores';
import type { LivePort, News, SourcesPort } from '../adapters/adapter.js';
import { AdapterError } from '../core/errors.js';
import { ask } from './ask.js';
import { contextOf, type ThreadContext } from './context.js';
import { NewsDesk } from './news-desk.js';
import type { Thread } from './thread.js';

export { showArrived } from './show-arrived.js';

/** Milliseconds between questions: so many at first, more and more while nothing happens, up to the most. */
const SHORTEST = 20_000;
const LONGEST = 300_000;
/** Milliseconds between questions to those that tell nothing, while others do. */
const BESIDE = 60_000;
const SLOWER = 1.5;
/** Milliseconds between attempts to listen, at least. */
const RECONNECT = 5_000;
/** After so many broken connections in a row we ask instead. */
const MAX_BROKEN = 3;
/** Milliseconds after which a connection is taken to have been a good one. */
const STEADY = 60_000;
/** Milliseconds in which news are gathered, so that a storm of them draws the thread four times a second. */
const GATHER = 250;
const DAY = 86_400_000;

/** What the browser tells about whether it is worth asking. */
export interface Watching {
  readonly visible: () => boolean;
  readonly online: () => boolean;
  /** Calls the listener when either changed. Answers with how to stop that. */
  onChange(listener: () => void): () => void;
}

/** How following a thread goes. */
export type Following = 'live' | 'polling' | 'paused' | 'trouble';

/** A thread that is being followed. */
export interface Follower {
  readonly $state: ReadableAtom<Following>;
  stop(): void;
}

/**
 * Keeps a thread up to date, by being told where the backend can tell, else by asking politely: only
 * while somebody looks and is online, and the less happens the seldomer. New comments wait; see
 * `showArrived`. Ends with the thread. `random` is from 0 up to 1: readers should not all ask at once.
 */
export function follow(thread: Thread, watching: Watching, random: () => number = Math.random): Follower {
  const follower = new ThreadFollower(contextOf(thread), watching, random);
  follower.look();
  return follower;
}

class ThreadFollower implements Follower {
  readonly $state = atom<Following>('paused');
  readonly #context: ThreadContext;
  readonly #watching: Watching;
  readonly #random: () => number;
  readonly #stopListening: readonly (() => void)[];
  #desk: NewsDesk | undefined;
  #isStopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is under way; `undefined` while nobody looks. */
  #active: AbortController | undefined;
  /** When to go on, also after a pause. */
  #due: number;
  #besideTimer: ReturnType<typeof setTimeout> | undefined;
  #interval = SHORTEST;
  #failures = 0;
  #broken = 0;
  #hasListened = false;
  #gathered: News[] = [];
  #gathering: ReturnType<typeof setTimeout> | undefined;

  constructor(context: ThreadContext, watching: Watching, random: () => number) {
    const { adapter, life, $list } = context;
    this.#context = context;
    this.#watching = watching;
    this.#random = random;
    this.#due = Date.now() + (adapter.live || adapter.changes ? 0 : SHORTEST);
    this.#stopListening = [watching.onChange(() => this.look()), $list.listen(() => this.look())];
    life.addEventListener('abort', this.stop);
  }

  /** Begins, or stops for a while, as it is worth it. */
  look(): void {
    const { visible, online } = this.#watching;
    const isWorthIt = !this.#isStopped && this.#context.$list.get().is === 'ready' && visible() && online();
    if (isWorthIt === (this.#active !== undefined)) return;
    if (isWorthIt) this.#resume();
    else this.#pause();
  }

  readonly stop = (): void => {
    this.#isStopped = true;
    this.#context.life.removeEventListener('abort', this.stop);
    for (const stop of this.#stopListening) stop();
    this.look();
  };

  #resume(): void {
    this.#desk ??= new NewsDesk(this.#context);
    this.#active = new AbortController();
    this.#broken = 0;
    this.$state.set(this.#failures > 0 ? 'trouble' : this.#context.adapter.live ? 'live' : 'polling');
    this.#wait(this.#due - Date.now());
    const { live, sources } = this.#context.adapter;
    if (live && sources) this.#askBeside(sources, this.#active.signal);
  }

  /** Asks those of several sources that tell nothing by themselves. */
  #askBeside(sources: SourcesPort, signal: AbortSignal): void {
    this.#besideTimer = setTimeout(async () => {
      // What fails is asked again, and says so itself.
      if (sources.isPartlyLive()) await ask(signal, (call) => this.#desk!.ask(call)).catch(() => undefined);
      if (!signal.aborted) this.#askBeside(sources, signal);
    }, this.#apart(BESIDE));
  }

  #pause(): void {
    this.#active?.abort(new DOMException('Nobody is looking.', 'AbortError'));
    this.#active = undefined;
    clearTimeout(this.#timer);
    clearTimeout(this.#besideTimer);
    this.#takeGathered();
    this.$state.set('paused');
  }

  /** Goes on after some time. Whoever pauses meanwhile goes on when it is over. */
  #wait(milliseconds: number): void {
    const wait = Math.min(Math.max(0, milliseconds), DAY);
    this.#due = Date.now() + wait;
    clearTimeout(this.#timer);
    if (wait > 0) this.#timer = setTimeout(this.#goOn, wait);
    else this.#goOn();
  }

  readonly #goOn = (): void => {
    const { live } = this.#context.adapter;
    const { signal } = this.#active!;
    void (live && this.#broken < MAX_BROKEN ? this.#listen(live, signal) : this.#poll(this.#desk!, signal));
  };

  async #poll(desk: NewsDesk, signal: AbortSignal): Promise<void> {
    this.#due = Date.now() + SHORTEST;
    const isBeginning = desk.hasToBegin;
    try {
      const happened = await ask(signal, (call) => desk.ask(call));
      if (signal.aborted) return;
      this.#failures = 0;
      this.#interval = happened || isBeginning ? SHORTEST : Math.min(this.#interval * SLOWER, LONGEST);
      this.$state.set('polling');
      this.#wait(this.#apart(this.#interval));
    } catch (error) {
      if (!signal.aborted) this.#waitAfter(error, 2 * SHORTEST);
    }
  }

  async #listen(live: LivePort, signal: AbortSignal): Promise<void> {
    const since = Date.now();
    this.#due = since + RECONNECT;
    void this.#catchUp(this.#desk!, signal);
    try {
      await live.watch((news) => this.#hear(news, signal), { signal });
      throw new AdapterError('malformed', { hint: 'LivePort.watch() resolved: it should listen, or reject.' });
    } catch (error) {
      if (signal.aborted) return;
      if (Date.now() - since >= STEADY) this.#broken = this.#failures = 0;
      this.#broken += 1;
      this.#waitAfter(error, RECONNECT);
    }
  }

  /** What happened while nobody listened. */
  async #catchUp(desk: NewsDesk, signal: AbortSignal): Promise<void> {
    const isNothing = !this.#hasListened && !desk.hasToBegin;
    this.#hasListened = true;
    if (isNothing) return;
    try {
      await ask(signal, (call) => desk.ask(call));
      // Where the backend answers again, the connection has mostly come back, too.
      if (this.$state.get() === 'trouble') this.$state.set('live');
    } catch {
      // The next connection catches up with it.
    }
  }

  #hear(news: News, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#broken = this.#failures = 0;
    this.$state.set('live');
    this.#gathered.push(news);
    this.#gathering ??= setTimeout(() => this.#takeGathered(), GATHER);
  }

  #takeGathered(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    const gathered = this.#gathered.splice(0);
    if (gathered.length === 0 || this.#isStopped) return;
    try {
      this.#desk!.take({
        comments: gathered.flatMap(({ comments }) => comments),
        removed: gathered.flatMap(({ removed }) => removed),
        total: gathered.findLast(({ total }) => total)?.total,
      });
    } catch {
      this.$state.set('trouble');
    }
  }

  #waitAfter(thrown: unknown, base: number): void {
    const { retryAfter = 0 } = AdapterError.from(thrown);
    const backoff = Math.min(base * 2 ** this.#failures, LONGEST);
    this.#failures += 1;
    this.$state.set('trouble');
    this.#wait(this.#apart(Math.max(retryAfter, backoff)));
  }

  /** Readers of one thread should not all ask at the same time. */
  #apart(milliseconds: number): number {
    return milliseconds * (1 + this.#random() / 4);
  }
}
