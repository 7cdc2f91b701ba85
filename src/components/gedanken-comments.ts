import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Adapter } from '../adapters/adapter.js';
import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { readLine } from '../core/fields.js';
import { commentIdOf } from '../core/permalink.js';
import { Announcer } from '../dom/announcer.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';
import { AddressController, focusComment, placeOf } from './address-controller.js';
import { Composers, type ComposersSection } from './composers.js';
import { readingError } from './error-words.js';
import { GedankenErrorEvent, GedankenLoadedEvent } from './events.js';
import type { GedankenComposer } from './gedanken-composer.js';
import { LanguageController } from './language-controller.js';
import { pageTitle } from './page-title.js';
import { SectionOptions } from './section-options.js';
import { commentsView, pingsView, type Scene, writingView } from './section-views.js';
import { headingText } from './section-words.js';
import { bodyStyles } from './styles/body-styles.js';
import { commentStyles } from './styles/comment-styles.js';
import { formStyles } from './styles/form-styles.js';
import { sectionStyles } from './styles/section-styles.js';
import { tokens } from './styles/tokens.js';
import { ThreadController } from './thread-controller.js';
import { ThreadList } from './thread-list.js';
import { headingView } from './views/heading-view.js';
import { noticeView } from './views/notice-view.js';

/** Milliseconds until signing in is taken to have failed. */
const SIGN_IN_TIMEOUT = 30_000;

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
 * @csspart error-button - Tries again what failed.
 * @csspart closed - The notice that the thread takes no more comments, in addition to `notice`.
 * @csspart sign-in - The notice that one has to sign in, in addition to `notice`.
 * @csspart password - The notice that the page is protected, in addition to `notice`.
 * @csspart read-only - The notice that answering works elsewhere, in addition to `notice`.
 * @csspart aside - The notice that the backend's filter took a comment aside, in addition to `notice`.
 * @csspart notice-link - The way on, where it is another page.
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
 * @csspart comment-notice - Says that a comment waits for approval.
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
  static override readonly styles = [tokens, sectionStyles, commentStyles, bodyStyles, formStyles];

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
  @property({ reflect: true }) override lang = '';

  /** How deep answers are indented, 1 to 8; deeper ones say whom they answer instead. */
  @property({ attribute: 'max-depth' }) maxDepth = '';

  /** The level of the section's heading, 1 to 5, so that it fits into the page. */
  @property({ attribute: 'heading-level' }) headingLevel = '';

  /** What the discussion is about. Default: what the backend says, or the page's only `h1`. */
  @property({ attribute: 'page-title' }) pageTitle = '';

  /** When to load: `eager`, `lazy` (once it is nearly in view), or `click` (once the reader asks). */
  @property() loading = '';

  /** The colours: `auto` (those of the page), `light` or `dark`. */
  @property({ reflect: true }) theme = '';

  /** Pictures of people: `initials` (asks nobody), `backend` (as the backend links them) or `none`. */
  @property() avatars = '';

  /** A selector for markup of the same thread that the page already holds, to take over without a request. */
  @property() adopt = '';

  @state() private aside = false;

  readonly #internals = this.attachInternals();
  readonly #announcer = new Announcer();
  readonly #options = new SectionOptions(this);
  readonly #language = new LanguageController(this);
  readonly #thread = new ThreadController(this, {
    loaded: (thread) => void this.#loaded(thread),
    failed: (error) => this.#failed(error),
    tell: (message) => this.#options.tell(message),
  });

  readonly #address = new AddressController(this, {
    reveal: (id) => this.#reveal(id),
    write: (answered) => this.#write(answered),
  });

  #composers: Composers | undefined;
  #composed: Thread | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#thread.isOpen) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#announcer.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || SOURCE.some((name) => changed.has(name))) this.#open();
    else if (changed.has('maxDepth')) this.#thread.thread?.setMaxDepth(this.#options.number('maxDepth'));
    const { thread } = this.#thread;
    if (thread !== this.#composed) {
      this.#composed = thread;
      this.#composers = thread && new Composers(this.#section, thread);
      this.aside = false;
    }
  }

  protected override firstUpdated(): void {
    // Whoever sets `adapter` does so by the end of this task.
    setTimeout(() => {
      if (this.isConnected && !this.#thread.isOpen) this.#options.tell('No backend: set the backend attribute or the adapter property.');
    });
  }

  protected override updated(): void {
    this.#announcer.attach(this.renderRoot.querySelector('[part~="status"]') ?? undefined);
    this.#showStates();
  }

  protected override render(): TemplateResult {
    const { words } = this.#language;
    const { thread, wrong, begun } = this.#thread;
    if (!words || (!thread && !wrong)) return html`<slot></slot>`;
    if (wrong || !thread) return html`${noticeView({ part: 'error', text: words.text('setupWrong') })}<slot></slot>`;
    return html`
      <section part="section" aria-labelledby="heading" lang=${words.lang} dir=${words.dir} @click=${this.#click}>
        ${headingView(this.#options.number('headingLevel'), 'heading', 'heading', headingText(thread.$total.get(), this.#title(thread), words))}
        <div part="status" class="hidden" role="status"></div>
        ${begun ? this.#renderThread(this.#scene(thread, words)) : this.#renderInvitation(words)}
      </section>
    `;
  }

  #renderInvitation(words: Localizer): TemplateResult | typeof nothing {
    if (this.#options.word('loading') !== 'click') return html`<slot></slot>`;
    return html`<slot></slot><button part="button show-button" type="button" @click=${this.#load}>${words.text('show')}</button>`;
  }

  #renderThread(scene: Scene): TemplateResult {
    const { thread, words, setting } = scene;
    const { open, avatars, headingLevel } = setting;
    const composers = this.#composers;
    const list = guard([thread, words, open, avatars, headingLevel], () => new ThreadList({ thread, setting, composer: this.#reply }).render());
    return html`
      ${commentsView(scene, list)} ${pingsView(scene)}
      ${writingView(scene, composers?.root(), this.aside, composers?.hasUnconfirmed ?? false)}
    `;
  }

  #open(): void {
    void this.#thread.open({
      adapter: this.adapter,
      settings: {
        backend: this.backend.trim(),
        endpoint: this.endpoint.trim(),
        thread: this.thread.trim(),
        avatars: this.#options.word('avatars') === 'backend',
        data: { ...this.dataset },
        adopt: this.#adopted() ?? (this.childElementCount > 0 ? this : undefined),
      },
      sort: this.#options.word('sort'),
      maxDepth: this.#options.number('maxDepth'),
      loading: this.#options.word('loading'),
    });
  }

  async #loaded(thread: Thread): Promise<void> {
    const adopted = this.#adopted();
    if (adopted) adopted.hidden = true;
    this.dispatchEvent(new GedankenLoadedEvent(thread.$total.get()));
    await this.updateComplete;
    await this.#address.follow();
  }

  #failed(error: AdapterError): void {
    this.#options.tell(error.hint ?? error.kind);
    const { words } = this.#language;
    if (words) this.#announcer.say(readingError(error, words));
    this.dispatchEvent(new GedankenErrorEvent(error));
  }

  #showStates(): void {
    const { thread, begun, wrong } = this.#thread;
    const list = thread?.$list.get();
    const info = thread?.$info.get();
    const states: Readonly<Record<string, boolean>> = {
      loading: begun && list?.is === 'loading',
      failed: wrong || list?.is === 'failed',
      empty: list?.is === 'ready' && thread?.$shown.get() === 0,
      closed: info?.is === 'ready' && !info.value.posting.allowed && info.value.posting.why === 'closed',
    };
    for (const [name, on] of Object.entries(states)) {
      if (on) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    }
  }

  #adopted(): HTMLElement | undefined {
    if (!this.adopt) return undefined;
    try {
      return document.querySelector<HTMLElement>(this.adopt) ?? undefined;
    } catch {
      this.#options.tell(`adopt="${this.adopt}" is not a selector.`);
      return undefined;
    }
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
      hasFallback: this.childElementCount > 0,
      retry: this.#retry,
      more: this.#more,
      toForm: this.#toForm,
    };
  }

  /** What the forms need of this section. */
  get #section(): ComposersSection {
    return {
      element: this,
      words: () => this.#language.words!,
      headingLevel: () => this.#options.number('headingLevel') + 1,
      signIn: () => this.#thread.adapter?.session && this.#signIn,
      tell: (message) => this.#options.tell(message),
      posted: (comment) => void this.#posted(comment),
      replyClosed: (id) => void this.#replyClosed(id),
    };
  }

  #title(thread: Thread): string | undefined {
    const info = thread.$info.get();
    return readLine(this.pageTitle) ?? (info.is === 'ready' ? info.value.title : undefined) ?? pageTitle(document);
  }

  readonly #reply = (comment: Comment): TemplateResult | typeof nothing => this.#composers?.reply(comment) ?? nothing;
  readonly #load = (): void => void this.#thread.load();

  readonly #retry = async (): Promise<void> => {
    await this.#thread.load();
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.#focusHeading();
  };

  #focusHeading(): void {
    this.shadowRoot?.getElementById('heading')?.focus();
  }

  async #posted(comment: Comment): Promise<void> {
    this.aside = comment.status === 'spam';
    const said = comment.status === 'held' ? 'heldNow' : comment.status === 'spam' ? 'unclear' : 'published';
    this.#announcer.say(this.#language.words!.text(said));
    await this.updateComplete;
    const root = this.shadowRoot!;
    if (!this.aside) focusComment(root, comment.id);
    root.activeElement?.scrollIntoView({ block: 'nearest' });
  }

  async #replyClosed(id: CommentId): Promise<void> {
    await this.updateComplete;
    placeOf(this.shadowRoot!, id)?.querySelector<HTMLElement>('[data-action="reply"]')?.focus();
  }

  readonly #signIn = async (): Promise<void> => {
    const session = this.#thread.adapter?.session;
    if (!session) return;
    try {
      const next = await session.signIn(location.href, { signal: AbortSignal.timeout(SIGN_IN_TIMEOUT) });
      if (next.kind === 'redirect') location.assign(next.url);
      else await this.#thread.load();
    } catch (error) {
      this.#failed(AdapterError.from(error));
    }
  };

  readonly #more = async (): Promise<void> => {
    const { thread } = this.#thread;
    const fresh = await thread?.loadMore();
    if (!thread || thread !== this.#thread.thread || !fresh?.[0]) return;
    await this.updateComplete;
    const total = thread.$total.get();
    focusComment(this.shadowRoot!, fresh[0]);
    this.#announcer.say(this.#language.words!.text('moreLoaded', { count: fresh.length, shown: thread.$shown.get(), total: total?.count ?? fresh.length }));
  };

  /** One listener for all comments: thousands of buttons need none of their own. */
  readonly #click = (event: Event): void => {
    const [target] = event.composedPath();
    if (!(target instanceof Element)) return;
    const id = commentIdOf(`#${target.closest('article')?.id ?? ''}`);
    if (target.closest('[data-action="reply"]') && id !== undefined) void this.#openReply(id);
    const link = target.closest('a');
    // Following the address that the page already has is no hash change.
    if (link && commentIdOf(link.hash) !== undefined && link.href === location.href) void this.#address.follow();
  };

  async #openReply(id: CommentId): Promise<void> {
    this.#composers?.open(id);
    await this.updateComplete;
    placeOf(this.shadowRoot!, id)?.parentElement?.querySelector<GedankenComposer>(':scope > gedanken-composer')?.focus();
  }

  readonly #toForm = (event?: Event): void => {
    event?.preventDefault();
    this.shadowRoot?.querySelector<GedankenComposer>('section > gedanken-composer')?.focus();
  };

  async #reveal(id: CommentId): Promise<boolean> {
    const { thread } = this.#thread;
    if (thread?.$list.get().is !== 'ready') return false;
    try {
      return await thread.reveal(id);
    } catch (error) {
      this.#failed(AdapterError.from(error));
      return false;
    }
  }

  #write(answered: CommentId | null): void {
    if (answered !== null && this.#thread.thread?.has(answered)) void this.#openReply(answered);
    else this.#toForm();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gedanken-comments': GedankenComments;
  }
}
