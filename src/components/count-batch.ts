import type { Adapter } from '../adapters/adapter.js';
import { AdapterError } from '../core/errors.js';
import { readCount } from '../core/fields.js';
import { ask } from '../state/ask.js';

/** How many threads one call asks about at most. */
export const BATCH = 100;

/** One who wants to know a count. */
export interface CountAsker {
  counted(count: number): void;
  /** Called for one of those who asked together, so that what went wrong is told once. */
  failed(message: string, error: AdapterError | undefined): void;
}

/** Counts of one backend that are asked for together: each thread once, however many want to know. */
export class CountBatch {
  readonly #askers = new Map<string, Set<CountAsker>>();
  readonly #abandoned = new AbortController();
  #sent = false;

  /** Whether the call can take one more thread. */
  hasRoomFor(thread: string): boolean {
    return !this.#sent && (this.#askers.has(thread) || this.#askers.size < BATCH);
  }

  /** Returns how to give up; when all have, the call ends. */
  add(thread: string, asker: CountAsker): () => void {
    const askers = this.#askers.get(thread) ?? new Set();
    this.#askers.set(thread, askers.add(asker));
    return () => {
      askers.delete(asker);
      if (askers.size === 0) this.#askers.delete(thread);
      if (this.#sent && this.#askers.size === 0) this.#abandoned.abort();
    };
  }

  async send(open: () => Promise<Adapter>): Promise<void> {
    this.#sent = true;
    if (this.#askers.size === 0) return;
    const { signal } = this.#abandoned;
    try {
      const { counts } = await open();
      if (!counts) return this.#fail('This backend cannot count.');
      const threads = [...this.#askers.keys()];
      const answers = await ask(signal, (call) => counts.counts(threads, call));
      for (const [index, thread] of threads.entries()) this.#tell(thread, readCount(answers[index]));
    } catch (thrown) {
      if (signal.aborted) return;
      const error = AdapterError.from(thrown);
      this.#fail(error.hint ?? error.kind, error);
    }
  }

  #tell(thread: string, count: number | undefined): void {
    if (count !== undefined) for (const asker of this.#askers.get(thread) ?? []) asker.counted(count);
  }

  #fail(message: string, error?: AdapterError): void {
    const [askers = []] = this.#askers.values();
    const [first] = askers;
    first?.failed(message, error);
  }
}
