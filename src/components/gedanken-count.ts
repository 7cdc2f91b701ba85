import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Adapter } from '../adapters/adapter.js';
import { checkWord } from '../core/config.js';
import { whenNear } from '../dom/when-near.js';
import { countDesk } from './count-desk.js';
import { GedankenErrorEvent } from './events.js';
import { LanguageController } from './language-controller.js';
import { SectionNews } from './section-news.js';
import { textProperties } from './text-properties.js';

const FORMAT = { attribute: 'format', values: ['words', 'number'], fallback: 'words' } as const;
const LOADING = { attribute: 'loading', values: ['eager', 'lazy'], fallback: 'eager' } as const;

/** What a change of means another count, or the same one asked for anew. */
const SOURCE = ['adapter', 'backend', 'endpoint', 'thread', 'loading'] as const;

/**
 * How many comments a thread has, anywhere on a site: beside a title, in a list of posts. All counts
 * of a page that have one backend ask it together, and follow a section that shows the same thread.
 *
 * @summary The number of comments of one thread.
 * @tagname gedanken-count
 *
 * @slot - Shown until the count is known, and when it cannot be had.
 * @fires {GedankenErrorEvent} gedanken-error - The counts could not be read. One of those that asked together says so.
 * @csspart count - The count.
 */
export class GedankenCount extends LitElement {
  /** Where the count comes from: any adapter that holds the port `counts`. Wins over `backend`. */
  @property({ attribute: false }) adapter: Adapter | undefined;

  /** The name of a built-in adapter that counts, such as `wordpress`, `isso` or `waline`: docs/backends.md has all of them. */
  @property() backend = '';

  /** The backend's address. */
  @property() endpoint = '';

  /** Names the discussion to the backend: an id, a slug, or the page's path. Default: that of the page itself. */
  @property() thread = '';

  /** `words` (“6 comments”) or `number` (“6”). */
  @property() format = '';

  /** When to ask: `eager`, or `lazy` (once it is nearly in view). */
  @property() loading = '';

  /** The language of the words, as BCP 47. Default: the nearest `lang` in the page. */
  @property({ reflect: true, useDefault: true }) override lang = '';

  @state() private count: number | undefined;

  readonly #language = new LanguageController(this);
  /** Gives up asking, or waiting to. */
  #giveUp: (() => void) | undefined;
  /** Whether the answer is still out. */
  #asking = false;

  constructor() {
    super();
    new SectionNews(this, {
      counted: (count) => this.#settle(count),
      // Whether an answer on its way knows of the new one, nobody can tell: ask again.
      added: () => (this.#asking ? this.#ask() : this.count !== undefined && (this.count += 1)),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#giveUp) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element disconnects it for a moment; only a real removal ends the question.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (SOURCE.some((name) => changed.has(name))) this.#open();
    if (changed.has('format')) this.#warn(checkWord(FORMAT, this.format).warning);
    if (changed.has('loading')) this.#warn(checkWord(LOADING, this.loading).warning);
  }

  protected override render(): TemplateResult {
    const { words } = this.#language;
    if (this.count === undefined || !words) return html`<slot></slot>`;
    const asNumber = checkWord(FORMAT, this.format).value === 'number';
    const text = asNumber
      ? new Intl.NumberFormat(words.lang).format(this.count)
      : words.text('count', { count: this.count });
    return html`<span part="count" lang=${words.lang} dir=${words.dir}>${text}</span>`;
  }

  #open(): void {
    this.#close();
    this.count = undefined;
    if (!this.adapter && this.backend.trim() === '') return;
    if (checkWord(LOADING, this.loading).value === 'eager') this.#ask();
    else this.#giveUp = whenNear(this, () => this.#ask());
  }

  #ask(): void {
    this.#close();
    this.#asking = true;
    const source = {
      adapter: this.adapter,
      backend: this.backend.trim(),
      endpoint: this.endpoint.trim(),
      data: { ...this.dataset },
    };
    this.#giveUp = countDesk(this.ownerDocument).ask(source, this.thread.trim(), {
      counted: (count) => this.#settle(count),
      failed: (message, error) => {
        this.#warn(message);
        if (error) this.dispatchEvent(new GedankenErrorEvent(error));
      },
    });
  }

  /** Takes a count for true, whatever is still on its way. */
  #settle(count: number): void {
    this.#giveUp?.();
    this.#asking = false;
    this.count = count;
  }

  #close(): void {
    this.#giveUp?.();
    this.#giveUp = undefined;
    this.#asking = false;
  }

  #warn(message: string | undefined): void {
    if (message) console.warn(`<gedanken-count>: ${message}`);
  }
}

textProperties(GedankenCount);

declare global {
  interface HTMLElementTagNameMap {
    'gedanken-count': GedankenCount;
  }
}
