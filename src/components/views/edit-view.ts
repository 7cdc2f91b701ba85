import { html, nothing, type TemplateResult } from 'lit';
import { directionFor } from '../../dom/text-direction.js';
import type { Localizer } from '../../i18n/localizer.js';

/** The text of a comment while it is changed. */
export interface Editing {
  /** Unique in the section. */
  readonly id: string;
  readonly text: string;
  readonly busy: boolean;
  /** Why it could not be saved. */
  readonly problem?: string | undefined;
  /** Until when it may be changed, written out. */
  readonly until?: string | undefined;
  /** Why it may no longer be changed, when that is so: then the text can only be taken elsewhere. */
  readonly over?: 'time' | 'gone' | undefined;
  /** What somebody else has written there meanwhile, as source text. */
  readonly other?: string | undefined;
  /** Whether the text is one that was begun earlier. */
  readonly restored?: boolean | undefined;
  /** Whether it can be sent as an answer to the comment. */
  readonly canReply: boolean;
  /** What helps to write, once it is loaded. Its place is kept. */
  readonly tools?: { readonly inPlace: unknown; readonly bar: unknown; readonly below: unknown } | undefined;
}

/** The form that stands in place of a comment's words. */
export function editView(editing: Editing, words: Localizer<'form' | 'tools'>): TemplateResult {
  const { id, text, busy, problem, over, other, tools } = editing;
  const note = noteFor(editing, words);
  const about = [problem ? `${id}-error` : '', note ? `${id}-until` : ''].filter(Boolean).join(' ');
  const label = words.text(other === undefined ? 'editHeading' : 'editMine');
  return html`<div part="edit-form" role="group" aria-labelledby="${id}-label" aria-busy=${busy ? 'true' : 'false'}>
    ${other === undefined ? nothing : otherView(other, id, words)}
    <label part="label" id="${id}-label" for=${id}>${label}</label>
    <textarea
      part="field edit-field"
      id=${id}
      rows="5"
      dir="auto"
      ?readonly=${over !== undefined}
      aria-describedby=${about || nothing}
      aria-invalid=${problem ? 'true' : nothing}
      aria-keyshortcuts=${over ? nothing : 'Control+Enter Meta+Enter'}
      .value=${text}
    ></textarea>
    ${tools?.inPlace ?? nothing} ${over ? nothing : html`<div part="writing-bar">${tools?.bar ?? nothing}</div>`}
    ${tools?.below ?? nothing}
    ${note ? html`<p part=${over ? 'form-note edit-over' : 'form-note'} id="${id}-until">${note}</p>` : nothing}
    ${problem ? html`<p part="field-error" id="${id}-error">${words.text('errorPrefix')} ${problem}</p>` : nothing}
    <div part="form-actions">${over ? waysOutView(editing, words) : waysOnView(editing, words)}</div>
  </div>`;
}

function noteFor({ over, until, restored }: Editing, words: Localizer<'form' | 'tools'>): string | undefined {
  if (over) return words.text(over === 'gone' ? 'editGone' : 'editOver');
  const notes = [restored ? words.text('editRestored') : '', until ? words.text('editUntil', { time: until }) : ''];
  return notes.filter(Boolean).join(' ') || undefined;
}

/** What is there by now. The focus comes to it, so that it is read before one decides. */
function otherView(other: string, id: string, words: Localizer<'form' | 'tools'>): TemplateResult {
  return html`<div part="edit-conflict" role="group" tabindex="-1" aria-labelledby="${id}-changed">
    <p part="edit-changed" id="${id}-changed">${words.text('editChanged')}</p>
    <span part="label" id="${id}-other">${words.text('editTheirs')}</span>
    <div
      part="edit-other"
      role="group"
      tabindex="0"
      aria-labelledby="${id}-other"
      dir=${directionFor(other)}
      .textContent=${other}
    ></div>
  </div>`;
}

function waysOnView({ busy, other }: Editing, words: Localizer<'form' | 'tools'>): TemplateResult {
  const isBoth = other !== undefined;
  return html`<button
      part="button save-button"
      type="button"
      data-action="edit-save"
      aria-disabled=${busy ? 'true' : nothing}
    >
      ${words.text(busy ? 'saving' : isBoth ? 'saveMine' : 'save')}
    </button>
    <button
      part=${isBoth ? 'button keep-other-button' : 'button cancel-button'}
      type="button"
      data-action=${isBoth ? 'edit-keep-other' : 'edit-cancel'}
    >
      ${words.text(isBoth ? 'keepOther' : 'cancel')}
    </button>`;
}

/** What can be done with words that can no longer go where they were meant for. */
function waysOutView({ canReply }: Editing, words: Localizer<'form' | 'tools'>): TemplateResult {
  return html`${
      canReply
        ? html`<button part="button reply-button" type="button" data-action="edit-reply">
            ${words.text('editAsReply')}
          </button>`
        : nothing
    }
    <button part="button copy-button" type="button" data-action="edit-copy">${words.text('copyText')}</button>
    <button part="button cancel-button" type="button" data-action="edit-cancel">${words.text('editDiscard')}</button>`;
}

/** Says where one's words are that gave way to those of somebody else. */
export function editAsideView(words: Localizer<'form' | 'tools'>): TemplateResult {
  return html`<p part="row-note edit-aside">
    <span>${words.text('editOtherStays')}</span>
    <button part="link-button note-button" type="button" data-action="edit-copy-aside">
      ${words.text('copyText')}
    </button>
    <button part="link-button note-button" type="button" data-action="edit-undo">${words.text('undo')}</button>
  </p>`;
}
