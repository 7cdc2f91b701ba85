import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** What is to be deleted: one kind, or `all`. */
export type StoredAsked = string;

/** What is kept of one kind. */
export interface StoredRow {
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly { readonly text: string; readonly at?: number | undefined }[];
}

/** What is kept in this browser, and what can be done about it. */
export interface StoredSketch {
  readonly words: Localizer<'stored' | 'tools'>;
  readonly rows: readonly StoredRow[];
  readonly isComplete: boolean;
  /** What was asked to be deleted, and holds words that may be nowhere else. */
  readonly asked: StoredAsked | undefined;
  /** What was done last. */
  readonly said: string;
  ask(what: StoredAsked): void;
  remove(what: StoredAsked): void;
  keep(what: StoredAsked): void;
  save(): void;
  close(): void;
  closed(): void;
}

/** As many of a kind are shown, so that one sees what it is. */
const MAX_LINES = 5;

/** The list of what is kept in this browser. */
export function storedView(sketch: StoredSketch): TemplateResult {
  const { words, rows, isComplete, said, asked, ask, save, close, closed } = sketch;
  return html`<dialog part="stored" aria-labelledby="tools-stored" @close=${closed}>
    <p part="stored-heading" id="tools-stored">${words.text('storedHeading')}</p>
    ${said === '' ? nothing : html`<p part="stored-said" tabindex="-1">${said}</p>`}
    <p part="stored-note">${words.text(rows.length > 0 ? 'storedNote' : 'storedNone')}</p>
    ${isComplete ? nothing : html`<p part="stored-note">${words.text('storedUnreadable')}</p>`}
    ${
      rows.length === 0
        ? nothing
        : html`<ul part="stored-list">
              ${rows.map((row) => rowView(row, sketch))}
            </ul>
            <div part="form-actions">
              <button part="button stored-save-button" type="button" @click=${save}>${words.text('storedSave')}</button>
              <button part="button stored-delete-button" type="button" data-stored="all" @click=${() => ask('all')}>
                ${words.text('storedDeleteAll')}
              </button>
            </div>
            ${asked === 'all' ? questionView('all', sketch) : nothing}`
    }
    <button part="button close-button" type="button" @click=${close}>${words.text('keysClose')}</button>
  </dialog>`;
}

function rowView({ kind, name, lines }: StoredRow, sketch: StoredSketch): TemplateResult {
  const { words, asked, ask } = sketch;
  const more = lines.length - MAX_LINES;
  return html`<li part="stored-kind">
    <span part="stored-name">${name}</span>
    <button
      part="button stored-delete-button"
      type="button"
      data-stored=${kind}
      aria-label=${words.text('storedDeleteThis', { what: name })}
      @click=${() => ask(kind)}
    >
      ${words.text('storedDelete')}
    </button>
    ${
      lines.length === 0
        ? nothing
        : html`<ul part="stored-lines">
            ${lines.slice(0, MAX_LINES).map(
              ({ text, at }) =>
                html`<li>
                  <span dir="auto">${text}</span>
                  ${at === undefined ? nothing : html`<small part="stored-time">${words.date(at)}</small>`}
                </li>`,
            )}
            ${more > 0 ? html`<li>${words.text('storedMore', { count: more })}</li>` : nothing}
          </ul>`
    }
    ${asked === kind ? questionView(kind, sketch) : nothing}
  </li>`;
}

/** In a place of its own, with the harmless answer first: nobody deletes words by pressing twice. */
function questionView(what: StoredAsked, { words, remove, keep }: StoredSketch): TemplateResult {
  return html`<div part="stored-question" role="group" aria-labelledby="tools-stored-question">
    <p part="stored-note" id="tools-stored-question">${words.text('storedAsk')}</p>
    <button part="button stored-keep-button" type="button" @click=${() => keep(what)}>
      ${words.text('storedKeep')}
    </button>
    <button part="button stored-confirm-button" type="button" @click=${() => remove(what)}>
      ${words.text('storedConfirm')}
    </button>
  </div>`;
}
