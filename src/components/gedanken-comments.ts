import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Adapter } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import type { AdapterError } from '../core/errors.js';
import { readLine } from '../core/fields.js';
import { Announcer } from '../dom/announcer.js';
import { localKeep } from '../dom/local-keep.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';
import { AddressController } from './address-controller.js';
import { AdoptedMarkup, findMarkup } from './adopted-markup.js';
import { Composers, type ComposersSection } from './composers.js';
import { readingError } from './error-words.js';
import { GedankenErrorEvent, GedankenLoadedEvent } from './events.js';
import { GuestMemory } from './guest-memory.js';
import { LanguageController } from './language-controller.js';
import { hasFallback, pageTitle } from './page-around.js';
import { SectionActions } from './section-actions.js';
import { SectionOptions } from './section-options.js';
import { showStates } from './section-states.js';
import { commentsView, pingsView, type Scene, troubleView, writingView } from './section-views.js';
import { headingText } from './section-words.js';
import { bodyStyles } from './styles/body-styles.js';
import { commentStyles } from './styles/comment-styles.js';
import { formStyles } from './styles/form-styles.js';
import { mediaStyles } from './styles/media-styles.js';
import { sectionStyles } from './styles/section-styles.js';
import { tokens } from './styles/tokens.js';
import { ThreadController } from './thread-controller.js';
import { ThreadList } from './thread-list.js';
import { headingView } from './views/heading-view.js';

/** What a change of means another thread, or the same one read anew. */
const SOURCE = ['adapter', 'backend', 'endpoint', 'thread', 'sort', 'avatars', 'adopt', 'loading'] as const;

