import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** How far a report has come. */
export interface Reporting {
  /** Unique in the section. */
  readonly id: string;
  readonly step: 'writing' | 'sending' | 'sent';
  readonly problem?: string | undefined;
}

/** The small form that tells the moderators, and then thanks. */
export function reportView({ id, step, problem }: Reporting, words: Localizer<'tools'>): TemplateResult {
  if (step === 'sent')
    return html`<div part="popup-form">
      <p part="popup-text" tabindex="-1">${words.text('reported')}</p>
      <button part="button close-button" type="button" data-action="close">${words.text('close')}</button>
    </div>`;
  const busy = step === 'sending';
  return html`<div part="popup-form" role="group" aria-label=${words.text('report')}>
    <label part="label" for=${id}>${words.text('reportReason')}</label>
    <textarea
      part="field report-field"
      id=${id}
      rows="3"
      dir="auto"
      aria-describedby=${problem ? `${id}-error` : nothing}
    ></textarea>
    ${problem ? html`<p part="field-error" id="${id}-error">${words.text('errorPrefix')} ${problem}</p>` : nothing}
    <div part="form-actions">
      <button
        part="button report-button"
        type="button"
        data-action="report-send"
        aria-disabled=${busy ? 'true' : nothing}
      >
        ${words.text('reportSend')}
      </button>
      <button part="button cancel-button" type="button" data-action="close">${words.text('cancel')}</button>
    </div>
  </div>`;
}
