import { html, nothing, type TemplateResult } from 'lit';
import type { Comment, CommentId } from '../core/comment.js';
import type { FieldName } from '../core/errors.js';
import type { ThreadInfo } from '../core/thread-info.js';
import type { Localizer } from '../i18n/localizer.js';
import type { FormWork } from './composing/form-work.js';
import type { Etiquette } from './etiquette.js';
import type { KnownGuest } from './guest-memory.js';
import type { Avatars } from './views/avatar-view.js';
import { displayName } from './views/comment-view.js';
import { type Field, fieldView } from './views/field-view.js';
import { guestView, viewerView } from './views/guest-view.js';
import { headingView } from './views/heading-view.js';
import { mannersView, oldCommentView } from './views/manners-view.js';

/** After so long, in milliseconds, whoever is answered may have forgotten what they wrote: two years. */
const OLD = 2 * 365.25 * 86_400_000;

/** What a form is drawn from, and what it calls. */
export interface ComposerScene {
  readonly words: Localizer;
  readonly headingLevel: number;
  readonly info: ThreadInfo;
  readonly answered: Comment | undefined;
  readonly text: string;
  readonly guest: KnownGuest;
  readonly etiquette: Etiquette;
  /** Whether the reader has given their consent. */
  readonly agreed: boolean;
  readonly avatars: Avatars;
  readonly canSignIn: boolean;
  /** Whether it is being sent. */
  readonly busy: boolean;
  /** Whether what the form does was needed, and did not load. */
  readonly unloaded: boolean;
  /** What the form does, once it is loaded. */
  readonly work: FormWork | undefined;
  readonly submit: (event: Event) => void;
  readonly input: (event: Event) => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly cancel: () => void;
  readonly signIn: () => void;
  readonly signOut: () => void;
  readonly forget: () => void;
}

/** The form to write a comment, or an answer. */
export function composerView(scene: ComposerScene): TemplateResult {
  const { words, answered, busy, work } = scene;
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
      ${headingView(scene.headingLevel, 'form-heading', id('heading'), title)} ${ageView(scene)} ${notesView(scene)}
      ${work ? work.summary() : unloadedView(scene)} ${fieldView(fieldOf(scene, 'text'), words)} ${personView(scene)}
      ${work?.signingIn() ?? nothing} ${askedView(scene)} ${work?.challenge() ?? nothing}
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

/** Says that the comment which is answered is an old one, if it is. */
function ageView({ words, answered }: ComposerScene): TemplateResult | typeof nothing {
  const { created = null } = answered ?? {};
  if (created === null || created > Date.now() - OLD) return nothing;
  return oldCommentView(new Intl.DateTimeFormat(words.lang, { year: 'numeric' }).format(created), words);
}

/** What is left to say when what says more did not load. */
function unloadedView({ words, answered, unloaded }: ComposerScene): TemplateResult | typeof nothing {
  if (!unloaded) return nothing;
  const id = idsFor(answered?.id)('problems');
  return html`<div part="form-problems" tabindex="-1" role="group" aria-labelledby=${id}>
    <p part="form-problems-heading" id=${id}>${words.text('sendOffline')}</p>
  </div>`;
}

/** What the site asks of those who write. */
function askedView({ words, answered, etiquette, agreed, work }: ComposerScene): TemplateResult {
  const { unagreed, linkOnly } = work ?? {};
  return mannersView({ words, id: idsFor(answered?.id), ...etiquette, agreed, unagreed, linkOnly });
}

/** As whom one writes. */
function personView(scene: ComposerScene): TemplateResult {
  const { words, info, guest, answered, avatars, canSignIn, signIn, signOut, forget } = scene;
  if (info.viewer) return viewerView(info.viewer, { words, avatars, signOut: canSignIn ? signOut : undefined });
  const asked = (['name', 'email', 'website'] as const).filter((name) => info.guestFields[name] !== 'hidden');
  return guestView({
    words,
    fields: asked.map((name) => fieldOf(scene, name)),
    rememberId: idsFor(answered?.id)('remember'),
    remember: guest.remember,
    remembered: guest.remembered,
    forget,
    signIn: canSignIn ? signIn : undefined,
  });
}

function fieldOf(scene: ComposerScene, name: FieldName): Field {
  const { info, guest, text, answered, work } = scene;
  const id = idsFor(answered?.id);
  return {
    name,
    id: id(name),
    required: name === 'text' || info.guestFields[name] === 'required',
    value: name === 'text' ? text : guest[name],
    error: work?.errorOf(name),
    describedBy: name === 'email' ? id('email-note') : name === 'text' ? id('shortcut') : undefined,
    below:
      name === 'text'
        ? html`${work?.inPlace() ?? nothing}
            <div part="writing-bar">${work?.bar() ?? nothing}</div>
            ${work?.below() ?? nothing}`
        : undefined,
  };
}
