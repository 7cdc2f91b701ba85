/** Milliseconds in view after which comments count as seen. */
const MOMENT = 2000;

/** Says when a reader has seen the comments: they have been in view for a moment, on a page that is in front. */
export class NewsSeen {
  readonly #see: () => void;
  readonly #observer: IntersectionObserver;
  #inView = false;
  /** Whether they were ever in view for long enough. */
  #begun = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: Element, see: () => void) {
    this.#see = see;
    this.#observer = new IntersectionObserver((entries) => {
      this.#inView = entries.at(-1)?.isIntersecting ?? false;
      this.#changed();
    });
    this.#observer.observe(element);
    document.addEventListener('visibilitychange', this.#changed);
    addEventListener('pagehide', this.#leaving);
  }

  stop(): void {
    this.#leaving();
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    document.removeEventListener('visibilitychange', this.#changed);
    removeEventListener('pagehide', this.#leaving);
  }

  readonly #changed = (): void => {
    clearTimeout(this.#timer);
    if (document.visibilityState === 'hidden') return this.#leaving();
    if (this.#inView) this.#timer = setTimeout(this.#met, MOMENT);
  };

  readonly #met = (): void => {
    this.#begun = true;
    this.#see();
  };

  /** What came since is seen, too, if it was there to be seen. */
  readonly #leaving = (): void => {
    if (this.#begun && this.#inView) this.#see();
  };
}
