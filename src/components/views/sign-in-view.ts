import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** What signing in waits for. */
export type SignInStep =
  | {
      readonly is: 'asked';
      readonly what: 'server' | 'handle' | 'token';
      readonly wrong: boolean;
      readonly busy: boolean;
    }
  | { readonly is: 'window'; readonly blocked: boolean };

/** What one can do meanwhile. */
export interface SignInActions {
  readonly answer: (event: Event) => void;
  readonly open: () => void;
  readonly cancel: () => void;
}

const LABEL = { server: 'signInServer', handle: 'signInHandle', token: 'signInToken' } as const;

/** The way on while the reader signs in, where they asked for it. It may stand in a form: it is none itself. */
export function signInView(
  step: SignInStep,
  words: Localizer<'form'>,
  id: (name: string) => string,
  actions: SignInActions,
): TemplateResult {
  return html`<div part="signing-in" role="group" tabindex="-1" aria-label=${words.text('signInTo')} @input=${keep}>
    ${step.is === 'asked' ? questionView(step, words, id, actions) : windowView(step.blocked, words, actions)}
    <button part="button stop-button" type="button" @click=${actions.cancel}>${words.text('cancel')}</button>
  </div>`;
}

function questionView(
  { what, wrong, busy }: Extract<SignInStep, { is: 'asked' }>,
  words: Localizer<'form'>,
  id: (name: string) => string,
  { answer }: SignInActions,
): TemplateResult {
  const errorId = id('sign-in-error');
  return html`
    <div part="form-row">
      <label part="label" for=${id('sign-in')}>${words.text(LABEL[what])}</label>
      <input
        part="field"
        id=${id('sign-in')}
        type=${what === 'token' ? 'password' : 'text'}
        inputmode=${what === 'server' ? 'url' : 'text'}
        autocomplete=${what === 'handle' ? 'username' : 'off'}
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? errorId : nothing}
        @keydown=${(event: KeyboardEvent) => enter(event, answer)}
      />
      ${wrong ? html`<p part="field-error" id=${errorId}>${words.text('errorPrefix')} ${words.text('signInWrong')}</p>` : nothing}
    </div>
    <button part="button go-on-button" type="button" aria-disabled=${busy ? 'true' : nothing} @click=${answer}>
      ${words.text('signInGoOn')}
    </button>
  `;
}

function windowView(blocked: boolean, words: Localizer<'form'>, { open }: SignInActions): TemplateResult {
  return html`
    <p part="form-note">${words.text(blocked ? 'signInBlocked' : 'signInWindow')}</p>
    ${blocked ? html`<button part="button go-on-button" type="button" @click=${open}>${words.text('signInOpen')}</button>` : nothing}
  `;
}

/** Enter answers here; in the form around it, it would send the comment. */
function enter(event: KeyboardEvent, answer: (event: Event) => void): void {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  event.stopPropagation();
  answer(event);
}

/** What is typed here is no field of the form around it. */
function keep(event: Event): void {
  event.stopPropagation();
}
