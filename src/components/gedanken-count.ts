import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { checkWord } from '../core/config.js';
import { AdapterError } from '../core/errors.js';
import { ask } from '../state/ask.js';
import { GedankenErrorEvent } from './events.js';
import { LanguageController } from './language-controller.js';
import { openAdapter } from './open-adapter.js';

const FORMAT = { attribute: 'format', values: ['words', 'number'], fallback: 'words' } as const;

/**
 * How many comments a thread has, anywhere on a site: beside a title, in a list of posts.
 *
 * @summary The number of comments of one thread.
 * @tagname gedanken-count
 *
 * @slot - Shown until the count is known, and when it cannot be had.
 * @fires {GedankenErrorEvent} gedanken-error - The count could not be read.
 * @csspart count - The count.
 */
export class GedankenCount extends LitElement {
  /** The name of a built-in adapter: `wordpress`, `browser`, `memory`. */
  @property() backend = '';

  /** The backend's address. */
  @property() endpoint = '';

  /** Names the discussion to the backend: an id, a slug, or the page's path. */
  @property() thread = '';

  /** `words` (“6 comments”) or `number` (“6”). */
  @property() format = '';

  /** The language of the words, as BCP 47. Default: the nearest `lang` in the page. */
  @property({ reflect: true, useDefault: true }) override lang = '';

  @state() private count: number | undefined;

  readonly #language = new LanguageController(this);
  #asking: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#asking) void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element disconnects it for a moment; only a real removal ends the question.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#asking?.abort();
      this.#asking = undefined;
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((['backend', 'endpoint', 'thread'] as const).some((name) => changed.has(name))) void this.#ask();
    if (changed.has('format')) this.#warn(checkWord(FORMAT, this.format).warning);
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

  async #ask(): Promise<void> {
    this.#asking?.abort();
    this.count = undefined;
    const [backend, endpoint, thread] = [this.backend.trim(), this.endpoint.trim(), this.thread.trim()];
    if (!backend) return;
    const { signal } = (this.#asking = new AbortController());
    try {
      const adapter = await openAdapter({
        backend,
        endpoint,
        thread,
        avatars: false,
        data: { ...this.dataset },
        adopt: undefined,
      });
      const { counts } = adapter;
      if (!counts) return this.#warn(`backend="${backend}" cannot count.`);
      const [count] = await ask(signal, (call) => counts.counts([thread], call));
      if (!signal.aborted) this.count = count;
    } catch (thrown) {
      if (signal.aborted) return;
      const error = AdapterError.from(thrown);
      this.#warn(error.hint ?? error.kind);
      this.dispatchEvent(new GedankenErrorEvent(error));
    }
  }

  #warn(message: string | undefined): void {
    if (message) console.warn(`<gedanken-count>: ${message}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gedanken-count': GedankenCount;
  }
}
