import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** One thing that can be done about a comment. */
export interface MenuEntry {
  /** What the button says. */
  readonly label: string;
  /** Its `data-action`. */
  readonly action: string;
  /** Begins another kind of thing: a line stands above it. */
  readonly apart?: boolean | undefined;
}

/** Opens the menu of a comment. */
export function menuButtonView(
  name: string,
  words: Localizer<'tools'>,
  panel: string,
  expanded: boolean,
): TemplateResult {
  return html`<button
    part="button menu-button"
    type="button"
    data-action="menu"
    aria-label=${words.text('menu', { name })}
    aria-expanded=${expanded ? 'true' : 'false'}
    aria-controls=${expanded ? panel : nothing}
  >
    <svg class="icon icon-dots" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M5 12h.01M12 12h.01M19 12h.01"></path>
    </svg>
  </button>`;
}

/** A plain list of buttons: whoever knows the Tab key knows all of it. */
export function menuView(entries: readonly MenuEntry[]): TemplateResult {
  return html`<ul part="menu">
    ${entries.map(
      ({ label, action, apart }) =>
        html`<li part=${apart ? 'menu-item apart' : 'menu-item'}>
          <button part="menu-entry" type="button" data-action=${action}>${label}</button>
        </li>`,
    )}
  </ul>`;
}

/** An address to copy by hand, where the browser does not let us. */
export function linkFieldView(href: string, id: string, words: Localizer<'tools'>): TemplateResult {
  return html`<div part="popup-form">
    <label part="label" for=${id}>${words.text('linkField')}</label>
    <input part="field link-field" id=${id} type="text" readonly dir="ltr" .value=${href} />
  </div>`;
}
