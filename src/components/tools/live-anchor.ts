import { scrollToTop } from '../../dom/scroll-to-top.js';

const ACTS = ['click', 'keydown', 'input'] as const;

/**
 * Keeps what is being read where it is when something comes above it. Most engines do so by
 * themselves (`overflow-anchor`); for the others this remembers the first comment in view, and
 * scrolls after it before the change is painted.
 */
export class LiveAnchor {
  readonly #root: ShadowRoot;
  readonly #changes: MutationObserver | undefined;
  #anchor: Element | undefined;
  #top = 0;
  /** The reader did something: what moves now, moves because they want it to. */
  #asked = false;

  constructor(root: ShadowRoot, isNative: boolean = CSS.supports('overflow-anchor', 'auto')) {
    this.#root = root;
    if (isNative) return;
    this.#changes = new MutationObserver(this.#changed);
    this.#changes.observe(root, { childList: true, characterData: true, subtree: true });
    document.addEventListener('scroll', this.#remember, { capture: true, passive: true });
    for (const act of ACTS) root.addEventListener(act, this.#acted, { capture: true });
    this.#remember();
  }

  stop(): void {
    this.#changes?.disconnect();
    document.removeEventListener('scroll', this.#remember, { capture: true });
    for (const act of ACTS) this.#root.removeEventListener(act, this.#acted, { capture: true });
  }

  readonly #changed = (): void => {
    const isAbove = this.#root.host.getBoundingClientRect().top < 0;
    if (isAbove && !this.#asked && this.#anchor?.isConnected) scrollToTop(this.#anchor, this.#top);
    this.#remember();
  };

  readonly #acted = (): void => {
    this.#asked = true;
    // What follows from it is drawn in this frame, or the next.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        this.#asked = false;
      }),
    );
  };

  readonly #remember = (): void => {
    this.#anchor = firstInView(this.#root.querySelectorAll('[part~="comment"]'));
    this.#top = this.#anchor?.getBoundingClientRect().top ?? 0;
  };
}

/** The first comment that begins in view, else the one that fills it. By halves: they follow each other down the page. */
function firstInView(rows: ArrayLike<Element>): Element | undefined {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.getBoundingClientRect().top < 0) low = middle + 1;
    else high = middle;
  }
  const next = rows[low];
  return next && next.getBoundingClientRect().top < innerHeight ? next : rows[low - 1];
}
