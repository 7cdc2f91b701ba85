import { html, nothing, type TemplateResult } from 'lit';
import type { Comment, CommentId } from '../core/comment.js';
import type { AdapterError, FieldError, FieldName } from '../core/errors.js';
import type { ThreadInfo } from '../core/thread-info.js';
import type { Localizer } from '../i18n/localizer.js';
import { fieldError, sendingError } from './error-words.js';
import type { KnownGuest } from './guest-memory.js';
import { displayName } from './views/comment-view.js';
import { type Field, fieldView } from './views/field-view.js';
import { headingView } from './views/heading-view.js';
import { type Problems, problemsView } from './views/problems-view.js';

/** After these there is nothing to send any more: the words can only be saved. */
const COPY_ONLY = new Set(['closed', 'not-found', 'challenge', 'forbidden']);

/** What a form is drawn from, and what it calls. */
export interface ComposerScene {
  readonly words: Localizer;
  readonly headingLevel: number;
  readonly info: ThreadInfo;
  readonly answered: Comment | undefined;
  readonly text: string;
  readonly guest: KnownGuest;
  readonly errors: readonly FieldError[];
  readonly problem: AdapterError | undefined;
  readonly busy: boolean;
  /** Whether the text has been copied. */
  readonly copied: boolean;
  readonly canSignIn: boolean;
  readonly submit: (event: Event) => void;
  readonly input: (event: Event) => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly cancel: () => void;
  readonly signIn: () => void;
  readonly copy: () => void;
  readonly goTo: (field: FieldName) => void;
}

/** The form to write a comment, or an answer. */
export function composerView(scene: ComposerScene): TemplateResult {
  const { words, answered, busy, info } = scene;
  const id = idsFor(answered?.id);
  const title = answered ? words.text('replyTo', { name: displayName(answered.author, words) }) : words.text('write');
  const viewer = info.viewer && words.text('signedInAs', { name: displayName(info.viewer, words) });
  return html`
    <form
      part=${answered ? 'form reply-form' : 'form'}
      aria-labelledby=${id('heading')}
      aria-busy=${busy}
      novalidate
      @submit=${scene.submit}
      @input=${scene.input}
      @keydown=${scene.keydown}
    >
      ${headingView(scene.headingLevel, 'form-heading', id('heading'), title)} ${notesView(scene)} ${summaryView(scene)}
      ${fieldView(fieldOf(scene, 'text'), words)} ${viewer ? html`<p part="form-note">${viewer}</p>` : guestView(scene)}
      <div part="form-actions">
        <button part="button submit-button" type="submit" aria-disabled=${busy ? 'true' : nothing}>
          <span>${words.text(busy ? 'posting' : answered ? 'postReply' : 'post')}</span>
        </button>
        ${answered ? html`<button part="button cancel-button" type="button" @click=${scene.cancel}>${words.text('cancel')}</button>` : nothing}
        <span part="form-shortcut" id=${id('shortcut')}>${words.text('shortcut', { keys: shortcut() })}</span>
      </div>
    </form>
  `;
}

/** Names the parts of a form, below a comment or at the end of the thread. */
function idsFor(parent: CommentId | undefined): (name: string) => string {
  return (name) => `form-${encodeURIComponent((parent ?? '').toWellFormed())}:${name}`;
}

function shortcut(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ + Enter' : 'Ctrl + Enter';
}

function notesView({ words, info, answered }: ComposerScene): TemplateResult {
  const asksEmail = !info.viewer && info.guestFields.email !== 'hidden';
  const email = html`<span id=${idsFor(answered?.id)('email-note')}>${words.text('emailNote')}</span>`;
  return html`<p part="form-note">${asksEmail ? email : nothing} <span>${words.text('requiredNote')}</span></p>`;
}

function summaryView(scene: ComposerScene): TemplateResult | typeof nothing {
  const { words, problem, errors, answered } = scene;
  if (!problem && errors.length < 2) return nothing;
  return problemsView({
    id: idsFor(answered?.id)('problems'),
    heading:
      problem && errors.length === 0 ? sendingError(problem, words) : words.text('problems', { count: errors.length }),
    detail: problem?.kind === 'rejected' ? problem.detail : undefined,
    fields: errors.map((error) => ({ text: fieldError(error, words), go: () => scene.goTo(error.field) })),
    actions: waysOn(scene),
  });
}

function waysOn({ words, problem, canSignIn, copied, signIn, copy }: ComposerScene): Problems['actions'] {
  if (problem?.kind === 'signed-out' && canSignIn)
    return [{ part: 'sign-in-button', label: words.text('signIn'), run: signIn }];
  if (!problem || !COPY_ONLY.has(problem.kind)) return [];
  return [{ part: 'copy-button', label: words.text(copied ? 'copied' : 'copyText'), run: copy }];
}

function guestView(scene: ComposerScene): TemplateResult | typeof nothing {
  const { words, info, guest, answered } = scene;
  const shown = (['name', 'email', 'website'] as const).filter((name) => info.guestFields[name] !== 'hidden');
  if (shown.length === 0) return nothing;
  const id = idsFor(answered?.id)('remember');
  return html`
    <div part="guest-fields">${shown.map((name) => fieldView(fieldOf(scene, name), words))}</div>
    <p part="remember">
      <input part="checkbox" type="checkbox" id=${id} name="remember" .checked=${guest.remember} />
      <label for=${id}>${words.text('remember')}</label>
    </p>
  `;
}

function fieldOf({ words, info, guest, text, errors, answered }: ComposerScene, name: FieldName): Field {
  const id = idsFor(answered?.id);
  const error = errors.find(({ field }) => field === name);
  return {
    name,
    id: id(name),
    required: name === 'text' || info.guestFields[name] === 'required',
    value: name === 'text' ? text : guest[name],
    error: error && fieldError(error, words),
    describedBy: name === 'email' ? id('email-note') : name === 'text' ? id('shortcut') : undefined,
  };
}
