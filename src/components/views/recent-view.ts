import { html, nothing, type TemplateResult } from 'lit';
import { excerptOf } from '../../content/excerpt.js';
import { safeUrl } from '../../content/url.js';
import type { Comment } from '../../core/comment.js';
import type { Localizer } from '../../i18n/localizer.js';
import { type Avatars, avatarView } from './avatar-view.js';
import { displayName } from './comment-view.js';

const EXCERPT = 140;
const TITLE = 80;

/** A comment somewhere on the site. */
export interface RecentRow {
  readonly comment: Comment;
  readonly url: string;
  readonly title?: string | undefined;
}

/** What all rows have in common. */
export interface RecentSetting {
  readonly words: Localizer;
  readonly avatars: Avatars;
}

/** The newest comments of a site: who, on what, when, and how it begins. */
export function recentListView(rows: readonly RecentRow[], setting: RecentSetting): TemplateResult {
  return html`<ol part="list" aria-labelledby="heading">
    ${rows.map((row, index) => rowView(row, index, setting))}
  </ol>`;
}

function rowView(row: RecentRow, index: number, { words, avatars }: RecentSetting): TemplateResult {
  const { comment } = row;
  return html`<li part="item">
    ${avatarView(comment.author, avatars)}
    <div part="comment-header">
      <bdi part="comment-author" id=${`name-${index}`}>${displayName(comment.author, words)}</bdi>
      ${placeView(row, index, words)}
    </div>
    <p part="excerpt" dir="auto" lang=${comment.body.lang ?? nothing}>${excerptOf(comment.body, EXCERPT)}</p>
    ${timeView(comment, words)}
  </li>`;
}

/** Where it was said, as a link there. Read alone, as in a list of links, it also says by whom. */
function placeView({ url, title }: RecentRow, index: number, words: Localizer): TemplateResult {
  const named = title === undefined ? '' : excerptOf({ format: 'text', source: title }, TITLE);
  const text = named ? words.text('recentOn', { title: named }) : words.text('permalink');
  if (safeUrl(url) === undefined) return html`<span part="comment-place">${named ? text : nothing}</span>`;
  const id = `place-${index}`;
  return html`<a
    part="comment-place comment-permalink"
    id=${id}
    href=${safeUrl(url) ?? ''}
    aria-labelledby=${`name-${index} ${id}`}
    >${text}</a
  >`;
}

function timeView({ created }: Comment, words: Localizer): TemplateResult | typeof nothing {
  if (created === null) return nothing;
  return html`<time part="comment-time" datetime=${new Date(created).toISOString()}>${words.date(created)}</time>`;
}
