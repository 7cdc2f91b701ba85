import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Comment, CommentId } from '../core/comment.js';
import type { FieldName } from '../core/errors.js';
import type { ThreadInfo } from '../core/thread-info.js';
import { StoreController } from '../dom/store-controller.js';
import { directionFor } from '../dom/text-direction.js';
import type { ComposerHost } from './composer-host.js';
import { composerView, idsFor } from './composer-view.js';
import type { FormWork } from './composing/form-work.js';
import { isFocusNowhere } from './section-focus.js';

/**
 * The form that a comment is written in, below a comment or at the end of the thread. Renders into
 * the section's own root, so the section's parts and styles reach it. It takes and keeps what is typed
 * from the start; what it does with that is loaded after the comments.
 *
 * @summary The form to write a comment.
 * @tagname gedanken-composer
 * @internal
 */
export class GedankenComposer extends LitElement {
  /** The section around it. */
  @property({ attribute: false }) host!: ComposerHost;

  /** What the thread lets one write. */
  @property({ attribute: false }) info!: ThreadInfo;

  /** The comment that is answered; `undefined` for a new root. */
  @property({ attribute: false }) answered: Comment | undefined;

  /** Whether the reader has pressed Send, and it waits for its code. */
  @state() private waiting = false;

  /** Whether that code did not load. */
  @state() private unloaded = false;

  /** What is written. */
  text = '';

  /** When the reader first came here, by `performance.now()`. */
  since: number | undefined;

  /** The fields that were typed in. */
  readonly written = new Set<FieldName>();

  readonly #stores = new StoreController(this);
  #work: FormWork | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusin', this.#begin);
    this.addEventListener('input', this.#begin);
    if (!this.hasUpdated) this.text = this.host.drafts.get(this.parent);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('focusin', this.#begin);
    this.removeEventListener('input', this.#begin);
  }

  /** Whether all that it does is there. */
  get isAtWork(): boolean {
    return this.#work !== undefined;
  }

  /** Whether the reader has not turned to something else meanwhile. */
  get isHere(): boolean {
    return isFocusNowhere() || this.contains((this.getRootNode() as ShadowRoot).activeElement);
  }

  /** The comment that is answered; `null` for a new root. */
  get parent(): CommentId | null {
    return this.answered?.id ?? null;
  }

  /** Names something in this form, unique in the section. */
  idOf(name: string): string {
    return idsFor(this.answered?.id)(name);
  }

  /** Puts the cursor where writing begins. */
  override focus(options?: FocusOptions): void {
    this.#work?.showText();
    this.querySelector('textarea')?.focus(options);
  }

  /** Puts somebody else's words into the text, marked as theirs, and the cursor below them. */
  async quote(words: string): Promise<void> {
    await (await this.#load())?.quote(words);
  }

  // The section's root is the scope of labels, parts and styles: a root of its own would cut them off.
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { guest, $returned, $composing } = this.host;
    if (changed.has('host')) this.#stores.follow(guest.$guest, $returned, $composing);
    this.#work ??= $composing.get()?.workFor(this);
    this.#work?.update();
  }

  protected override updated(): void {
    this.#grow();
  }

  protected override render(): TemplateResult {
    const { words, headingLevel, guest, session, etiquette, consent, setting } = this.host;
    return composerView({
      words,
      headingLevel,
      info: this.info,
      answered: this.answered,
      text: this.text,
      guest: guest.$guest.get(),
      etiquette,
      agreed: consent.given,
      avatars: setting().avatars,
      canSignIn: session !== undefined,
      busy: this.waiting || this.#work?.busy === true,
      unloaded: this.unloaded,
      work: this.#work,
      submit: this.#submit,
      input: this.#input,
      keydown: this.#keydown,
      cancel: this.#cancel,
      signIn: this.#signIn,
      signOut: this.#signOut,
      forget: this.#forget,
    });
  }

  /** Where `field-sizing` is missing, the text area grows by hand. */
  #grow(): void {
    const area = this.querySelector('textarea');
    if (area) area.dir = directionFor(this.text);
    if (!area || CSS.supports('field-sizing', 'content')) return;
    // Not to be seen, it has no height: its preview is open, or the form still waits for the comments above it.
    if (area.clientHeight === 0) return;
    // A book is longer than the field may grow: measuring it would take seconds.
    if (area.dir === 'ltr' || area.dir === 'rtl') return void (area.style.blockSize = '100vh');
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  }

  /** What the form does; `undefined` when it did not load. */
  async #load(): Promise<FormWork | undefined> {
    const composing = await this.host.load();
    if (composing) this.#work ??= composing.workFor(this);
    return this.#work;
  }

  /** The same, for a reader who has pressed something: they are told when it does not come. */
  async #need(): Promise<FormWork | undefined> {
    const work = this.#work ?? (await this.#load());
    this.unloaded = !work;
    if (!work && this.isConnected) await this.#tellUnloaded();
    return work;
  }

  async #tellUnloaded(): Promise<void> {
    const { failed, say, words } = this.host;
    failed();
    await this.updateComplete;
    if (this.isHere) this.querySelector<HTMLElement>('[part~="form-problems"]')?.focus();
    else say(words.text('sendOffline'));
  }

  readonly #begin = (): void => {
    this.since ??= performance.now();
    if (this.#work) this.#work.begin();
    else void this.#load();
  };

  readonly #input = ({ target: control }: Event): void => {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return;
    const { guest, consent } = this.host;
    const { name, value } = control;
    // What has another name or none, like the field to choose files with, is none of the comment’s.
    if (name === 'text' || name === 'name' || name === 'email' || name === 'website') this.#typed(name, value);
    else if (control instanceof HTMLInputElement && name === 'remember') guest.set({ remember: control.checked });
    else if (control instanceof HTMLInputElement && name === 'consent') {
      consent.given = control.checked;
      this.#work?.agreed();
      this.requestUpdate();
    }
  };

  #typed(name: FieldName, value: string): void {
    this.written.add(name);
    if (name === 'text') {
      this.text = value;
      this.host.drafts.set(this.parent, value);
      this.#grow();
    } else this.host.guest.set({ [name]: value });
    this.#work?.typed(name);
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    // WebKit ends a composition before it tells of the key that ended it.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.#work?.keydown(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.querySelector('form')?.requestSubmit();
    } else if (event.key === 'Escape' && this.answered && this.text === '') this.#cancel();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.#work) this.#work.submit(event, this.text);
    else void this.#submitLater(event, this.text);
  };

  /** Sends what was there when the button was pressed, once there is what sends. */
  async #submitLater(press: Event, text: string): Promise<void> {
    if (this.waiting) return;
    this.waiting = true;
    const work = await this.#need();
    // They may have called it off.
    if (this.waiting) work?.submit(press, text);
    this.waiting = false;
  }

  readonly #cancel = (): void => {
    this.waiting = false;
    this.#work?.cancel();
    this.host.cancel();
  };

  readonly #signIn = async (): Promise<void> => (await this.#need())?.signIn();

  readonly #signOut = async (): Promise<void> => (await this.#need())?.signOut();

  readonly #forget = async (): Promise<void> => (await this.#need())?.forget();
}

declare global {
  interface HTMLElementTagNameMap {
    'gedanken-composer': GedankenComposer;
  }
}
