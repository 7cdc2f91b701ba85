import type { Adapter } from '../adapters/adapter.js';

/** Tells a section that what it is read from has changed. */
export const SOURCE_CHANGED = 'gedanken-source-changed';

const ATTRIBUTES = ['name', 'label', 'roots', 'backend', 'endpoint', 'thread'] as const;

/** Where there is no page, importing must do no harm all the same. */
const Base = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/**
 * One of several places that a `<gedanken-comments>` is read from, as its child. The first one is the thread's own, or
 * what the section itself names; the order is the order of trust.
 *
 * @summary One of several places that comments come from.
 * @tagname gedanken-source
 *
 * @attr {string} backend - The name of a built-in adapter, as on the section; `data-*` attributes belong to it, too.
 * @attr {string} endpoint - The backend's address.
 * @attr {string} thread - What names the discussion there. Default: as on the section, if that has the same backend or none.
 * @attr {string} name - Part of what its comments are called. Default: that of the backend.
 * @attr {string} label - What readers know it by. Default: the backend's own name.
 * @attr {boolean} roots - Takes what answers no comment. Where several do, the reader chooses. Default: the first does.
 */
export class GedankenSource extends Base {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;
  #adapter: Adapter | undefined;
  #section: Element | null = null;
  /** What stands before it in the section. */
  #before: Element | null = null;

  /** What talks to it. Wins over `backend`. */
  get adapter(): Adapter | undefined {
    return this.#adapter;
  }

  set adapter(adapter: Adapter | undefined) {
    this.#adapter = adapter;
    this.#tell();
  }

  connectedCallback(): void {
    // Not among what the page shows until there are comments.
    this.slot = 'source';
    if (this.#isInPlace()) return;
    this.#section = this.parentElement;
    this.#before = this.previousElementSibling;
    this.#tell();
  }

  disconnectedCallback(): void {
    if (this.#isInPlace()) return;
    this.#tell();
    this.#section = null;
  }

  attributeChangedCallback(): void {
    this.#tell();
  }

  /** Whether it was moved with its section: nothing has changed then. */
  #isInPlace(): boolean {
    const isThere = this.#section !== null && this.#section === this.parentElement;
    return isThere && this.#before === this.previousElementSibling;
  }

  #tell(): void {
    this.#section?.dispatchEvent(new Event(SOURCE_CHANGED));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gedanken-source': GedankenSource;
  }
}
