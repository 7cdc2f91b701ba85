import type { AdapterError } from '../core/errors.js';
import { waitBeforeRetry } from '../state/retry.js';

/** After so many milliseconds readers are told that it takes long. */
const SLOW = 4_000;
/** After so many failures in a row the reader decides. */
const MOST_FAILURES = 3;
/** Milliseconds between two attempts at least, however often the connection comes and goes. */
const APART = 5_000;

/** The section that waits for its thread. */
export interface Waiting {
  /** It takes long. */
  slow(): void;
  /** Reads again, unasked. */
  again(): void;
}

/**
 * What is done while a thread does not come. Readers are told that it takes long, and what fails for a
 * while is read again a few times by itself, and whenever the connection is back.
 */
export class ReadingPatience {
  /** Whether it takes long. */
  isSlow = false;
  /** Whether it is asked for the first time, and takes no longer than one expects. */
  isShort = true;
  /** How often reading has failed in a row. */
  failures = 0;
  readonly #waiting: Waiting;
  #begun = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(waiting: Waiting) {
    this.#waiting = waiting;
  }

  /** Something is asked for. */
  begin(): void {
    this.#pause();
    this.#begun = Date.now();
    this.#timer = setTimeout(() => {
      this.isSlow = true;
      this.isShort = false;
      this.#waiting.slow();
    }, SLOW);
  }

  /** It is here, or failed. */
  end(error: AdapterError | undefined): void {
    this.#pause();
    this.isShort = false;
    this.failures = error ? this.failures + 1 : 0;
    if (!error) return;
    if (error.kind === 'offline' || error.kind === 'unavailable') addEventListener('online', this.#online);
    const wait = waitBeforeRetry(error, this.failures, Math.random());
    if (wait !== undefined && this.failures <= MOST_FAILURES && navigator.onLine !== false) this.#wait(wait);
  }

  /** Nobody waits any more. */
  stop(): void {
    this.#pause();
    this.isShort = true;
    this.failures = 0;
  }

  #pause(): void {
    this.isSlow = false;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#online);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#waiting.again(), milliseconds);
  }

  readonly #online = (): void => this.#wait(Math.max(0, this.#begun + APART - Date.now()));
}
