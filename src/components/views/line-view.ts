import { html, nothing, type TemplateResult } from 'lit';

/** One quiet sentence around the list, and what can be done about it. */
export interface Line {
  readonly text: string;
  /** What it is about, as a part token for stylesheets. */
  readonly part: string;
  readonly action?:
    | { readonly label: string; readonly run: () => void; readonly part: string; readonly key?: string | undefined }
    | undefined;
}

/** A line above the list. */
export function lineView({ text, part, action }: Line): TemplateResult {
  return html`<p part="tools-line ${part}">
    <span>${text}</span>
    ${
      action
        ? html`<button
            part="button ${action.part}"
            type="button"
            aria-keyshortcuts=${action.key ?? nothing}
            @click=${action.run}
          >
            ${action.label}
          </button>`
        : nothing
    }
  </p>`;
}
