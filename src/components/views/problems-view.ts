import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../content/url.js';

/** What keeps a form from being sent, all in one place. */
export interface Problems {
  /** Unique in the section. */
  readonly id: string;
  readonly heading: string;
  /** The server's own words about it: text of strangers. */
  readonly detail?: string | undefined;
  /** What is wrong with single fields, and the way to each. */
  readonly fields: readonly { readonly text: string; readonly go: () => void }[];
  /** Where to read on. */
  readonly link?: { readonly label: string; readonly href: string } | undefined;
  /** What can be done about it, as a part token and a label. */
  readonly actions: readonly { readonly part: string; readonly label: string; readonly run: () => void }[];
}

/** The summary at the top of a form, which the focus moves to. */
export function problemsView({ id, heading, detail, fields, link, actions }: Problems): TemplateResult {
  return html`
    <div part="form-problems" tabindex="-1" role="group" aria-labelledby=${id}>
      <p part="form-problems-heading" id=${id}>${heading}</p>
      ${detail ? html`<p part="form-problem-detail" dir="auto">${detail}</p>` : nothing}
      ${
        fields.length > 0
          ? html`<ul part="form-problem-list">
              ${fields.map(({ text, go }) => html`<li><button part="link-button" type="button" @click=${go}>${text}</button></li>`)}
            </ul>`
          : nothing
      }
      ${link ? html`<p><a part="notice-link" href=${safeUrl(link.href) ?? ''}>${link.label}</a></p>` : nothing}
      ${actions.map(({ part, label, run }) => html`<button part=${`button ${part}`} type="button" @click=${run}>${label}</button>`)}
    </div>
  `;
}