/**
 * The discussion under one page: its comments, and the means to add to them.
 *
 * @summary A threaded discussion.
 * @tagname gedanken-comments
 *
 * @slot - Shown until there is something better, and when the comments cannot be had: a link, or markup of the same thread.
 * @slot empty - Shown while nobody has commented.
 *
 * @fires {GedankenLoadedEvent} gedanken-loaded - The thread's first comments are in the page.
 * @fires {GedankenPostingEvent} gedanken-posting - The reader wants to post; `preventDefault()` keeps the comment in its form.
 * @fires {GedankenPostedEvent} gedanken-posted - The backend has confirmed a comment of this reader.
 * @fires {GedankenErrorEvent} gedanken-error - A call to the backend failed. The reader has been told.
 *
 * @csspart section - The whole section.
 * @csspart heading - How many thoughts on what.
 * @csspart status - The live region; never seen.
 * @csspart loading - Stands in for the first comments until they are there.
 * @csspart notice - One sentence with a way on; with a second token for what it is about: `error`, `closed`, `sign-in`, `password`, `read-only` or `aside`.
 * @csspart error - A notice that something failed, in addition to `notice`.
 * @csspart error-button - Tries again what failed, in addition to `button`.
 * @csspart closed - The notice that the thread takes no more comments, in addition to `notice`.
 * @csspart sign-in - The notice that one has to sign in, in addition to `notice`.
 * @csspart password - The notice that the page is protected, in addition to `notice`.
 * @csspart read-only - The notice that answering works elsewhere, in addition to `notice`.
 * @csspart aside - The notice that the backend's filter took a comment aside, in addition to `notice`.
 * @csspart notice-link - The way on, where it is another page.
 * @csspart comments - The comments, or why there are none.
 * @csspart empty - Shown while nobody has commented.
 * @csspart skip-link - Leads past a long list to the form; seen on focus.
 * @csspart show-button - Loads the thread, with `loading="click"`.
 * @csspart list - A list of comments.
 * @csspart replies - A list of answers, in addition to `list`.
 * @csspart item - A comment with everything below it.
 * @csspart comment - One comment.
 * @csspart held - A comment that waits for approval, in addition to `comment`.
 * @csspart spam - A comment that moderators took for spam, in addition to `comment`.
 * @csspart removed - A comment that is gone, in addition to `comment`.
 * @csspart by-author - A comment by the author of the page, in addition to `comment`.
 * @csspart target - The comment that the page's address names, in addition to `comment` or `ping`.
 * @csspart comment-header - Who, whom, and when.
 * @csspart avatar - A picture, or initials.
 * @csspart comment-heading - The name, as a heading.
 * @csspart comment-author - The name.
 * @csspart comment-author-link - The name, where it links to a website.
 * @csspart badge - What the backend vouches for; with a second token: `author-badge` or `moderator-badge`.
 * @csspart author-badge - Marks the author of the page, in addition to `badge`.
 * @csspart moderator-badge - Marks a moderator, in addition to `badge`.
 * @csspart mixed-script-badge - Marks a name that mixes alphabets, in addition to `badge`.
 * @csspart comment-target - Whom a comment answers, where its place does not show it.
 * @csspart comment-permalink - The date, as a link to the comment.
 * @csspart comment-time - The date.
 * @csspart comment-edited - Says that a comment was changed.
 * @csspart comment-notice - Says that a comment waits for approval, or is cut off.
 * @csspart comment-body - The words.
 * @csspart button - Every button.
 * @csspart reply-button - Opens the form below a comment, in addition to `button`.
 * @csspart more - The way to more comments.
 * @csspart more-button - Loads more comments, in addition to `button`.
 * @csspart more-count - How many are shown of how many.
 * @csspart pings - Other pages that mention this one.
 * @csspart pings-heading - How many they are.
 * @csspart ping-list - The list of them.
 * @csspart ping - One of them.
 * @csspart ping-title - Its title.
 * @csspart ping-time - When it was noticed.
 * @csspart ping-excerpt - What it says around the link.
 * @csspart form - The form to write in.
 * @csspart reply-form - The form below a comment, in addition to `form`.
 * @csspart form-heading - What the form is for.
 * @csspart form-note - What is promised and asked.
 * @csspart form-problems - What is wrong, all in one place.
 * @csspart form-problems-heading - What is wrong, in a sentence.
 * @csspart form-problem-detail - The server's own words about it.
 * @csspart form-problem-list - The fields that it is about.
 * @csspart link-button - Leads to a field.
 * @csspart copy-button - Copies the reader's text, in addition to `button`.
 * @csspart sign-in-button - Signs in, in addition to `button`.
 * @csspart form-row - A label with its field; with a second token for which.
 * @csspart text-row - The row of the comment, in addition to `form-row`.
 * @csspart name-row - The row of the name, in addition to `form-row`.
 * @csspart email-row - The row of the e-mail address, in addition to `form-row`.
 * @csspart website-row - The row of the website, in addition to `form-row`.
 * @csspart label - The label of a field.
 * @csspart required-mark - The asterisk of a required field.
 * @csspart field - A field.
 * @csspart field-error - What is wrong with a field.
 * @csspart guest-fields - The fields about the person.
 * @csspart remember - The consent to be remembered.
 * @csspart checkbox - Its check box.
 * @csspart form-actions - The buttons of the form.
 * @csspart form-shortcut - The keys that send, too.
 * @csspart submit-button - Sends, in addition to `button`.
 * @csspart cancel-button - Closes a reply, in addition to `button`.
 *
 * @cssprop [--gedanken-accent=currentColor] - Links and the button that sends.
 * @cssprop [--gedanken-font=inherit] - The `font` of the section.
 * @cssprop [--gedanken-muted] - Dates and notes. Default: the text colour, softened.
 * @cssprop [--gedanken-line] - Hairlines between comments and along answers. Default: the text colour, faint.
 * @cssprop [--gedanken-edge] - Edges of fields and buttons. Default: the text colour, softened.
 * @cssprop [--gedanken-tinted] - The ground of fields, notices and code. Default: a touch of the text colour.
 * @cssprop [--gedanken-error] - What is wrong. Default: red, mixed with the text colour.
 * @cssprop [--gedanken-mark] - The ground of the comment that the address names. Default: a touch of the text colour.
 * @cssprop [--gedanken-radius=0.5em] - The corners.
 * @cssprop [--gedanken-space=1rem] - The distance that all others are made from.
 * @cssprop [--gedanken-avatar-size=2.5rem] - The size of pictures and initials.
 * @cssprop [--gedanken-indent] - How far answers are indented. Default: half a picture.
 * @cssprop [--gedanken-scroll-margin=1rem] - How much of the top a fixed header of the page covers.
 *
 * @cssState loading - The thread's first comments are on their way.
 * @cssState failed - The comments could not be had.
 * @cssState empty - Nobody has commented.
 * @cssState closed - The thread takes no more comments.
 */
export class GedankenComments extends LitElement {
  static override readonly styles = [tokens, sectionStyles, commentStyles, bodyStyles, formStyles, mediaStyles];

