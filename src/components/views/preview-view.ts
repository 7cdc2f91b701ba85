import { html, nothing, type TemplateResult } from 'lit';
import { excerptOf } from '../../content/excerpt.js';
import { safeUrl } from '../../content/url.js';
import type { Comment, CommentId } from '../../core/comment.js';
import { permalinkOf } from '../../core/permalink.js';
import { type CommentSetting, displayName } from './comment-view.js';

const EXCERPT = 280;

/** The comment that another one answers, in short. `undefined`: it is not loaded. */
export function previewView(
  id: CommentId,
  comment: Comment | undefined,
  { words, page }: CommentSetting<'tools'>,
): TemplateResult {
  return html`<div part="preview">
    ${
      comment
        ? html`<p part="preview-header">
              <bdi part="preview-author">${displayName(comment.author, words)}</bdi>
              ${comment.created === null ? nothing : html`<time part="preview-time" datetime=${new Date(comment.created).toISOString()}>${words.date(comment.created)}</time>`}
            </p>
            <p part="preview-text" dir="auto" lang=${comment.body.lang ?? nothing}>
              ${comment.status === 'removed' ? words.text('removed') : excerptOf(comment.body, EXCERPT)}
            </p>`
        : html`<p part="preview-text">${words.text('notLoaded')}</p>`
    }
    <a part="popup-link" href=${safeUrl(page + permalinkOf(id)) ?? ''}>${words.text('goToComment')}</a>
  </div>`;
}
