import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { checkComment, completeUrl } from '../core/check-comment.js';
import type { Comment, Guest, NewComment } from '../core/comment.js';
import { AdapterError, type FieldError, type FieldName } from '../core/errors.js';
import type { ThreadInfo } from '../core/thread-info.js';
import { clientKey } from '../dom/client-key.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Drafts } from '../state/drafts.js';
import type { Keep } from '../state/keep.js';
import { fieldError, sendingError } from './error-words.js';
import { recallGuest, rememberGuest } from './guest-memory.js';
import { displayName } from './views/comment-view.js';
import { type Field, fieldView } from './views/field-view.js';
import { headingView } from './views/heading-view.js';

/** What a composer asks of the section that it stands in. */
export interface ComposerHost {
  readonly words: Localizer;
  readonly headingLevel: number;
  readonly drafts: Drafts;
  readonly keep: Keep;
  /** Rejects with `AdapterError`; resolves to `undefined` when the page did not let it be sent. */
  send(comment: NewComment): Promise<Comment | undefined>;
  /** The comment has been confirmed. */
  done(comment: Comment): void;
  cancel(): void;
  /** Present when one can sign in. */
  readonly signIn?: (() => void) | undefined;
}

type Lines = { [Name in FieldName]: string };

const COPY_ONLY = new Set(['closed', 'not-found', 'challenge', 'forbidden']);

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

  #lines: Lines = { text: '', name: '', email: '', website: '' };
  #remember = false;
  #key: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) return;
    const known = recallGuest(this.host.keep);
    this.#remember = known !== undefined;
    this.#lines = { text: this.host.drafts.get(this.#parent), ...(known ?? { name: '', email: '', website: '' }) };
  }

  /** Puts the cursor where writing begins. */
  override focus(options?: FocusOptions): void {
    this.querySelector('textarea')?.focus(options);
  }

  // The section's root is the scope of labels, parts and styles: a root of its own would cut them off.
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues): void {
    this.#grow();
    const failed = (changed.has('errors' as never) && this.errors.length > 0) || (changed.has('problem' as never) && this.problem);
    if (!failed) return;
    if (this.errors.length === 1 && !this.problem) this.#control(this.errors[0]!.field)?.focus();
    else this.querySelector<HTMLElement>('[part~="form-problems"]')?.focus();
  }

  protected override render(): TemplateResult {
    const { words, headingLevel } = this.host;
    const { viewer } = this.info;
    const answered = this.answered;
    return html`
      <form
        part=${answered ? 'form reply-form' : 'form'}
        aria-labelledby=${this.#id('heading')}
        aria-busy=${this.busy}
        novalidate
        @submit=${this.#submit}
        @input=${this.#input}
        @keydown=${this.#keydown}
      >
        ${headingView(headingLevel, 'form-heading', this.#id('heading'), answered ? words.text('replyTo', { name: displayName(answered.author, words) }) : words.text('write'))}
        ${this.#renderNotes()} ${this.#renderProblems()} ${fieldView(this.#field('text', true), words)}
        ${viewer ? html`<p part="form-note">${words.text('signedInAs', { name: displayName(viewer, words) })}</p>` : this.#renderGuest()}
        <div part="form-actions">
          <button part="button submit-button" type="submit" aria-disabled=${this.busy ? 'true' : nothing}>
            <span>${words.text(this.busy ? 'posting' : answered ? 'postReply' : 'post')}</span>
          </button>
          ${answered ? html`<button part="button cancel-button" type="button" @click=${this.#cancel}>${words.text('cancel')}</button>` : nothing}
        </div>
      </form>
    `;
  }

  #renderNotes(): TemplateResult {
    const { words } = this.host;
    const asksEmail = !this.info.viewer && this.info.guestFields.email !== 'hidden';
    return html`<p part="form-note">
      ${asksEmail ? html`<span id=${this.#id('email-note')}>${words.text('emailNote')}</span> ` : nothing}<span>${words.text('requiredNote')}</span>
    </p>`;
  }

  #renderProblems(): TemplateResult | typeof nothing {
    const { words, signIn } = this.host;
    const { problem, errors } = this;
    if (!problem && errors.length < 2) return nothing;
    const canCopy = problem !== undefined && COPY_ONLY.has(problem.kind);
    return html`
      <div part="form-problems" tabindex="-1" role="group" aria-labelledby=${this.#id('problems')}>
        <p part="form-problems-heading" id=${this.#id('problems')}>
          ${problem && errors.length === 0 ? sendingError(problem, words) : words.text('problems', { count: errors.length })}
        </p>
        ${problem?.detail && problem.kind === 'rejected' ? html`<p part="form-problem-detail">${problem.detail}</p>` : nothing}
        ${errors.length > 0
          ? html`<ul part="form-problem-list">
              ${errors.map(
                (error) => html`<li>
                  <button part="link-button" type="button" @click=${() => this.#control(error.field)?.focus()}>${fieldError(error, words)}</button>
                </li>`,
              )}
            </ul>`
          : nothing}
        ${canCopy ? html`<button part="button copy-button" type="button" @click=${this.#copy}>${words.text(this.copied ? 'copied' : 'copyText')}</button>` : nothing}
        ${problem?.kind === 'signed-out' && signIn ? html`<button part="button sign-in-button" type="button" @click=${signIn}>${words.text('signIn')}</button>` : nothing}
      </div>
    `;
  }

  #renderGuest(): TemplateResult {
    const { words } = this.host;
    const { guestFields } = this.info;
    const shown = (['name', 'email', 'website'] as const).filter((name) => guestFields[name] !== 'hidden');
    if (shown.length === 0) return html``;
    return html`
      <div part="guest-fields">${shown.map((name) => fieldView(this.#field(name, guestFields[name] === 'required'), words))}</div>
      <p part="remember">
        <input part="checkbox" type="checkbox" id=${this.#id('remember')} name="remember" .checked=${this.#remember} />
        <label for=${this.#id('remember')}>${words.text('remember')}</label>
      </p>
    `;
  }

  #field(name: FieldName, required: boolean): Field {
    const error = this.errors.find(({ field }) => field === name);
    return {
      name,
      required,
      id: this.#id(name),
      value: this.#lines[name],
      error: error && fieldError(error, this.host.words),
      describedBy: name === 'email' ? this.#id('email-note') : undefined,
    };
  }

  get #parent(): string | null {
    return this.answered?.id ?? null;
  }

  #id(name: string): string {
    return `form-${encodeURIComponent(this.#parent ?? '')}-${name}`;
  }

  #control(name: FieldName): HTMLElement | null {
    return this.querySelector(`[name="${name}"]`);
  }

  #guest(): Guest | undefined {
    if (this.info.viewer) return undefined;
    const { name, email, website } = this.#lines;
    return { name: name.trim(), email: email.trim(), website: website.trim() };
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
    if (control instanceof HTMLInputElement && control.name === 'remember') this.#remember = control.checked;
    else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
      const name = control.name as FieldName;
      this.#lines[name] = control.value;
      this.errors = this.errors.filter(({ field }) => field !== name);
      if (name === 'text') {
        // Another text is another comment: only the same one may count as sent twice.
        this.#key = undefined;
        this.host.drafts.set(this.#parent, control.value);
        this.#grow();
      }
    }
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.querySelector('form')?.requestSubmit();
    } else if (event.key === 'Escape' && this.answered && this.#lines.text === '') this.host.cancel();
  };

  readonly #cancel = (): void => this.host.cancel();

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const guest = this.#guest();
    this.problem = undefined;
    this.errors = checkComment(this.#lines.text, guest, this.info);
    if (this.errors.length === 0) void this.#send(guest);
  };

  async #send(guest: Guest | undefined): Promise<void> {
    this.busy = true;
    this.#key ??= clientKey();
    const website = guest?.website ? (completeUrl(guest.website) ?? '') : '';
    try {
      const comment = await this.host.send({
        key: this.#key,
        parent: this.#parent,
        text: this.#lines.text.trim(),
        guest: guest && { ...guest, website },
        remember: guest ? this.#remember : undefined,
      });
      if (!comment) return;
      if (guest) rememberGuest(this.host.keep, this.#remember ? guest : undefined);
      this.#key = undefined;
      this.#lines.text = '';
      this.host.drafts.set(this.#parent, '');
      this.host.done(comment);
    } catch (thrown) {
      const error = AdapterError.from(thrown);
      this.errors = error.fields;
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }

  readonly #copy = async (): Promise<void> => {
    const area = this.querySelector('textarea');
    area?.select();
    try {
      await navigator.clipboard.writeText(this.#lines.text);
      this.copied = true;
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
