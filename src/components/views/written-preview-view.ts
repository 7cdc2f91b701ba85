import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { parseBody } from '../../content/parse-body.js';
import { renderContent } from '../../content/render.js';
import type { Body } from '../../core/comment.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { CommentSetting } from './comment-view.js';

/** What a text will look like. */
export function writtenPreviewView(
  body: Body | 'loading' | 'failed',
  setting: CommentSetting,
  words: Localizer<'writing'>,
  id: string,
): TemplateResult {
  const { page, headingLevel, content } = setting;
  const isBody = typeof body === 'object';
  const note = !isBody
    ? words.text(body === 'loading' ? 'previewLoading' : 'previewFailed')
    : body.source.trim() === ''
      ? words.text('previewEmpty')
      : undefined;
  return html`<div
    part=${note === undefined ? 'written-preview comment-body' : 'written-preview'}
    id=${id}
    role="group"
    aria-label=${words.text('preview')}
    dir="auto"
    lang=${(isBody && body.lang) || nothing}
  >
    ${
      isBody && note === undefined
        ? guard([body, headingLevel, content], () =>
            renderContent(parseBody(body, page), { ...content, emojis: body.emojis, headingLevel: headingLevel + 1 }),
          )
        : html`<p part="form-note">${note}</p>`
    }
  </div>`;
}
