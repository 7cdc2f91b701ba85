import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** What single keys do, and whether they do it. */
export interface KeysSketch {
  readonly keys: readonly { readonly key: string; readonly does: string }[];
  readonly on: boolean;
  readonly words: Localizer<'tools'>;
  turn(on: boolean): void;
  close(): void;
  closed(): void;
}

const KEYBOARD = svg`<rect x="1.5" y="4" width="13" height="8.5" rx="1.5" /><path d="M4.5 7h0M8 7h0M11.5 7h0M5 9.75h6" />`;

/** Opens the list of keys. */
export function keysButtonView(on: boolean, open: () => void, words: Localizer<'tools'>): TemplateResult {
  return html`<button
    part="button keys-button"
    type="button"
    aria-haspopup="dialog"
    aria-label=${words.text('keys')}
    aria-keyshortcuts=${on ? '?' : nothing}
    @click=${open}
  >
    <svg part="tool-icon" aria-hidden="true" viewBox="0 0 16 16">${KEYBOARD}</svg>
  </button>`;
}

/** The list of keys, with the switch that turns them off. */
export function keysView({ keys, on, words, turn, close, closed }: KeysSketch): TemplateResult {
  return html`<dialog part="keys" aria-labelledby="tools-keys" @close=${closed}>
    <p part="keys-heading" id="tools-keys">${words.text('keys')}</p>
    <dl part="keys-list">
      ${keys.map(
        ({ key, does }) =>
          html`<dt><kbd part="key" dir="ltr">${key}</kbd></dt>
            <dd>${does}</dd>`,
      )}
    </dl>
    <p part="keys-note">${words.text('keysNote')}</p>
    <label part="keys-switch">
      <input
        part="checkbox"
        type="checkbox"
        role="switch"
        .checked=${on}
        @change=${(event: Event) => turn((event.currentTarget as HTMLInputElement).checked)}
      />
      <span>${words.text('keysOn')}</span>
    </label>
    <button part="button close-button" type="button" @click=${close}>${words.text('keysClose')}</button>
  </dialog>`;
}
