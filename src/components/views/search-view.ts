import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Localizer } from '../../i18n/localizer.js';

/** A search within the thread, as it stands. */
export interface SearchSketch {
  readonly value: string;
  /** What came of it, in words; `''` while nothing was searched for. */
  readonly result: string;
  /** Whether there is something to go to. */
  readonly found: boolean;
  readonly words: Localizer<'tools'>;
  /** More to do about it, such as loading the rest. */
  readonly more: unknown;
  typed(event: InputEvent): void;
  key(event: KeyboardEvent): void;
  go(step: 1 | -1): void;
}

const LENS = svg`<circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 3.5 3.5" />`;

/** Opens and closes the search. `key`: what does the same on the keyboard. */
export function searchButtonView(
  open: boolean,
  toggle: () => void,
  words: Localizer<'tools'>,
  key: string | undefined,
): TemplateResult {
  return html`<button
    part="button search-button"
    type="button"
    aria-expanded=${open ? 'true' : 'false'}
    aria-controls=${open ? 'tools-search' : nothing}
    aria-keyshortcuts=${key ?? nothing}
    @click=${toggle}
  >
    <svg part="tool-icon" aria-hidden="true" viewBox="0 0 16 16">${LENS}</svg>
    <span>${words.text('search')}</span>
  </button>`;
}

/** The field to search in, what was found, and the way from one to the next. */
export function searchView({ value, result, found, words, more, typed, key, go }: SearchSketch): TemplateResult {
  const submitted = (event: Event): void => {
    event.preventDefault();
    go(1);
  };
  return html`<form
    part="search"
    role="search"
    id="tools-search"
    aria-label=${words.text('searchLabel')}
    @submit=${submitted}
  >
    <input
      part="field search-field"
      type="search"
      id="tools-search-field"
      aria-label=${words.text('searchLabel')}
      placeholder=${words.text('searchLabel')}
      autocomplete="off"
      enterkeyhint="search"
      dir=${value === '' ? nothing : 'auto'}
      .value=${live(value)}
      @input=${typed}
      @keydown=${key}
    />
    ${
      found
        ? html`<span part="search-steps">
            <button part="button step-button" type="button" @click=${() => go(-1)}>
              ${words.text('searchPrevious')}
            </button>
            <button part="button step-button" type="button" @click=${() => go(1)}>${words.text('searchNext')}</button>
          </span>`
        : nothing
    }
    ${result === '' ? nothing : html`<span part="search-result">${result}</span>`} ${more}
  </form>`;
}
