import { html, nothing, type TemplateResult } from 'lit';

/** A word in a row about what has just happened there, and a way on. */
export interface RowNote {
  readonly text: string;
  /** Whether something failed. */
  readonly failed?: boolean | undefined;
  readonly action?: { readonly label: string; readonly action: string } | undefined;
}

/** A note in its row. What it says is announced besides. */
export function rowNoteView({ text, failed, action }: RowNote): TemplateResult {
  return html`<p part=${failed ? 'row-note row-error' : 'row-note'}>
    <span>${text}</span>
    ${action ? html`<button part="link-button note-button" type="button" data-action=${action.action}>${action.label}</button>` : nothing}
  </p>`;
}

/** A question in a row, with its answers. The focus comes to it, so that it is read before them. */
export function askView(
  id: string,
  question: string,
  answers: readonly { readonly label: string; readonly action: string }[],
): TemplateResult {
  return html`<div part="row-question" role="group" tabindex="-1" aria-labelledby=${id}>
    <span id=${id}>${question}</span>
    ${answers.map(
      ({ label, action }) =>
        html`<button part="button answer-button" type="button" data-action=${action}>${label}</button>`,
    )}
  </div>`;
}
