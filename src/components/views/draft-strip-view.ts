import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** An answer that was begun in an earlier visit. */
export interface BegunReply {
  /** Unique in the section. */
  readonly id: string;
  /** Whom it answers, when they are here. */
  readonly name: string | undefined;
  /** Whether it was thrown away just now, and can be had back. */
  readonly gone: boolean;
  readonly go: () => void;
  readonly discard: () => void;
  readonly undo: () => void;
}

/** The answers that wait to be finished, one line each. */
export function draftStripView(replies: readonly BegunReply[], words: Localizer<'form'>): TemplateResult {
  return html`<div part="draft-strip">${replies.map((reply) => lineView(reply, words))}</div>`;
}

function lineView({ id, name, gone, go, discard, undo }: BegunReply, words: Localizer<'form'>): TemplateResult {
  const text = gone
    ? words.text('draftGone')
    : name === undefined
      ? words.text('draftSomewhere')
      : words.text('draftOf', { name });
  const button = (part: string, label: string, run: () => void): TemplateResult =>
    html`<button part="link-button ${part}" type="button" aria-describedby=${id} @click=${run}>${label}</button>`;
  return html`<p part="draft-line">
    <span id=${id}>${text}</span>
    ${gone ? button('undo-button', words.text('undo'), undo) : button('continue-draft-button', words.text('draftContinue'), go)}
    ${gone ? '' : button('discard-button', words.text('unsentDiscard'), discard)}
  </p>`;
}
