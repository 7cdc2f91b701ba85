import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../content/url.js';
import type { Localizer } from '../../i18n/localizer.js';
import { noticeView } from './notice-view.js';

const REL = 'ugc nofollow noopener noreferrer';

/** Where a comment comes from, with the way there. */
export function originView(label: string, url: string | undefined): TemplateResult {
  const address = url === undefined ? undefined : safeUrl(url);
  return address
    ? html`<a part="badge source-badge" href=${safeUrl(address) ?? ''} rel=${REL}>${label}</a>`
    : html`<span part="badge source-badge">${label}</span>`;
}

/** The way to where a comment can be answered. */
export function replyLinkView(url: string, source: string, words: Localizer): TemplateResult | typeof nothing {
  const address = safeUrl(url);
  if (!address) return nothing;
  return html`<a part="button reply-link" href=${safeUrl(address) ?? ''} rel=${REL}
    >${words.text('replyAt', { source })}</a
  >`;
}

/** What one of several sources has not brought, in the place where it would stand; `again`: it has failed before. */
export function sourceNoteView(
  is: 'loading' | 'again' | 'failed',
  source: string,
  words: Localizer,
  retry: (event: Event) => void,
): TemplateResult {
  if (is === 'loading') return html`<p part="source-note">${words.text('sourceLoading', { source })}</p>`;
  const busy = is === 'again';
  return noticeView({
    part: 'source-error',
    text: words.text('sourceFailed', { source }),
    action: { label: words.text(busy ? 'moreLoading' : 'retry'), run: retry, busy },
  });
}
