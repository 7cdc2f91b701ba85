import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { checkComment, completeUrl } from '../core/check-comment.js';
import type { Comment, Guest, NewComment } from '../core/comment.js';
import { AdapterError, type FieldError, type FieldName } from '../core/errors.js';
import type { ThreadInfo } from '../core/thread-info.js';
import { clientKey } from '../dom/client-key.js';
import { StoreController } from '../dom/store-controller.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Drafts } from '../state/drafts.js';
import { composerView } from './composer-view.js';
import { sendingError } from './error-words.js';
import type { GuestMemory } from './guest-memory.js';
import { isFocusNowhere } from './section-focus.js';

/** What a composer asks of the section that it stands in. */
export interface ComposerHost {
  readonly words: Localizer;
  readonly headingLevel: number;
  readonly drafts: Drafts;
  readonly guest: GuestMemory;
  /** Rejects with `AdapterError`; resolves to `undefined` when the page did not let it be sent. */
  send(comment: NewComment): Promise<Comment | undefined>;
  /** The comment has been confirmed. `here`: the reader has not turned to something else meanwhile. */
  done(comment: Comment, here: boolean): void;
  cancel(): void;
  /** Tells screen readers. */
  say(message: string): void;
  /** Present when one can sign in. Rejects with `AdapterError`. */
  readonly signIn?: (() => Promise<void>) | undefined;
}

/**
 * The form that a comment is written in, below a comment or at the end of the thread. Renders into
 * the section's own root, so the section's parts and styles reach it.
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

  @state() private errors: readonly FieldError[] = [];
  @state() private problem: AdapterError | undefined;
  @state() private busy = false;
  @state() private copied = false;

  readonly #stores = new StoreController(this);
  #text = '';
  #key: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) this.#text = this.host.drafts.get(this.#parent);
  }

  /** Puts the cursor where writing begins. */
  override focus(options?: FocusOptions): void {
    this.#control('text')?.focus(options);
  }

  // The section's root is the scope of labels, parts and styles: a root of its own would cut them off.
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('host')) this.#stores.follow(this.host.guest.$guest);
  }

  protected override updated(): void {
    this.#grow();
  }

  protected override render(): TemplateResult {
    const { words, headingLevel, guest, signIn } = this.host;
    const { info, answered, errors, problem, busy, copied } = this;
    return composerView({
      words,
      headingLevel,
      info,
      answered,
      errors,
      problem,
      busy,
      copied,
      text: this.#text,
      guest: guest.$guest.get(),
      canSignIn: signIn !== undefined,
      submit: this.#submit,
      input: this.#input,
      keydown: this.#keydown,
      cancel: this.#cancel,
      signIn: this.#signIn,
      copy: this.#copy,
      goTo: (field) => this.#control(field)?.focus(),
    });
  }

  get #parent(): string | null {
    return this.answered?.id ?? null;
  }

  #control(name: FieldName): HTMLElement | null {
    return this.querySelector(`[name="${name}"]`);
  }

  /** Where `field-sizing` is missing, the text area grows by hand. */
  #grow(): void {
    const area = this.querySelector('textarea');
    if (!area || CSS.supports('field-sizing', 'content')) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  }

  readonly #input = (event: Event): void => {
    const control = event.target;
    if (control instanceof HTMLInputElement && control.name === 'remember')
      this.host.guest.set({ remember: control.checked });
    else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
      this.#typed(control.name as FieldName, control.value);
  };

  #typed(name: FieldName, value: string): void {
    if (name === 'text') {
      this.#text = value;
      // Another text is another comment: only the same one may count as sent twice.
      this.#key = undefined;
      this.host.drafts.set(this.#parent, value);
      this.#grow();
    } else this.host.guest.set({ [name]: value });
    if (!this.errors.some(({ field }) => field === name)) return;
    this.errors = this.errors.filter(({ field }) => field !== name);
    // What the backend found wrong is mended.
    if (this.errors.length === 0 && this.problem?.fields.length) this.problem = undefined;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.querySelector('form')?.requestSubmit();
    } else if (event.key === 'Escape' && this.answered && this.#text === '') this.host.cancel();
  };

  readonly #cancel = (): void => this.host.cancel();

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const { name, email, website } = this.host.guest.$guest.get();
    const guest = this.info.viewer ? undefined : { name: name.trim(), email: email.trim(), website: website.trim() };
    this.problem = undefined;
    this.copied = false;
    this.errors = checkComment(this.#text, guest, this.info);
    if (this.errors.length > 0) void this.#pointOut(true);
    else void this.#send(guest);
  };

  async #send(guest: Guest | undefined): Promise<void> {
    const memory = this.host.guest;
    const text = this.#text;
    this.busy = true;
    this.#key ??= clientKey();
    try {
      const comment = await this.host.send({
        key: this.#key,
        parent: this.#parent,
        text: text.trim(),
        guest: guest && { ...guest, website: completeUrl(guest.website) ?? '' },
        remember: guest && memory.$guest.get().remember,
      });
      if (!comment) return;
      if (guest) memory.settle();
      // What was typed meanwhile is another comment.
      if (this.#text === text) this.#clear();
      this.host.done(comment, this.#isHere());
    } catch (thrown) {
      this.problem = AdapterError.from(thrown);
      this.errors = this.problem.fields;
      void this.#pointOut(this.#isHere());
    } finally {
      this.busy = false;
    }
  }

  #clear(): void {
    this.#key = undefined;
    this.#text = '';
    this.host.drafts.set(this.#parent, '');
  }

  /** Leads the reader to what is wrong: straight to the field when it is only one, else to the summary. */
  async #pointOut(here: boolean): Promise<void> {
    await this.updateComplete;
    const [error] = this.errors;
    const summary = this.querySelector<HTMLElement>('[part~="form-problems"]');
    if (here) (summary ?? (error && this.#control(error.field)))?.focus();
    else if (this.problem) this.host.say(sendingError(this.problem, this.host.words));
  }

  /** Whether the reader has not turned to something else while the backend took its time. */
  #isHere(): boolean {
    return isFocusNowhere() || this.contains((this.getRootNode() as ShadowRoot).activeElement);
  }

  readonly #signIn = async (): Promise<void> => {
    try {
      await this.host.signIn?.();
      this.problem = undefined;
      await this.updateComplete;
      this.focus();
    } catch (thrown) {
      this.problem = AdapterError.from(thrown);
      await this.#pointOut(true);
    }
  };

  readonly #copy = async (): Promise<void> => {
    const area = this.querySelector('textarea');
    area?.select();
    try {
      await navigator.clipboard.writeText(this.#text);
      this.copied = true;
      this.host.say(this.host.words.text('copied'));
    } catch {
      // The text is selected now, so that the reader's own copy command takes it.
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gedanken-composer': GedankenComposer;
  }
}
