import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../content/url.js';
import type { ThreadInfo } from '../../core/thread-info.js';
import type { Localizer } from '../../i18n/localizer.js';

/** The way to follow a thread in a feed reader, where its backend has a feed. */
export function feedLinkView({ feed }: ThreadInfo, words: Localizer): TemplateResult | typeof nothing {
  if (feed === undefined || safeUrl(feed) === undefined) return nothing;
  return html`<p part="feed">
    <a part="feed-link" href=${safeUrl(feed) ?? ''} rel="alternate" type=${typeOf(feed)}>${words.text('feed')}</a>
  </p>`;
}

/** Which of the two kinds it is only its address can tell before it is asked for. */
function typeOf(feed: string): string {
  return /\batom\b/i.test(new URL(feed).pathname) ? 'application/atom+xml' : 'application/rss+xml';
}
