import { html, nothing, type TemplateResult } from 'lit';
import { cleanName } from '../../content/names.js';
import type { Author } from '../../core/comment.js';
import type { Localizer } from '../../i18n/localizer.js';

/** People whom the text may be about to address. */
export interface MentionChoice {
  /** Unique in the section. */
  readonly id: string;
  readonly words: Localizer<'writing'>;
  readonly people: readonly Author[];
  /** Which one Enter takes. */
  readonly active: number;
  readonly choose: (author: Author) => void;
}

/** The list that opens at the cursor. The focus stays in the text. */
export function mentionsView({ id, words, people, active, choose }: MentionChoice): TemplateResult {
  return html`<ul
    part="mention-list"
    role="listbox"
    id=${id}
    aria-label=${words.text('mentions')}
    @mousedown=${keepFocus}
  >
    ${people.map((author, at) => {
      const handle = author.handle && cleanName(author.handle);
      return html`<li
        part=${at === active ? 'mention current' : 'mention'}
        id=${optionId(id, at)}
        role="option"
        aria-selected=${String(at === active)}
        @click=${() => choose(author)}
      >
        <bdi part="mention-name">${cleanName(author.name) || handle}</bdi>
        ${handle ? html`<bdi part="mention-handle">${handle}</bdi>` : nothing}
      </li>`;
    })}
  </ul>`;
}

/** The id of one of them. */
export function optionId(list: string, at: number): string {
  return `${list}-${at}`;
}

function keepFocus(event: Event): void {
  event.preventDefault();
}
