import { html, nothing, type TemplateResult } from 'lit';
import { excerptOf } from '../../content/excerpt.js';
import { safeUrl } from '../../content/url.js';
import type { Comment } from '../../core/comment.js';
import { permalinkOf } from '../../core/permalink.js';
import { displayName, type CommentSetting } from './comment-view.js';

const EXCERPT = 200;

/** Another page's note that it links here: its title, and what it says around the link. */
export function pingView(ping: Comment, { words, isTarget }: CommentSetting): TemplateResult {
  const url = ping.url ?? ping.author.url;
  const href = url === undefined ? undefined : safeUrl(url);
  const title = displayName(ping.author, words);
  return html`
    <li part=${isTarget(ping.id) ? 'ping target' : 'ping'} id=${permalinkOf(ping.id).slice(1)} tabindex="-1">
      <bdi part="ping-title"
        >${href ? html`<a href=${safeUrl(href) ?? ''} rel="ugc nofollow noopener noreferrer">${title}</a>` : title}</bdi
      >
      ${ping.created === null ? nothing : html`<time part="ping-time" datetime=${new Date(ping.created).toISOString()}>${words.date(ping.created)}</time>`}
      <p part="ping-excerpt" dir="auto">${excerptOf(ping.body, EXCERPT)}</p>
    </li>
  `;
}
