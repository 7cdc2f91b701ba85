import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Adapter, RecentComment } from '../adapters/adapter.js';
import { type AvatarRule, isProxy } from '../content/avatar-address.js';
import { asksForPictures, checkNumber, checkWord, options } from '../core/config.js';
import { Announcer } from '../dom/announcer.js';
import { whenNear } from '../dom/when-near.js';
import type { Localizer } from '../i18n/localizer.js';
import { again, errorOf, type Loading } from '../state/loading.js';
import { readingError } from './error-words.js';
import { GedankenErrorEvent, GedankenLoadedEvent } from './events.js';
import { LanguageController } from './language-controller.js';
import { hasFallback } from './page-around.js';
import { askRecent } from './recent-question.js';
import { focusHeading, isFocusNowhere } from './section-focus.js';
import { formStyles } from './styles/form-styles.js';
import { mediaStyles } from './styles/media-styles.js';
import { printStyles } from './styles/print-styles.js';
import { recentStyles } from './styles/recent-styles.js';
import { sectionStyles } from './styles/section-styles.js';
import { tokens } from './styles/tokens.js';
import { textProperties } from './text-properties.js';
import { headingView } from './views/heading-view.js';
import { noticeView } from './views/notice-view.js';
import { recentListView } from './views/recent-view.js';

const COUNT = { attribute: 'count', range: [1, 20], fallback: '5' } as const;
const LOADING = { attribute: 'loading', values: ['eager', 'lazy'], fallback: 'eager' } as const;

/** What a change of means other comments, or the same ones asked for anew. */
const SOURCE = ['adapter', 'backend', 'endpoint', 'count', 'avatars', 'loading'] as const;

/**
 * The newest comments of a whole site: for a sidebar, a foot, a front page.
 *
 * @summary The newest comments of a site.
 * @tagname gedanken-recent
 *
 * @slot - Shown until there is something better, and when the comments cannot be had.
 * @slot heading - The heading, in other words.
 * @slot empty - Shown while nobody has commented anywhere.
 *
 * @fires {GedankenLoadedEvent} gedanken-loaded - The comments are in the page.
 * @fires {GedankenErrorEvent} gedanken-error - The comments could not be read. The reader has been told.
 *
 * @csspart section - The whole list with its heading.
 * @csspart heading - The heading.
 * @csspart status - The live region; never seen.
 * @csspart loading - Stands in for the comments until they are there.
 * @csspart notice - One sentence with a way on, in addition to `error`.
 * @csspart error - The notice that the comments could not be had, in addition to `notice`.
 * @csspart button - Every button.
 * @csspart error-button - Tries again, in addition to `button`.
 * @csspart empty - Shown while nobody has commented anywhere.
 * @csspart list - The comments.
 * @csspart item - One of them.
 * @csspart avatar - Initials, and the place of a picture.
 * @csspart avatar-picture - A picture over them.
 * @csspart comment-header - Who, and on what.
 * @csspart comment-author - The name.
 * @csspart comment-place - On what it was said.
 * @csspart comment-permalink - The link to the comment, in addition to `comment-place`.
 * @csspart comment-time - The date.
 * @csspart excerpt - How it begins.
 */
export class GedankenRecent extends LitElement {
  static override readonly styles = [tokens, sectionStyles, formStyles, recentStyles, mediaStyles, printStyles];

  /** Where the comments come from: any adapter that holds the port `recent`. Wins over `backend`. */
  @property({ attribute: false }) adapter: Adapter | undefined;

  /** The name of a built-in adapter that knows what is new on a site, such as `wordpress`, `isso` or `waline`: docs/backends.md has all of them. */
  @property() backend = '';

  /** The backend's address. */
  @property() endpoint = '';

  /** How many comments to show at most, 1 to 20. */
  @property() count = '';

  /** The language of the words, as BCP 47. Default: the nearest `lang` in the page. */
  @property({ reflect: true, useDefault: true }) override lang = '';

  /** The level of the heading, 1 to 5, so that it fits into the page. */
  @property({ attribute: 'heading-level' }) headingLevel = '';

  /** The colours: `auto` (those of the page), `light` or `dark`. */
  @property({ reflect: true, useDefault: true }) theme = '';

  /** Pictures of people: `initials` (asks nobody), `backend` (as it links them), `gravatar` or `libravatar` (those links alone), `none`. */
  @property() avatars = '';

  /** An address on the site, with `{url}` for that of a picture, that fetches pictures of people for its readers. */
  @property({ attribute: 'avatar-proxy' }) avatarProxy = '';

  /** When to load: `eager`, or `lazy` (once it is nearly in view). */
  @property() loading = '';

  /** `undefined` while there is nothing to ask, or nothing to show for it. */
  @state() private recent: Loading<readonly RecentComment[]> | undefined;

