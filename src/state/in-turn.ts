import type { Call } from '../adapters/adapter.js';
import { AdapterError } from '../core/errors.js';
import { ask } from './ask.js';

/** One thing that a reader wants of a backend. */
interface Wish {
  /** Asks for it, and takes over the answer. */
  readonly grant: () => Promise<void>;
  readonly done: PromiseWithResolvers<void>;
}

/**
 * Wishes about one thing: one is on its way at a time, so that the backend gets them in the order in
 * which they were made, and of those of one name that wait only the last is sent.
 */
export class Turns {
  readonly #waiting = new Map<string, Wish>();
  #running: string | undefined;

  /** Whether there is a newer wish of this name than the one on its way. */
  isOutdated(name: string): boolean {
    return this.#waiting.has(name);
  }

  /** Whether a wish of this name is on its way, or waits. */
  isOpen(name: string): boolean {
    return this.#running === name || this.#waiting.has(name);
  }

  /**
   * Sends a wish, and hands over what was answered in time. Resolves then, or when a newer wish took
   * its place; rejects with `AdapterError`.
   */
  wish<Answer>(name: string, send: (call: Call) => Promise<Answer>, take: (answer: Answer) => void): Promise<void> {
    this.#waiting.get(name)?.done.resolve();
    const done = Promise.withResolvers<void>();
    // What was asked for is done, also when the thread is closed meanwhile.
    const grant = async (): Promise<void> => take(await ask(new AbortController().signal, send));
    this.#waiting.set(name, { grant, done });
    if (this.#running === undefined) void this.#run();
    return done.promise;
  }

  async #run(): Promise<void> {
    for (let next = this.#take(); next; next = this.#take()) {
      const [name, { grant, done }] = next;
      this.#running = name;
      try {
        await grant();
        done.resolve();
      } catch (error) {
        // The newer wish will tell how it went.
        if (this.#waiting.has(name)) done.resolve();
        else done.reject(AdapterError.from(error));
      }
    }
    this.#running = undefined;
  }

  #take(): readonly [string, Wish] | undefined {
    const [next] = this.#waiting;
    if (next) this.#waiting.delete(next[0]);
    return next;
  }
}
