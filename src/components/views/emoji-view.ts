import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';
import type { MessageKey } from '../../i18n/messages.js';

/** A choice of emoji. */
export interface EmojiChoice {
  /** Unique in the section. */
  readonly id: string;
  readonly words: Localizer<'writing'>;
  readonly groups: readonly {
    readonly name: MessageKey<'writing'> & `emoji${'Faces' | 'Hands' | 'Hearts' | 'Nature' | 'Food' | 'Things'}`;
    readonly emoji: readonly { readonly face: string }[];
  }[];
  /** Which one Enter takes, counted through all groups; -1 for none. */
  readonly active: number;
  readonly search: (query: string) => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly choose: (face: string) => void;
}

/** A field to search with, whose arrow keys walk through the emoji below it. */
export function emojiView({ id, words, groups, active, search, keydown, choose }: EmojiChoice): TemplateResult {
  let at = -1;
  return html`
    <input
      part="field emoji-field"
      type="text"
      role="combobox"
      autocomplete="off"
      aria-label=${words.text('emojiSearch')}
      placeholder=${words.text('emojiSearch')}
      aria-expanded="true"
      aria-autocomplete="list"
      aria-controls="${id}-list"
      aria-activedescendant=${active < 0 ? nothing : `${id}-${active}`}
      @input=${(event: Event) => {
        event.stopPropagation();
        search((event.currentTarget as HTMLInputElement).value);
      }}
      @keydown=${keydown}
    />
    <div part="emoji-list" id="${id}-list" role="listbox" aria-label=${words.text('emoji')} @mousedown=${keepFocus}>
      ${groups.map(
        ({ name, emoji }) =>
          html`<div part="emoji-group" role="group" aria-labelledby="${id}-${name}">
            <div part="emoji-heading" id="${id}-${name}" role="presentation">${words.text(name)}</div>
            ${emoji.map(({ face }) => {
              at += 1;
              return html`<div
                part=${at === active ? 'emoji-option current' : 'emoji-option'}
                id="${id}-${at}"
                role="option"
                aria-selected=${String(at === active)}
                @click=${() => choose(face)}
              >
                ${face}
              </div>`;
            })}
          </div>`,
      )}
    </div>
  `;
}

function keepFocus(event: Event): void {
  event.preventDefault();
}