  readonly #language = new LanguageController(this);
  readonly #announcer = new Announcer();
  readonly #told = new Set<string>();
  #asking: AbortController | undefined;
  #stopWaiting: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#asking && !this.#stopWaiting) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#announcer.stop();
    // Moving an element disconnects it for a moment; only a real removal ends the question.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (SOURCE.some((name) => changed.has(name))) this.#open();
    this.#word(options.theme, this.theme);
  }

  protected override firstUpdated(): void {
    // Whoever sets `adapter` does so by the end of this task.
    setTimeout(() => {
      if (this.isConnected && !this.adapter && this.backend.trim() === '')
        this.#tell('No backend: set the backend attribute or the adapter property.');
    });
  }

  protected override updated(): void {
    this.#announcer.attach(this.renderRoot.querySelector<HTMLElement>('[part~="status"]'));
  }

  protected override render(): TemplateResult {
    const { words } = this.#language;
    const { recent } = this;
    const waits = recent?.is === 'loading' && !recent.after;
    if (!words || !recent || (waits && hasFallback(this))) return html`<slot></slot>`;
    const level = this.#number(options.headingLevel, this.headingLevel);
    const heading = html`<slot name="heading">${words.text('recentHeading')}</slot>`;
    return html`
      <section part="section" aria-labelledby="heading" lang=${words.lang} dir=${words.dir}>
        ${headingView(level, 'heading', 'heading', heading)}
        <div part="status" class="hidden" role="status"></div>
        <div aria-busy=${recent.is === 'loading' ? 'true' : nothing}>${this.#renderRecent(recent, words)}</div>
      </section>
    `;
  }

  #renderRecent(recent: Loading<readonly RecentComment[]>, words: Localizer): unknown {
    const error = errorOf(recent);
    if (error) {
      const busy = recent.is === 'loading';
      const action = { label: words.text(busy ? 'moreLoading' : 'retry'), run: this.#retry, busy };
      return html`${noticeView({ part: 'error', text: readingError(error, words), action })}<slot></slot>`;
    }
    if (recent.is !== 'ready') return html`<div part="loading">${words.text('loading')}<span></span></div>`;
    if (recent.value.length === 0)
      return html`<p part="empty"><slot name="empty">${words.text('recentEmpty')}</slot></p>`;
    return recentListView(recent.value, { words, avatars: this.#avatars() });
  }

  #avatars(): AvatarRule {
    const proxy = this.avatarProxy.trim();
    if (proxy !== '' && !isProxy(proxy))
      this.#tell(`avatar-proxy="${proxy}" has no {url} for the address of the picture: there will be none.`);
    return { from: this.#word(options.avatars, this.avatars), proxy };
  }

  #open(): void {
    this.#close();
    this.recent = undefined;
    if (!this.adapter && this.backend.trim() === '') return;
    if (this.#word(LOADING, this.loading) === 'eager') void this.#load();
    else this.#stopWaiting = whenNear(this, () => void this.#load());
  }

  async #load(): Promise<void> {
    const { signal } = (this.#asking = new AbortController());
    this.recent = this.recent ? again(this.recent) : { is: 'loading' };
    const source = {
      adapter: this.adapter,
      backend: this.backend.trim(),
      endpoint: this.endpoint.trim(),
      avatars: asksForPictures(this.#avatars().from),
      data: { ...this.dataset },
    };
    const answer = await askRecent(source, this.#number(COUNT, this.count), signal);
    if (!answer) return;
    this.recent =
      answer.is === 'ready' ? { is: 'ready', value: answer.rows } : answer.is === 'failed' ? answer : undefined;
    if (answer.is === 'useless') return this.#tell(answer.why);
    await this.updateComplete;
    if (signal.aborted) return;
    if (answer.is === 'ready') this.dispatchEvent(new GedankenLoadedEvent(null));
    else {
      this.#tell(answer.error.hint ?? answer.error.kind);
      this.dispatchEvent(new GedankenErrorEvent(answer.error));
    }
  }

  readonly #retry = async (): Promise<void> => {
    if (this.recent?.is === 'loading') return;
    await this.#load();
    await this.updateComplete;
    const { words } = this.#language;
    if (this.recent?.is === 'failed') this.#announcer.say(readingError(this.recent.error, words!));
    else if (isFocusNowhere()) focusHeading(this.shadowRoot!);
  };

  #close(): void {
    this.#stopWaiting?.();
    this.#asking?.abort();
    this.#asking = this.#stopWaiting = undefined;
  }

  #word<Values extends readonly string[]>(
    option: { readonly attribute: string; readonly values: Values; readonly fallback: string },
    written: string,
  ): Values[number] {
    const { value, warning } = checkWord(option, written);
    this.#tell(warning);
    return value;
  }

  #number(
    option: { readonly attribute: string; readonly range: readonly [number, number]; readonly fallback: string },
    written: string,
  ): number {
    const { value, warning } = checkNumber(option, written);
    this.#tell(warning);
    return value;
  }

  /** Says something to the page's developer, once. */
  #tell(message: string | undefined): void {
    if (message === undefined || this.#told.has(message)) return;
    this.#told.add(message);
    console.warn(`<gedanken-recent>: ${message}`);
  }
}

textProperties(GedankenRecent);

declare global {
  interface HTMLElementTagNameMap {
    'gedanken-recent': GedankenRecent;
  }
}
