import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** Opens the list of what is kept in this browser. */
export function storedButtonView(open: () => void, words: Localizer<'tools'>): TemplateResult {
  return html`<button part="link-button stored-button" type="button" aria-haspopup="dialog" @click=${open}>
    ${words.text('stored')}
  </button>`;
}
