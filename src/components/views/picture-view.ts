import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** How far a picture has got. `more`: it can be tried again. */
export type PictureStep =
  | { readonly step: 'asking'; readonly name: string }
  | { readonly step: 'uploading'; readonly name: string }
  | { readonly step: 'refused'; readonly text: string; readonly more: boolean };

/** What can be done about it. */
export interface PictureActions {
  /** Unique in the section. */
  readonly id: string;
  readonly words: Localizer<'writing' | 'tools'>;
  readonly send: () => void;
  readonly cancel: () => void;
  readonly describe: (alt: string) => void;
}

/** A picture on its way into a text. */
export function pictureView(step: PictureStep, { id, words, send, cancel, describe }: PictureActions): TemplateResult {
  const isAsking = step.step === 'asking';
  const sends = isAsking || (step.step === 'refused' && step.more);
  return html`<div part="picture">
    ${
      isAsking
        ? html`<label part="label" for=${id}>${words.text('pictureAlt', { name: step.name })}</label>
            <input
              part="field picture-field"
              id=${id}
              type="text"
              dir="auto"
              autocomplete="off"
              @input=${(event: Event) => {
                event.stopPropagation();
                describe((event.currentTarget as HTMLInputElement).value);
              }}
              @keydown=${(event: KeyboardEvent) => keydown(event, send)}
            />`
        : html`<p part=${step.step === 'refused' ? 'picture-note field-error' : 'picture-note'}>
            ${step.step === 'refused' ? step.text : words.text('pictureUploading', { name: step.name })}
          </p>`
    }
    <div part="form-actions">
      ${sends ? html`<button part="button picture-send-button" type="button" @click=${send}>${words.text(isAsking ? 'pictureAdd' : 'retry')}</button>` : nothing}
      <button part="button cancel-button" type="button" @click=${cancel}>
        ${words.text(sends || step.step === 'uploading' ? 'cancel' : 'close')}
      </button>
    </div>
  </div>`;
}

/** Enter sends the picture, and not the form that it stands in. */
function keydown(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  event.stopPropagation();
  send();
}
