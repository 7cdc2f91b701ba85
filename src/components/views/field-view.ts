import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldName } from '../../core/errors.js';
import type { Localizer } from '../../i18n/localizer.js';

/** One labelled field of a form. */
export interface Field {
  readonly name: FieldName;
  /** Unique in the section. */
  readonly id: string;
  readonly value: string;
  readonly required: boolean;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  /** The id of a text that says more about it. */
  readonly describedBy?: string | undefined;
  /** What stands right below the text of a comment: tools, and what opens from them. */
  readonly below?: unknown;
}

const INPUT = {
  name: { type: 'text', autocomplete: 'name', inputmode: 'text' },
  email: { type: 'email', autocomplete: 'email', inputmode: 'email' },
  website: { type: 'url', autocomplete: 'url', inputmode: 'url' },
} as const;

/** A visible label, its field, and what is wrong with it, tied together for everyone. */
export function fieldView(field: Field, words: Localizer): TemplateResult {
  const { id, name, required, error, describedBy, below } = field;
  const description = [error ? `${id}-error` : '', describedBy ?? ''].filter(Boolean).join(' ') || nothing;
  const invalid = error ? 'true' : nothing;
  const control =
    name === 'text'
      ? html`<textarea
          part="field"
          id=${id}
          name=${name}
          rows="5"
          dir="auto"
          ?required=${required}
          aria-invalid=${invalid}
          aria-describedby=${description}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          .value=${live(field.value)}
        ></textarea>`
      : html`<input
          part="field"
          id=${id}
          name=${name}
          type=${INPUT[name].type}
          inputmode=${INPUT[name].inputmode}
          autocomplete=${INPUT[name].autocomplete}
          dir=${field.value === '' ? nothing : 'auto'}
          ?required=${required}
          aria-invalid=${invalid}
          aria-describedby=${description}
          .value=${live(field.value)}
        />`;
  return html`
    <div part=${`form-row ${name}-row`}>
      <label part="label" for=${id}
        >${words.text(name)} ${required ? html`<span part="required-mark" aria-hidden="true">*</span>` : nothing}</label
      >
      ${control} ${below ?? nothing}
      ${error ? html`<p part="field-error" id=${`${id}-error`}>${words.text('errorPrefix')} ${error}</p>` : nothing}
    </div>
  `;
}
