import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AdapterError } from '../core/errors.js';
import { loadMessages } from '../i18n/load-messages.js';
import { createLocalizer } from '../i18n/localizer.js';
import { GedankenErrorEvent } from './events.js';
import { openAdapter } from './open-adapter.js';

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
  @property() format = 'words';

  /** The language of the words, as BCP 47. Default: the nearest `lang` in the page. */
  @property({ reflect: true }) override lang = '';

  @state() private text: string | undefined;

  #asking: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((['backend', 'endpoint', 'thread', 'format', 'lang'] as const).some((name) => changed.has(name))) void this.#ask();
  }

  protected override render(): TemplateResult {
    return this.text === undefined ? html`<slot></slot>` : html`<span part="count">${this.text}</span>`;
  }

  async #ask(): Promise<void> {
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    const { backend, endpoint, thread } = this;
    if (!backend) return;
    try {
      const wanted = this.lang || this.closest('[lang]')?.getAttribute('lang') || navigator.language;
      const [adapter, { lang, messages }] = await Promise.all([
        openAdapter({ backend, endpoint, thread, avatars: false, data: { ...this.dataset }, adopt: undefined }),
        loadMessages(wanted),
      ]);
      const [count] = (await adapter.counts?.counts([thread], { signal })) ?? [];
      if (signal.aborted || count === undefined) return;
      const words = createLocalizer(lang, messages);
      this.text = this.format === 'number' ? new Intl.NumberFormat(words.lang).format(count) : words.text('count', { count });
    } catch (thrown) {
      if (signal.aborted) return;
      const error = AdapterError.from(thrown);
      console.warn(`<gedanken-count>: ${error.hint ?? error.message}`);
      this.dispatchEvent(new GedankenErrorEvent(error));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gedanken-count': GedankenCount;
  }
}
