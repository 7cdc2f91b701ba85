import { html, nothing } from 'lit';
import { checkComment, completeUrl } from '../../core/check-comment.js';
import type { Guest, NewComment } from '../../core/comment.js';
import { AdapterError, type FieldError, type FieldName } from '../../core/errors.js';
import { clientKey } from '../../dom/client-key.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { GedankenComposer } from '../gedanken-composer.js';
import { isFocusNowhere } from '../section-focus.js';
import { draftNoteView } from '../views/draft-note-view.js';
import type { WritingHost } from '../writing/writing-host.js';
import { DraftController } from './draft-controller.js';
import { FormGate } from './form-gate.js';
import { summaryView } from './form-summary.js';
import { fieldError, sendingError } from './form-words.js';
import { WritingController } from './writing-controller.js';

const CLOSED = new AdapterError('closed');

/** What one form does with what is typed into it: it checks, keeps and sends it, and takes back what could not be sent. */
export class FormWork {
  #busy = false;
  #errors: readonly FieldError[] = [];
  #problem: AdapterError | undefined;
  #copied = false;
  #key: string | undefined;
  /** Whether the reader has pressed Cancel since they pressed Send. */
  #isCancelled = false;
  readonly #composer: GedankenComposer;
  readonly #words: () => Localizer<'form'>;
  readonly #draft: DraftController;
  readonly #writing: WritingController;
  readonly #gate: FormGate;

