import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../content/url.js';

/** One calm sentence, and a way on. */
export interface Notice {
  readonly text: string;
  /** What kind of notice it is, as a part token for stylesheets. */
  readonly part: string;
  readonly action?:
    | { readonly label: string; readonly run: (event: Event) => void; readonly busy?: boolean }
    | undefined;
  readonly link?: { readonly label: string; readonly href: string } | undefined;
}

/** A notice in the flow of the section. */
export function noticeView({ text, part, action, link }: Notice): TemplateResult {
  const href = link && safeUrl(link.href);
  return html`
    <div part="notice ${part}">
      <p>${text}</p>
      ${
        action
          ? html`<button
              part="button ${part}-button"
              type="button"
              aria-disabled=${action.busy ? 'true' : nothing}
              @click=${action.run}
            >
              ${action.label}
            </button>`
          : nothing
      }
      ${link && href ? html`<a part="notice-link" href=${safeUrl(href) ?? ''}>${link.label}</a>` : nothing}
    </div>
  `;
}
