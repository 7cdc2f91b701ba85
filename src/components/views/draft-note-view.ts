import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';

/** What there is to know about the draft in a form. */
export interface DraftState {
  /** Whether this browser can't keep it. */
  readonly unkept: boolean;
  /** Whether another tab holds another text for the same place. */
  readonly hasOther: boolean;
  readonly takeOther: () => void;
}

/** A calm word below the text, when there is something to know about its draft. */
export function draftNoteView(
  { unkept, hasOther, takeOther }: DraftState,
  words: Localizer<'form'>,
): TemplateResult | typeof nothing {
  if (!unkept && !hasOther) return nothing;
  return html`${unkept ? html`<p part="form-note draft-unkept">${words.text('draftUnkept')}</p>` : nothing}
  ${
    hasOther
      ? html`<p part="form-note draft-other">
          <span>${words.text('draftOther')}</span>
          <button part="link-button" type="button" @click=${takeOther}>${words.text('draftTakeOther')}</button>
        </p>`
      : nothing
  }`;
}
