import { html, nothing, type TemplateResult } from 'lit';
import type { Comment, CommentId } from '../core/comment.js';
import type { AdapterError, FieldError, FieldName } from '../core/errors.js';
import { permalinkOf } from '../core/permalink.js';
import type { ThreadInfo } from '../core/thread-info.js';
import type { Localizer } from '../i18n/localizer.js';
import { AlreadyWritten } from '../state/already-written.js';
import { fieldError, sendingError } from './error-words.js';
import type { FormGate } from './form-gate.js';
import type { KnownGuest } from './guest-memory.js';
import type { Avatars } from './views/avatar-view.js';
import { displayName } from './views/comment-view.js';
import { type DraftState, draftNoteView } from './views/draft-note-view.js';
import { type Field, fieldView } from './views/field-view.js';
import { guestView, viewerView } from './views/guest-view.js';
import { headingView } from './views/heading-view.js';
import { type Problems, problemsView } from './views/problems-view.js';
import type { Writing } from './writing/writing-host.js';

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
  readonly avatars: Avatars;
  /** What stands between the text and its sending. */
  readonly gate: FormGate;
  /** What helps to write, once it is loaded. Its place is kept. */
  readonly writing: Writing | undefined;
  readonly draft: DraftState;
  readonly submit: (event: Event) => void;
  readonly input: (event: Event) => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly cancel: () => void;
  readonly signIn: () => void;
  readonly copy: () => void;
  readonly goTo: (field: FieldName) => void;
  /** The address of the page, without a fragment. */
  readonly page: string;
  /** Sends what was said here already. */
  readonly again: () => void;
}

/** The form to write a comment, or an answer. */
export function composerView(scene: ComposerScene): TemplateResult {
  const { words, answered, busy } = scene;
  const id = idsFor(answered?.id);
  const title = answered ? words.text('replyTo', { name: displayName(answered.author, words) }) : words.text('write');
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
      ${headingView(scene.headingLevel, 'form-heading', id('heading'), title)} ${scene.gate.age(answered)}
      ${notesView(scene)} ${summaryView(scene)} ${fieldView(fieldOf(scene, 'text'), words)} ${personView(scene)}
      ${scene.gate.render()}
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
export function idsFor(parent: CommentId | undefined): (name: string) => string {
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
  const { words, problem, errors, answered, gate } = scene;
  const { unagreed } = gate.manners;
  const count = errors.length + (unagreed ? 1 : 0);
  // What the reader has only just left they can see for themselves, and a challenge speaks for itself.
  if (problem ? gate.challenge.isOpen : count < 2 || !gate.tried) return nothing;
  return problemsView({
    id: idsFor(answered?.id)('problems'),
    heading: problem && count === 0 ? sendingError(problem, words) : words.text('problems', { count }),
    detail: problem?.kind === 'rejected' ? problem.detail : undefined,
    fields: [
      ...errors.map((error) => ({ text: fieldError(error, words), go: () => scene.goTo(error.field) })),
      ...(unagreed ? [{ text: words.text('agreeRequired'), go: gate.toConsent }] : []),
    ],
    link: wayBack(scene),
    actions: waysOn(scene),
  });
}

/** To the comment that says the same. */
function wayBack({ words, problem, page }: ComposerScene): Problems['link'] {
  if (!(problem instanceof AlreadyWritten) || problem.id === undefined) return undefined;
  return { label: words.text('goToComment'), href: page + permalinkOf(problem.id) };
}

function waysOn({ words, problem, canSignIn, copied, signIn, copy, again }: ComposerScene): Problems['actions'] {
  if (problem instanceof AlreadyWritten)
    return problem.canRepeat ? [{ part: 'again-button', label: words.text('postTwice'), run: again }] : [];
  if (problem?.kind === 'signed-out' && canSignIn)
    return [{ part: 'sign-in-button', label: words.text('signIn'), run: signIn }];
  if (!problem || !COPY_ONLY.has(problem.kind)) return [];
  return [{ part: 'copy-button', label: words.text(copied ? 'copied' : 'copyText'), run: copy }];
}

/** As whom one writes. */
function personView(scene: ComposerScene): TemplateResult {
  const { words, info, guest, answered, avatars, canSignIn, signIn, gate } = scene;
  if (info.viewer) return viewerView(info.viewer, { words, avatars, signOut: canSignIn ? gate.signOut : undefined });
  const asked = (['name', 'email', 'website'] as const).filter((name) => info.guestFields[name] !== 'hidden');
  return guestView({
    words,
    fields: asked.map((name) => fieldOf(scene, name)),
    rememberId: idsFor(answered?.id)('remember'),
    remember: guest.remember,
    remembered: guest.remembered,
    forget: () => void gate.forget(),
    signIn: canSignIn ? signIn : undefined,
  });
}

function fieldOf(scene: ComposerScene, name: FieldName): Field {
  const { words, info, guest, text, errors, answered, writing } = scene;
  const id = idsFor(answered?.id);
  const error = errors.find(({ field }) => field === name);
  return {
    name,
    id: id(name),
    required: name === 'text' || info.guestFields[name] === 'required',
    value: name === 'text' ? text : guest[name],
    error: error && fieldError(error, words),
    describedBy: name === 'email' ? id('email-note') : name === 'text' ? id('shortcut') : undefined,
    below:
      name === 'text'
        ? html`${writing?.inPlace() ?? nothing}
            <div part="writing-bar">${writing?.bar() ?? nothing}</div>
            ${writing?.below() ?? nothing} ${draftNoteView(scene.draft, words)}`
        : undefined,
  };
}
