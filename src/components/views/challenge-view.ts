import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Localizer } from '../../i18n/localizer.js';

/** How far solving a challenge is: `done` from 0 to 1, for work. */
export interface ChallengeState {
  readonly is: 'work' | 'widget' | 'picture' | 'failed';
  readonly done: number;
}

/** What a challenge is drawn from, and what it calls. */
export interface ChallengeScene {
  readonly words: Localizer<'form'>;
  /** Makes ids that are unique in the section. */
  readonly id: (name: string) => string;
  /** The slot that a service's widget stands in. */
  readonly place: string;
  /** The picture to read. */
  readonly picture: string | undefined;
  /** Whether the last answer was not it. */
  readonly wrong: boolean;
  readonly answer: (token: string) => void;
  readonly again: () => void;
  readonly copy: () => void;
}

/** What the backend wants solved before it takes a comment, in the form itself. The focus comes to it. */
export function challengeView(state: ChallengeState, scene: ChallengeScene): TemplateResult {
  const { words, id, place } = scene;
  const text = { work: 'challengeWork', widget: 'challenge', picture: 'challenge', failed: 'challengeFailed' } as const;
  return html`
    <div part="challenge" role="group" tabindex="-1" aria-labelledby=${id('challenge-heading')} @input=${keep}>
      <p part="challenge-heading" id=${id('challenge-heading')}>${words.text(text[state.is])}</p>
      ${state.is === 'work' ? html`<progress part="progress" aria-labelledby=${id('challenge-heading')} max="1" .value=${state.done}></progress>` : nothing}
      ${state.is === 'widget' ? html`<slot name=${place}></slot>` : nothing}
      ${state.is === 'picture' ? pictureView(scene) : nothing}
      <div part="form-actions">
        ${state.is === 'failed' ? html`<button part="button again-button" type="button" @click=${scene.again}>${words.text('retry')}</button>` : nothing}
        <button part="button copy-button" type="button" @click=${scene.copy}>${words.text('copyText')}</button>
      </div>
    </div>
  `;
}

function pictureView({ words, id, picture, wrong, answer, again }: ChallengeScene): TemplateResult {
  const [field, error] = [id('challenge-answer'), id('challenge-error')];
  const send = (event: Event): void => {
    const input = (event.currentTarget as Element).closest('[part~="challenge"]')?.querySelector('input');
    if (input && input.value.trim() !== '') answer(input.value.trim());
    else input?.focus();
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    event.stopPropagation();
    send(event);
  };
  return html`
    ${guard([picture], () => imageOf(picture, words.text('challenge')))}
    <div part="form-row">
      <label part="label" for=${field}>${words.text('challengeImage')}</label>
      <input
        part="field"
        id=${field}
        type="text"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? error : nothing}
        @keydown=${enter}
      />
      ${wrong ? html`<p part="field-error" id=${error}>${words.text('errorPrefix')} ${words.text('challengeWrong')}</p>` : nothing}
    </div>
    <div part="form-actions">
      <button part="button answer-button" type="button" @click=${send}>${words.text('post')}</button>
      <button part="button again-button" type="button" @click=${again}>${words.text('challengeOther')}</button>
    </div>
  `;
}

/** The picture, where it is one. What it shows is the question: its text says only what it is for. */
function imageOf(address: string | undefined, purpose: string): HTMLImageElement | typeof nothing {
  if (!/^(https?:\/\/|data:image\/(png|jpeg|gif|webp|svg\+xml)[;,])/i.test(address ?? '')) return nothing;
  const image = document.createElement('img');
  image.alt = purpose;
  image.src = address!;
  image.referrerPolicy = 'no-referrer';
  image.part.add('challenge-picture');
  return image;
}

/** What is typed here is no field of the form around it. */
function keep(event: Event): void {
  event.stopPropagation();
}
