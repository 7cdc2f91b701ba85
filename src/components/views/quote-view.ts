import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** What stands next to selected words. Pressing it leaves them selected. */
export function quoteView(words: Localizer<'tools'>): TemplateResult {
  return html`<button
    part="menu-entry quote-selection-button"
    type="button"
    data-action="quote"
    @pointerdown=${keepSelection}
    @mousedown=${keepSelection}
  >
    ${words.text('quoteThis')}
  </button>`;
}

function keepSelection(event: Event): void {
  event.preventDefault();
}
