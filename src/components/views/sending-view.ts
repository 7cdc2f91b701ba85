import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** How sending one comment goes, and what its writer can do about it. */
export interface SendingScene {
  /** Unique in the section. */
  readonly id: string;
  readonly text: string;
  /** Whether it waits for the writer. */
  readonly failed: boolean;
  /** Whether it is on its way just now. */
  readonly busy: boolean;
  /** Whether the writer is asked if it may be thrown away. */
  readonly asks: boolean;
  readonly copied: boolean;
  readonly retry: () => void;
  readonly edit: () => void;
  readonly copy: () => void;
  readonly discard: () => void;
  readonly answer: (discards: boolean) => void;
}

/** What stands below a comment until the backend has it. Not live: what it says is announced besides. */
export function sendingView(scene: SendingScene, words: Localizer<'form'>): TemplateResult {
  const { id, text, failed, busy, asks } = scene;
  return html`<div part=${failed ? 'sending-note sending-failed' : 'sending-note'}>
    <p part="sending-text" id=${id}>${text}</p>
    ${busy ? nothing : asks ? askView(scene, words) : actionsView(scene, words)}
  </div>`;
}

function actionsView(
  { id, copied, retry, edit, copy, discard }: SendingScene,
  words: Localizer<'form'>,
): TemplateResult {
  const button = (part: string, label: string, run: () => void): TemplateResult =>
    html`<button part="button ${part}" type="button" aria-describedby=${id} @click=${run}>${label}</button>`;
  return html`<div part="sending-actions">
    ${button('resend-button', words.text('unsentRetry'), retry)} ${button('take-back-button', words.text('edit'), edit)}
    ${button('copy-button', words.text(copied ? 'copied' : 'copyText'), copy)}
    ${button('discard-button', words.text('unsentDiscard'), discard)}
  </div>`;
}

function askView({ id, answer }: SendingScene, words: Localizer<'form'>): TemplateResult {
  return html`<div part="row-question" role="group" tabindex="-1" aria-labelledby="${id}-ask">
    <span id="${id}-ask">${words.text('unsentAsk')}</span>
    <button part="button answer-button" type="button" @click=${() => answer(true)}>
      ${words.text('unsentDiscard')}
    </button>
    <button part="button answer-button" type="button" @click=${() => answer(false)}>
      ${words.text('keepComment')}
    </button>
  </div>`;
}
