import { hasNews } from '../state/seen.js';
import type { Thread } from '../state/thread.js';
import { titleOf } from './page-around.js';

/** What stands above the comments of a thread. */
export interface Top {
  /** What the discussion is about. */
  readonly title: string | undefined;
  /** Whether reactions to the page stand there, and not below everything. */
  readonly hasReactions: boolean;
  /** Whether there is a line about what is new since the last visit. */
  readonly hasNews: boolean;
}

/**
 * Keeps what stands above the comments as it was when they were first shown: answers of a backend come in any order, and
 * what comes after the comments must not push down what is being read.
 */
export class SettledTop {
  #thread: Thread | undefined;
  #settled: Top | undefined;

  /** `written`: the title that the site gives it. */
  of(thread: Thread, written: string): Top {
    if (thread !== this.#thread) this.#settled = undefined;
    this.#thread = thread;
    if (this.#settled) return { ...this.#settled, title: titleOf(written, this.#settled.title) };
    const isSome = thread.$shown.get() > 0;
    const isSettled = isSome && thread.$list.get().is === 'ready';
    const info = thread.$info.get();
    const isKnown = info.is === 'ready';
    const top = {
      title: titleOf(written, isKnown ? info.value.title : undefined),
      // Where nothing is read yet there is nothing to push down.
      hasReactions: !isSome || (isKnown && info.value.reactions?.page !== undefined),
      hasNews: isSettled && hasNews(thread),
    };
    if (isSettled) this.#settled = top;
    return top;
  }
}
