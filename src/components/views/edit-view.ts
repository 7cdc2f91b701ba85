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
}

/** The form that stands in place of a comment's words. */
export function editView({ id, text, busy, problem, until }: Editing, words: Localizer): TemplateResult {
  const about = [problem ? `${id}-error` : '', until ? `${id}-until` : ''].filter(Boolean).join(' ');
  return html`<div part="edit-form" role="group" aria-labelledby="${id}-label" aria-busy=${busy ? 'true' : 'false'}>
    <label part="label" id="${id}-label" for=${id}>${words.text('editHeading')}</label>
    <textarea
      part="field edit-field"
      id=${id}
      rows="5"
      dir="auto"
      aria-describedby=${about || nothing}
      aria-invalid=${problem ? 'true' : nothing}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      .value=${text}
    ></textarea>
    ${until ? html`<p part="form-note" id="${id}-until">${words.text('editUntil', { time: until })}</p>` : nothing}
    ${problem ? html`<p part="field-error" id="${id}-error">${words.text('errorPrefix')} ${problem}</p>` : nothing}
    <div part="form-actions">
      <button part="button save-button" type="button" data-action="edit-save" aria-disabled=${busy ? 'true' : nothing}>
        ${words.text(busy ? 'saving' : 'save')}
      </button>
      <button part="button cancel-button" type="button" data-action="edit-cancel">${words.text('cancel')}</button>
    </div>
  </div>`;
}