  /** Where comments come from and go to. Wins over `backend`. */
  @property({ attribute: false }) adapter: Adapter | undefined;

  /** The name of a built-in adapter: `wordpress`, `browser`, `memory`. */
  @property() backend = '';

  /** The backend's address. */
  @property() endpoint = '';

  /** Names the discussion to the backend: an id, a slug, or the page's path. */
  @property() thread = '';

  /** The order of the comments: `oldest` or `newest`. Answers stay oldest first. */
  @property() sort = '';

  /** The language of the section's own words, as BCP 47. Default: the nearest `lang` in the page. */
  @property({ reflect: true, useDefault: true }) override lang = '';

  /** How deep answers are indented, 1 to 8; deeper ones say whom they answer instead. */
  @property({ attribute: 'max-depth' }) maxDepth = '';

  /** The level of the section's heading, 1 to 5, so that it fits into the page. */
  @property({ attribute: 'heading-level' }) headingLevel = '';

  /** What the discussion is about. Default: what the backend says, or the page's only `h1`. */
  @property({ attribute: 'page-title' }) pageTitle = '';

  /** When to load: `eager`, `lazy` (once it is nearly in view), or `click` (once the reader asks). */
  @property() loading = '';

  /** The colours: `auto` (those of the page), `light` or `dark`. */
  @property({ reflect: true, useDefault: true }) theme = '';

  /** Pictures of people: `initials` (asks nobody), `backend` (as the backend links them) or `none`. */
  @property() avatars = '';

  /** A selector for markup of the same thread that the page already holds, to take over without a request. */
  @property() adopt = '';

  /** Whether the backend's filter took aside what was sent last. */
  @state() private aside = false;

