import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** A place that a new conversation can go to. */
export interface Place {
  readonly name: string;
  readonly label: string;
}

/** Lets the reader choose where a new conversation goes. */
export function destinationView(
  places: readonly Place[],
  chosen: string | undefined,
  words: Localizer,
  choose: (name: string) => void,
): TemplateResult {
  const change = (event: Event): void => choose((event.target as HTMLSelectElement).value);
  return html`<p part="destination">
    <label part="label" for="destination">${words.text('postTo')}</label>
    <select part="field destination-field" id="destination" @change=${change}>
      ${places.map(({ name, label }) => html`<option value=${name} ?selected=${name === chosen}>${label}</option>`)}
    </select>
  </p>`;
}
