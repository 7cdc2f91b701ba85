import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { isLong } from '../../content/is-long.js';
import { needsLoading } from '../../content/load-markdown.js';
import { parseBody } from '../../content/parse-body.js';
import { renderName } from '../../content/render-name.js';
import { renderContent } from '../../content/render.js';
import type { Content } from '../../content/tree.js';
import type { Body, Comment } from '../../core/comment.js';
import { permalinkOf } from '../../core/permalink.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { CommentSetting } from './comment-view.js';

interface Facts {
  readonly isLong: boolean;
  readonly truncated: boolean;
  /** It was read as text, since what reads Markdown was not there. */
  readonly asText: boolean;
}

/** Graphemes of a warning. */
const WARNING = 200;

/** Told once per body, so that a row that is drawn again reads nothing again. */
const facts = new WeakMap<Body, Facts>();

/** The words of a comment. Long ones are folded until `unfolded`. */
export function bodyView(comment: Comment, setting: CommentSetting, unfolded: boolean): TemplateResult {
  const { body, url } = comment;
  const { words, headingLevel, page, content: options } = setting;
  const asText = needsLoading(body);
  let read: Content | undefined;
  const content = (): Content => (read ??= parseBody(body, url ?? page));
  let known = facts.get(body);
  if (known?.asText !== asText) {
    // What stands under a warning is folded already.
    const isFolded = body.warning === undefined && isLong(content());
    facts.set(body, (known = { isLong: isFolded, truncated: content().truncated, asText }));
  }

  const id = `${permalinkOf(comment.id).slice(1)}:body`;
  return html`<div
      part=${known.isLong && !unfolded ? 'comment-body folded' : 'comment-body'}
      id=${known.isLong ? id : nothing}
      dir="auto"
      lang=${body.lang ?? nothing}
    >
      ${warnedView(
        body,
        setting,
        guard([body, url, headingLevel, options, asText], () =>
          renderContent(content(), { ...options, emojis: body.emojis, headingLevel: headingLevel + 1 }),
        ),
      )}
    </div>
    ${known.isLong || known.truncated ? restView(known, id, unfolded, words) : nothing}`;
}

/** Words under their warning, if they have one. */
function warnedView({ warning, emojis }: Body, { words, content }: CommentSetting, text: unknown): unknown {
  if (warning === undefined) return text;
  return html`<details part="warned">
    <summary part="warning">
      ⚠️
      ${guard([warning, words], () => renderName(warning || words.text('warned'), emojis, { ...content, max: WARNING }))}
    </summary>
    ${text}
  </details>`;
}

function restView({ isLong, truncated }: Facts, id: string, unfolded: boolean, words: Localizer): TemplateResult {
  return html`${isLong ? foldButton(id, unfolded, words) : nothing}
  ${truncated ? html`<p part="comment-notice">${words.text('truncated')}</p>` : nothing}`;
}

function foldButton(body: string, unfolded: boolean, words: Localizer): TemplateResult {
  return html`<button
    part="button fold-button"
    type="button"
    data-action="fold"
    aria-expanded=${unfolded ? 'true' : 'false'}
    aria-controls=${body}
  >
    ${words.text(unfolded ? 'readLess' : 'readMore')}
  </button>`;
}