  readonly #internals = this.attachInternals();
  readonly #announcer = new Announcer();
  readonly #options = new SectionOptions(this);
  readonly #adopted = new AdoptedMarkup();
  readonly #guest = new GuestMemory(localKeep);
  readonly #language = new LanguageController(this);
  readonly #source = new ThreadController(this, {
    loaded: (thread) => void this.#loaded(thread),
    failed: (error) => this.#failed(error),
    tell: (message) => this.#options.tell(message),
  });

  readonly #actions = new SectionActions({
    element: this,
    source: this.#source,
    composers: () => this.#composers,
    words: () => this.#language.words!,
    say: (message) => this.#announcer.say(message),
    failed: (error) => this.#failed(error),
  });

  readonly #address = new AddressController(this, this.#actions);
  #composers: Composers | undefined;
  /** The thread that `#composers` are for. */
  #composed: Thread | undefined;
  /** The thread whose place in the address was looked for. */
  #arrived: Thread | undefined;
  #unsaid: AdapterError | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#source.isOpen) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#announcer.stop();
    queueMicrotask(() => {
      if (!this.isConnected) this.#adopted.show();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || SOURCE.some((name) => changed.has(name))) this.#open();
    else if (changed.has('maxDepth')) this.#source.thread?.setMaxDepth(this.#options.number('maxDepth'));
    this.#options.word('theme');
    const { thread } = this.#source;
    if (thread === this.#composed) return;
    this.#composed = thread;
    this.#composers = thread && new Composers(this.#section, thread);
    this.aside = false;
  }

  protected override firstUpdated(): void {
    // Whoever sets `adapter` does so by the end of this task.
    setTimeout(() => {
      if (this.isConnected && !this.#source.isOpen)
        this.#options.tell('No backend: set the backend attribute or the adapter property.');
    });
  }

  protected override updated(): void {
    const { words } = this.#language;
    this.#announcer.attach(this.renderRoot.querySelector<HTMLElement>('[part~="status"]'));
    if (this.#unsaid && words) {
      this.#announcer.say(readingError(this.#unsaid, words));
      this.#unsaid = undefined;
    }
    showStates(this.#internals.states, this.#source);
  }

  protected override render(): TemplateResult {
    const { words } = this.#language;
    const { thread, trouble } = this.#source;
    if (!words || !(thread || trouble)) return html`<slot></slot>`;
    const status = html`<div part="status" class="hidden" role="status"></div>`;
    if (!thread)
      return html`<div part="section" lang=${words.lang} dir=${words.dir}>
        ${status} ${troubleView(trouble!, words, this.#actions.retry)}
      </div>`;
    const heading = headingText(thread.$total.get(), this.#title(thread), words);
    return html`
      <section part="section" aria-labelledby="heading" lang=${words.lang} dir=${words.dir} @click=${this.#click}>
        ${headingView(this.#options.number('headingLevel'), 'heading', 'heading', heading)} ${status}
        ${this.#source.begun ? this.#renderThread(this.#scene(thread, words)) : this.#renderInvitation(words)}
      </section>
    `;
  }

  #renderInvitation(words: Localizer): TemplateResult {
    const click = this.#options.word('loading') === 'click';
    return html`
      <slot></slot>
      ${click ? html`<button part="button show-button" type="button" @click=${this.#actions.show}>${words.text('show')}</button>` : nothing}
    `;
  }

  #renderThread(scene: Scene): TemplateResult {
    const { thread, words, setting } = scene;
    const { open, avatars, headingLevel } = setting;
    const composers = this.#composers;
    // Who may write, and as whom, shows in every row: in its button, or in the form below it.
    const list = guard([thread, words, thread.$info.get(), open, avatars, headingLevel], () =>
      new ThreadList({ thread, setting, composer: this.#reply }).render(),
    );
    return html`
      ${commentsView(scene, list)} ${pingsView(scene)}
      ${writingView(scene, composers?.root(), composers?.hasUnconfirmed ?? false)}
    `;
  }

  #open(): void {
    void this.#source.open({
      adapter: this.adapter,
      settings: {
        backend: this.backend.trim(),
        endpoint: this.endpoint.trim(),
        thread: this.thread.trim(),
        avatars: this.#options.word('avatars') === 'backend',
        data: { ...this.dataset },
        adopt: this.#markup() ?? (this.childElementCount > 0 ? this : undefined),
      },
      sort: this.#options.word('sort'),
      maxDepth: this.#options.number('maxDepth'),
      loading: this.#options.word('loading'),
    });
  }

  async #loaded(thread: Thread): Promise<void> {
    this.#adopted.hide(this.#markup());
    this.dispatchEvent(new GedankenLoadedEvent(thread.$total.get()));
    await this.updateComplete;
    if (thread === this.#arrived || thread !== this.#source.thread) return;
    this.#arrived = thread;
    this.#address.arrive();
  }

  /** Says once, to everyone whom it concerns, that something failed. */
  #failed(error: AdapterError): void {
    this.#options.tell(error.hint ?? error.kind);
    this.#unsaid = error;
    this.requestUpdate();
    this.dispatchEvent(new GedankenErrorEvent(error));
  }

  #markup(): HTMLElement | undefined {
    return findMarkup(this.adopt, this, (message) => this.#options.tell(message));
  }

  #scene(thread: Thread, words: Localizer): Scene {
    const info = thread.$info.get();
    return {
      thread,
      words,
      setting: {
        words,
        open: info.is === 'ready' && info.value.posting.allowed,
        headingLevel: this.#options.number('headingLevel') + 1,
        avatars: this.#options.word('avatars'),
        page: location.href.replace(/#.*$/, ''),
      },
      hasFallback: hasFallback(this),
      aside: this.aside,
      canSignIn: this.#source.adapter?.session !== undefined,
      actions: this.#actions,
    };
  }

  /** What the forms need of this section. */
  get #section(): ComposersSection {
    return {
      element: this,
      guest: this.#guest,
      words: () => this.#language.words!,
      headingLevel: () => this.#options.number('headingLevel') + 1,
      signIn: () => (this.#source.adapter?.session ? () => this.#actions.signIn() : undefined),
      say: (message) => this.#announcer.say(message),
      tell: (message) => this.#options.tell(message),
      posted: (comment, here) => {
        this.aside = comment.status === 'spam';
        void this.#actions.posted(comment, here);
      },
      replyClosed: (id) => void this.#actions.replyClosed(id),
    };
  }

  #title(thread: Thread): string | undefined {
    const info = thread.$info.get();
    return readLine(this.pageTitle) ?? (info.is === 'ready' ? info.value.title : undefined) ?? pageTitle(document);
  }

  readonly #reply = (comment: Comment): TemplateResult | typeof nothing => this.#composers?.reply(comment) ?? nothing;

  readonly #click = (event: Event): void => {
    const [target] = event.composedPath();
    if (!(target instanceof Element)) return;
    this.#actions.click(target);
    this.#address.click(target);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gedanken-comments': GedankenComments;
  }
}
