import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** The line that stands for a muted person's comment. */
export function mutedView(name: string, words: Localizer<'tools'>): TemplateResult {
  return html`<p part="muted-line">
    <span>${words.text('mutedComment', { name })}</span>
    <button part="link-button show-once-button" type="button" data-action="show-once">${words.text('showOnce')}</button>
    <button part="link-button unmute-button" type="button" data-action="unmute">${words.text('unmuteHere')}</button>
  </p>`;
}

/** Who is muted, each with a way back. */
export function mutedListView(
  people: readonly { readonly key: string; readonly name: string }[],
  words: Localizer<'tools'>,
): TemplateResult {
  return html`<div part="popup-form">
    <p part="popup-heading">${words.text('mutedHeading')}</p>
    <ul part="muted-list">
      ${people.map(
        ({ key, name }) =>
          html`<li>
            <button part="link-button unmute-button" type="button" data-action="unmute" data-person=${key}>
              ${words.text('unmute', { name })}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}
