import { html, nothing, type TemplateResult } from 'lit';
import { plainTextOfBody } from '../../content/excerpt.js';
import { safeUrl } from '../../content/url.js';
import type { Comment, CommentId } from '../../core/comment.js';
import { permalinkOf } from '../../core/permalink.js';
import type { Total } from '../../core/thread-info.js';
import type { Localizer } from '../../i18n/localizer.js';
import { displayName } from './comment-view.js';

/** What the machine-readable forms of a thread say about the page that it is about. */
export interface PageFacts {
  /** Without a fragment. */
  readonly address: string;
  readonly title: string | undefined;
  readonly total: Total | null;
  readonly words: Localizer;
}

/** Comments as microformats2, for parsers that see no shadow root. `inEntry`: the page's own `h-entry` is around them. */
export function microformatsView(page: PageFacts, comments: readonly Comment[], inEntry: boolean): TemplateResult {
  const ids = new Set(comments.map(({ id }) => id));
  const cites = comments.map((comment) => citeView(comment, page, ids));
  if (inEntry) return html`${cites}`;
  return html`<div class="h-entry">
    <a class="u-url p-name" href=${safeUrl(page.address) ?? ''}>${page.title ?? page.address}</a>
    ${cites}
  </div>`;
}

function citeView(comment: Comment, page: PageFacts, ids: ReadonlySet<CommentId>): TemplateResult {
  const { id, parent, author, body, created } = comment;
  const url = author.url === undefined ? undefined : safeUrl(author.url);
  const name = displayName(author, page.words);
  return html`<div class="u-comment h-cite" lang=${body.lang ?? nothing}>
    ${
      url === undefined
        ? html`<span class="p-author h-card">${name}</span>`
        : html`<a class="p-author h-card" href=${safeUrl(url) ?? ''} rel="ugc nofollow">${name}</a>`
    }
    <a class="u-url" href=${safeUrl(page.address + permalinkOf(id)) ?? ''}></a>
    ${created === null ? nothing : html`<time class="dt-published" datetime=${new Date(created).toISOString()}></time>`}
    ${
      parent !== null && ids.has(parent)
        ? html`<a class="u-in-reply-to" href=${safeUrl(page.address + permalinkOf(parent)) ?? ''}></a>`
        : nothing
    }
    <div class="p-content">${plainTextOfBody(body)}</div>
  </div>`;
}
