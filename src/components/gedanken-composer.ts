import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { checkComment, completeUrl } from '../core/check-comment.js';
import type { Comment, Guest, NewComment } from '../core/comment.js';
import { AdapterError, type FieldError, type FieldName } from '../core/errors.js';
import type { ThreadInfo } from '../core/thread-info.js';
import { clientKey } from '../dom/client-key.js';
import { StoreController } from '../dom/store-controller.js';
import { directionFor } from '../dom/text-direction.js';
import type { ComposerHost } from './composer-host.js';
import { composerView, idsFor } from './composer-view.js';
import { DraftController } from './draft-controller.js';
import { sendingError } from './error-words.js';
import { FormGate } from './form-gate.js';
import { isFocusNowhere } from './section-focus.js';
import { WritingController } from './writing-controller.js';
import type { WritingHost } from './writing/writing-host.js';

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
  readonly #draft = new DraftController(this, {
    host: () => this.host,
    parent: () => this.#parent,
    take: (text) => this.#take(text),
  });
  readonly #writing = new WritingController(this, () => this.#writingHost());
  readonly #gate = new FormGate(this, {
    id: (name) => idsFor(this.answered?.id)(name),
    text: () => this.#text,
    left: (field) => this.#check(field),
    resend: () => this.#resend(),
    copy: () => void this.#copy(),
    isHere: () => this.#isHere(),
    failed: (error) => {
      this.problem = error;
      void this.#pointOut(true);
    },
  });
  #text = '';
  #key: string | undefined;
  /** Whether the reader has pressed Cancel since they pressed Send. */
  #isCancelled = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusin', this.#begin);
    if (!this.hasUpdated) this.#text = this.host.drafts.get(this.#parent);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('focusin', this.#begin);
  }

  /** Puts the cursor where writing begins. */
  override focus(options?: FocusOptions): void {
    this.#control('text')?.focus(options);
  }

  /** Puts somebody else's words into the text, marked as theirs, and the cursor below them. */
  async quote(words: string): Promise<void> {
    (await this.#writing.load())?.quote(words);
  }

  // The section's root is the scope of labels, parts and styles: a root of its own would cut them off.
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('host')) this.#stores.follow(this.host.guest.$guest, this.host.$returned);
    this.#takeBack();
    this.#gate.challenge.follow(this.problem?.challenge);
  }

  protected override updated(): void {
    this.#grow();
  }

  protected override render(): TemplateResult {
    const { words, headingLevel, guest, desk } = this.host;
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
      canSignIn: desk !== undefined,
      avatars: this.host.setting().avatars,
      gate: this.#gate,
      writing: this.#writing.writing,
      draft: this.#draft.state(),
      submit: this.#submit,
      input: this.#input,
      keydown: this.#keydown,
      cancel: this.#cancel,
      signIn: this.#signIn,
      copy: this.#copy,
      goTo: (field) => this.#control(field)?.focus(),
      page: this.host.setting().page,
      again: () => this.#resend(true),
    });
  }

  #writingHost(): WritingHost {
    return {
      element: this,
      parent: this.#parent,
      thread: this.host.thread,
      adapter: () => this.host.adapter(),
      area: () => this.querySelector('textarea')!,
      info: () => this.info,
      words: () => this.host.words,
      setting: () => this.host.setting(),
      name: idsFor(this.answered?.id),
      say: (message) => this.host.say(message),
      update: () => {
        this.requestUpdate();
        return this.updateComplete;
      },
    };
  }

  get #parent(): string | null {
    return this.answered?.id ?? null;
  }

  #control(name: FieldName): HTMLElement | null {
    if (name === 'text') this.#writing.writing?.leavePreview();
    return this.querySelector(`[name="${name}"]`);
  }

  /** Where `field-sizing` is missing, the text area grows by hand. */
  #grow(): void {
    const area = this.querySelector('textarea');
    if (area) area.dir = directionFor(this.#text);
    if (!area || area.hidden || CSS.supports('field-sizing', 'content')) return;
    // A book is longer than the field may grow: measuring it would take seconds.
    if (area.dir !== 'auto') return void (area.style.blockSize = '100vh');
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  }

  readonly #begin = (): void => void this.#writing.load();

  readonly #input = (event: Event): void => {
    const control = event.target;
    if (control instanceof HTMLInputElement && control.name === 'remember')
      this.host.guest.set({ remember: control.checked });
    // What has no name, like the field to choose files with, is none of the comment's.
    else if ((control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) && control.name !== '')
      this.#typed(control.name as FieldName, control.value);
  };

  #typed(name: FieldName, value: string): void {
    if (name === 'text') {
      this.#text = value;
      // Another text is another comment: only the same one may count as sent twice.
      this.#key = undefined;
      this.host.drafts.set(this.#parent, value);
      this.#grow();
      void this.#writing.load();
      this.#writing.writing?.input();
    } else this.host.guest.set({ [name]: value });
    if (!this.errors.some(({ field }) => field === name)) return;
    this.errors = this.errors.filter(({ field }) => field !== name);
    // What the backend found wrong is mended.
    if (this.errors.length === 0 && this.problem?.fields.length) this.problem = undefined;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    // WebKit ends a composition before it tells of the key that ended it.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.#writing.writing?.keydown(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.querySelector('form')?.requestSubmit();
    } else if (event.key === 'Escape' && this.answered && this.#text === '') this.#cancel();
  };

  readonly #cancel = (): void => {
    this.#isCancelled = true;
    this.host.cancel();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy || (this.#text === '' && this.#draft.isSecondPress(event)) || this.#writing.writing?.holds()) return;
    const guest = this.#guest();
    this.problem = undefined;
    this.copied = false;
    this.errors = checkComment(this.#text, guest, this.info);
    if (!this.#gate.opens() || this.errors.length > 0) void this.#pointOut(true);
    else void this.#send(guest);
  };

  /** Sends the same once more, now that what the backend wanted is solved, or to be asked anew; or because it is meant. */
  #resend(meant = false): void {
    if (this.busy) return;
    this.problem = undefined;
    void this.#send(this.#guest(), meant);
  }

  /** Who writes, when they are not signed in. */
  #guest(): Guest | undefined {
    if (this.info.viewer) return undefined;
    const guest = this.host.guest.$guest.get();
    const { guestFields } = this.info;
    // What one place asks for is none of another’s business.
    const line = (field: keyof Guest): string => (guestFields[field] === 'hidden' ? '' : guest[field].trim());
    return { name: line('name'), email: line('email'), website: line('website') };
  }

  /** Says what is wrong with one field that the reader has left. */
  #check(field: FieldName): void {
    const others = this.errors.filter((error) => error.field !== field);
    const wrong = checkComment(this.#text, this.#guest(), this.info).filter((error) => error.field === field);
    this.errors = [...others, ...wrong];
  }

  async #send(guest: Guest | undefined, meant = false): Promise<void> {
    const memory = this.host.guest;
    const text = this.#text;
    this.busy = true;
    this.#isCancelled = false;
    const key = (this.#key ??= clientKey());
    try {
      const extras = await this.#gate.pass();
      if (this.#isCancelled) return;
      const comment: NewComment = {
        key,
        parent: this.#parent,
        text: text.trim(),
        guest: guest && { ...guest, website: completeUrl(guest.website) ?? '' },
        remember: guest && memory.$guest.get().remember,
        ...extras,
      };
      const id = await this.host.send(comment, meant);
      if (id === undefined) return;
      // What was typed meanwhile is another comment: its form stays, and so does its writer.
      if (this.#text !== text && this.#text !== '') return;
      this.#clear();
      this.host.done(id, this.#isHere());
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
    this.#draft.sent();
  }

  /** The draft was changed from elsewhere. */
  #take(text: string): void {
    if (text !== this.#text) this.#key = undefined;
    this.#text = text;
    this.requestUpdate();
  }

  /** What could not be sent is here again. */
  #takeBack(): void {
    const returned = this.#draft.returned();
    if (!returned) return;
    this.#key = returned.key;
    this.problem = returned.error;
    this.errors = returned.error?.fields ?? [];
    if (returned.error) void this.#pointOut(returned.here);
    else void this.updateComplete.then(() => this.focus());
  }

  /** Leads the reader to what is wrong: straight to the field when it is only one, else to the summary. */
  async #pointOut(here: boolean): Promise<void> {
    await this.updateComplete;
    const [error] = this.errors;
    const summary = this.querySelector<HTMLElement>('[part~="form-problems"]');
    if (here) {
      if (summary) summary.focus();
      else if (error) this.#control(error.field)?.focus();
      else if (this.#gate.manners.unagreed) this.#gate.toConsent();
    } else if (this.problem && !this.#gate.challenge.isOpen) this.host.say(sendingError(this.problem, this.host.words));
  }

  /** Whether the reader has not turned to something else while the backend took its time. */
  #isHere(): boolean {
    return isFocusNowhere() || this.contains((this.getRootNode() as ShadowRoot).activeElement);
  }

  readonly #signIn = async (): Promise<void> => {
    try {
      const isIn = await this.#gate.signIn();
      if (isIn) this.problem = undefined;
      await this.updateComplete;
      if (isIn || isFocusNowhere()) this.focus();
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
