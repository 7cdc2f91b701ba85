import { html, nothing, type TemplateResult } from 'lit';
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
  /** Whether it may no longer be changed: then the text can only be taken elsewhere. */
  readonly over?: boolean | undefined;
  /** Whether it can be sent as an answer to the comment. */
  readonly canReply: boolean;
}

/** The form that stands in place of a comment's words. */
export function editView(editing: Editing, words: Localizer): TemplateResult {
  const { id, text, busy, problem, until, over } = editing;
  const note = over ? words.text('editOver') : until ? words.text('editUntil', { time: until }) : undefined;
  const about = [problem ? `${id}-error` : '', note ? `${id}-until` : ''].filter(Boolean).join(' ');
  return html`<div part="edit-form" role="group" aria-labelledby="${id}-label" aria-busy=${busy ? 'true' : 'false'}>
    <label part="label" id="${id}-label" for=${id}>${words.text('editHeading')}</label>
    <textarea
      part="field edit-field"
      id=${id}
      rows="5"
      dir="auto"
      ?readonly=${over}
      aria-describedby=${about || nothing}
      aria-invalid=${problem ? 'true' : nothing}
      aria-keyshortcuts=${over ? nothing : 'Control+Enter Meta+Enter'}
      .value=${text}
    ></textarea>
    ${note ? html`<p part=${over ? 'form-note edit-over' : 'form-note'} id="${id}-until">${note}</p>` : nothing}
    ${problem ? html`<p part="field-error" id="${id}-error">${words.text('errorPrefix')} ${problem}</p>` : nothing}
    <div part="form-actions">${over ? waysOutView(editing, words) : waysOnView(busy, words)}</div>
  </div>`;
}

function waysOnView(busy: boolean, words: Localizer): TemplateResult {
  return html`<button
      part="button save-button"
      type="button"
      data-action="edit-save"
      aria-disabled=${busy ? 'true' : nothing}
    >
      ${words.text(busy ? 'saving' : 'save')}
    </button>
    <button part="button cancel-button" type="button" data-action="edit-cancel">${words.text('cancel')}</button>`;
}

/** What can be done with words that can no longer go where they were meant for. */
function waysOutView({ canReply }: Editing, words: Localizer): TemplateResult {
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
