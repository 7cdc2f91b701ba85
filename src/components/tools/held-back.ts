import type { CommentId } from '../../core/comment.js';

/**
 * What is to be done a little later, so that it can be taken back. When the page goes, it is done at
 * once: later there would be nobody to do it.
 */
export class HeldBack {
  readonly #delay: number;
  readonly #act: (id: CommentId) => void;
  readonly #waiting = new Map<CommentId, ReturnType<typeof setTimeout>>();
  #listening: AbortController | undefined;

  /** `delay` is in milliseconds. */
  constructor(delay: number, act: (id: CommentId) => void) {
    this.#delay = delay;
    this.#act = act;
  }

  has(id: CommentId): boolean {
    return this.#waiting.has(id);
  }

  add(id: CommentId): void {
    clearTimeout(this.#waiting.get(id));
    this.#waiting.set(
      id,
      setTimeout(() => {
        if (this.takeBack(id)) this.#act(id);
      }, this.#delay),
    );
    if (this.#listening) return;
    this.#listening = new AbortController();
    addEventListener('pagehide', () => this.release(), { signal: this.#listening.signal });
  }

  /** Answers whether there was still something to take back. */
  takeBack(id: CommentId): boolean {
    clearTimeout(this.#waiting.get(id));
    const was = this.#waiting.delete(id);
    if (this.#waiting.size > 0) return was;
    this.#listening?.abort();
    this.#listening = undefined;
    return was;
  }

  /** Does all that waits, now. */
  release(): void {
    for (const id of this.#waiting.keys()) if (this.takeBack(id)) this.#act(id);
  }
}