  constructor(composer: GedankenComposer, words: () => Localizer<'form'>) {
    this.#composer = composer;
    this.#words = words;
    this.#draft = new DraftController(composer, {
      host: () => composer.host,
      parent: () => composer.parent,
      words,
      take: (text) => this.#take(text),
    });
    this.#writing = new WritingController(composer, () => this.#writingHost());
    this.#gate = new FormGate(composer, {
      id: (name) => composer.idOf(name),
      words,
      left: (field) => this.#check(field),
      resend: () => this.#resend(),
      copy: () => void this.#copy(),
      failed: (error) => void this.#fail(error),
    });
    // Something may have come back into its draft, or have been written here or in another tab, before it could be heard.
    composer.host.drafts.look(composer.parent);
    this.#take(composer.host.drafts.get(composer.parent));
    if (composer.since !== undefined) this.begin();
    this.#gate.manners.catchUp();
  }

  /** Whether it is sending. */
  get busy(): boolean {
    return this.#busy;
  }

  /** What to say about a consent that was missing when the comment was to be sent. */
  get unagreed(): string | undefined {
    return this.#gate.manners.unagreed ? this.#words().text('agreeRequired') : undefined;
  }

  /** What to say about a text that is nothing but a link. */
  get linkOnly(): string | undefined {
    return this.#gate.manners.linkOnly ? this.#words().text('linkOnly') : undefined;
  }

  /** What is wrong with a field. */
  errorOf(name: FieldName): string | undefined {
    const error = this.#errors.find(({ field }) => field === name);
    return error && fieldError(error, this.#words());
  }

  /** What stands at the top of the form. */
  summary(): unknown {
    return summaryView({
      composer: this.#composer,
      words: this.#words(),
      gate: this.#gate,
      errors: this.#errors,
      problem: this.#problem ?? this.#closed,
      copied: this.#copied,
      goTo: (field) => this.#control(field)?.focus(),
      signIn: () => void this.signIn(),
      copy: () => void this.#copy(),
      again: () => this.#resend(true),
    });
  }

  /** What is left to do with words for a thread that takes none by now: to copy them. */
  get #closed(): AdapterError | undefined {
    const { posting } = this.#composer.info;
    return posting.allowed || posting.why !== 'closed' ? undefined : CLOSED;
  }

  /** What stands in place of the text, while something does. */
  inPlace(): unknown {
    return this.#writing.writing?.inPlace();
  }

  /** The line below the text. */
  bar(): unknown {
    return this.#writing.writing?.bar();
  }

  /** What stands below that. */
  below(): unknown {
    return html`${this.#writing.writing?.below() ?? nothing} ${draftNoteView(this.#draft.state(), this.#words())}`;
  }

  /** What signing in waits for, if it does. */
  signingIn(): unknown {
    return this.#gate.signingIn;
  }

  /** What the backend wants solved, if it does. */
  challenge(): unknown {
    return this.#gate.challenge.render();
  }

  /** Takes over what has happened since the form was drawn last. */
  update(): void {
    const returned = this.#draft.returned();
    if (returned) {
      this.#key = returned.key;
      this.#problem = returned.error;
      this.#errors = returned.error?.fields ?? [];
      if (returned.error) void this.#pointOut(returned.here);
      else void this.#composer.updateComplete.then(() => this.#composer.focus());
    }
    this.#gate.challenge.follow(this.#problem?.challenge);
  }

  /** Somebody begins to write: nobody should wait for what sends, or lose what can't be kept because it was not there. */
  begin(): void {
    this.#composer.host.begin();
    void this.#writing.load();
  }

  /** Something was typed into a field. */
  typed(name: FieldName): void {
    if (name === 'text') {
      // Another text is another comment: only the same one may count as sent twice.
      this.#key = undefined;
      this.#writing.writing?.input();
    }
    if (!this.#errors.some(({ field }) => field === name)) return;
    this.#errors = this.#errors.filter(({ field }) => field !== name);
    // What the backend found wrong is mended.
    if (this.#errors.length === 0 && this.#problem?.fields.length) this.#problem = undefined;
    this.#composer.requestUpdate();
  }

  /** The reader has given their consent, or taken it back. */
  agreed(): void {
    this.#gate.manners.unagreed = false;
  }

  /** Answers whether the key was taken. */
  keydown(event: KeyboardEvent): boolean {
    return this.#writing.writing?.keydown(event) ?? false;
  }

  /** Sends a text, or says what is wrong with it. */
  submit(press: Event, text: string): void {
    if (this.#busy || (text === '' && this.#draft.isSecondPress(press)) || this.#writing.writing?.holds()) return;
    const guest = this.#guest();
    this.#problem = undefined;
    this.#copied = false;
    this.#errors = checkComment(text, guest, this.#composer.info);
    this.#composer.requestUpdate();
    if (!this.#gate.opens() || this.#errors.length > 0) void this.#pointOut(true);
    else void this.#send(text, guest);
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  /** Shows the text itself again, so that it can have the focus. */
  showText(): void {
    this.#writing.writing?.leavePreview();
  }

  /** Puts somebody else's words into the text, marked as theirs, and the cursor below them. */
  async quote(words: string): Promise<void> {
    (await this.#writing.load())?.quote(words);
  }

  async signIn(): Promise<void> {
    const composer = this.#composer;
    try {
      const isIn = await this.#gate.signIn();
      if (isIn) this.#problem = undefined;
      composer.requestUpdate();
      await composer.updateComplete;
      if (isIn || isFocusNowhere()) composer.focus();
    } catch (thrown) {
      await this.#fail(AdapterError.from(thrown));
    }
  }

  async signOut(): Promise<void> {
    await this.#gate.signOut();
  }

  async forget(): Promise<void> {
    await this.#gate.forget();
  }

  #writingHost(): WritingHost {
    const composer = this.#composer;
    return {
      element: composer,
      parent: composer.parent,
      thread: composer.host.thread,
      adapter: () => composer.host.adapter(),
      area: () => composer.querySelector('textarea')!,
      info: () => composer.info,
      words: () => composer.host.words,
      setting: () => composer.host.setting(),
      name: (what) => composer.idOf(what),
      say: (message) => composer.host.say(message),
      update: () => {
        composer.requestUpdate();
        return composer.updateComplete;
      },
    };
  }

  #control(name: FieldName): HTMLElement | null {
    if (name === 'text') this.showText();
    return this.#composer.querySelector(`[name="${name}"]`);
  }

  /** Sends the same once more, now that what the backend wanted is solved, or to be asked anew; or because it is meant. */
  #resend(meant = false): void {
    if (this.#busy) return;
    this.#problem = undefined;
    void this.#send(this.#composer.text, this.#guest(), meant);
  }

  /** Who writes, when they are not signed in. */
  #guest(): Guest | undefined {
    const { host, info } = this.#composer;
    if (info.viewer) return undefined;
    const guest = host.guest.$guest.get();
    // What one place asks for is none of another’s business.
    const line = (field: keyof Guest): string => (info.guestFields[field] === 'hidden' ? '' : guest[field].trim());
    return { name: line('name'), email: line('email'), website: line('website') };
  }

  /** Says what is wrong with one field that the reader has left. */
  #check(field: FieldName): void {
    const others = this.#errors.filter((error) => error.field !== field);
    const wrong = checkComment(this.#composer.text, this.#guest(), this.#composer.info);
    this.#errors = [...others, ...wrong.filter((error) => error.field === field)];
    this.#composer.requestUpdate();
  }

  async #send(text: string, guest: Guest | undefined, meant = false): Promise<void> {
    const composer = this.#composer;
    this.#isCancelled = false;
    this.#setBusy(true);
    const key = (this.#key ??= clientKey());
    try {
      const extras = await this.#gate.pass();
      if (this.#isCancelled) return;
      const comment: NewComment = {
        key,
        parent: composer.parent,
        text: text.trim(),
        guest: guest && { ...guest, website: completeUrl(guest.website) ?? '' },
        remember: guest && composer.host.guest.$guest.get().remember,
        ...extras,
      };
      const id = await composer.host.send(comment, meant);
      if (id === undefined) return;
      // What was typed meanwhile is another comment: its form stays, and so does its writer.
      if (composer.text !== text && composer.text !== '') return;
      this.#key = undefined;
      composer.text = '';
      this.#draft.sent();
      composer.host.done(id, composer.isHere);
    } catch (thrown) {
      const error = AdapterError.from(thrown);
      this.#errors = error.fields;
      void this.#fail(error, composer.isHere);
    } finally {
      this.#setBusy(false);
    }
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.#composer.requestUpdate();
  }

  /** The draft was changed from elsewhere. */
  #take(text: string): void {
    if (text !== this.#composer.text) this.#key = undefined;
    this.#composer.text = text;
    this.#composer.requestUpdate();
  }

  async #fail(problem: AdapterError, here = true): Promise<void> {
    this.#problem = problem;
    this.#composer.requestUpdate();
    await this.#pointOut(here);
  }

  /** Leads the reader to what is wrong: straight to the field when it is only one, else to the summary. */
  async #pointOut(here: boolean): Promise<void> {
    const composer = this.#composer;
    await composer.updateComplete;
    const [error] = this.#errors;
    const summary = composer.querySelector<HTMLElement>('[part~="form-problems"]');
    const { manners, challenge, toConsent } = this.#gate;
    if (here) {
      if (summary) summary.focus();
      else if (error) this.#control(error.field)?.focus();
      else if (manners.unagreed) toConsent();
    } else if (this.#problem && !challenge.isOpen) composer.host.say(sendingError(this.#problem, this.#words()));
  }

  async #copy(): Promise<void> {
    const { host, text } = this.#composer;
    this.#composer.querySelector('textarea')?.select();
    try {
      await navigator.clipboard.writeText(text);
      this.#copied = true;
      this.#composer.requestUpdate();
      host.say(this.#words().text('copied'));
    } catch {
      // The text is selected now, so that the reader's own copy command takes it.
    }
  }
}
