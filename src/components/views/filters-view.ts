import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** One way to see only some of the comments. */
export interface FilterChoice {
  readonly label: string;
  readonly chosen: boolean;
  toggle(): void;
}

/** Buttons that each show only some of the comments, or all of them again. */
export function filtersView(choices: readonly FilterChoice[], words: Localizer<'tools'>): TemplateResult {
  return html`<div part="filters" role="group" aria-labelledby="tools-filters">
    <span part="tools-label" id="tools-filters">${words.text('filterLabel')}</span>
    ${choices.map(
      ({ label, chosen, toggle }) =>
        html`<button
          part=${chosen ? 'button filter-button chosen' : 'button filter-button'}
          type="button"
          aria-pressed=${chosen ? 'true' : 'false'}
          @click=${toggle}
        >
          <bdi>${label}</bdi>
        </button>`,
    )}
  </div>`;
}
