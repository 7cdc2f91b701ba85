import { html, nothing, type TemplateResult } from 'lit';
import { cleanName } from '../../content/names.js';
import { safeUrl } from '../../content/url.js';
import type { Author } from '../../core/comment.js';
import { avatarView } from './avatar-view.js';
import { type CommentSetting, displayName } from './comment-view.js';

/** What there is to know about a person here. */
export interface Person {
  readonly author: Author;
  /** How many comments of theirs are loaded. */
  readonly comments: number;
  readonly canMute: boolean;
}

/** Who somebody is, from what the page already has: nobody is asked. */
export function personCardView(
  { author, comments, canMute }: Person,
  { words, avatars }: CommentSetting<'tools'>,
): TemplateResult {
  const name = displayName(author, words);
  const url = author.url === undefined ? undefined : safeUrl(author.url);
  const handle = cleanName(author.handle ?? '');
  return html`<div part="person" role="group" tabindex="-1" aria-label=${words.text('aboutPerson', { name })}>
    ${avatarView(author, avatars)}
    <div part="person-lines">
      <p part="person-name">
        <bdi>${name}</bdi> ${author.roles?.map((role) => html`<span part="badge">${words.text(role)}</span>`)}
      </p>
      ${handle ? html`<p part="person-handle" dir="ltr">${handle}</p>` : nothing}
      ${comments > 0 ? html`<p part="person-count">${words.text('commentsHere', { count: comments })}</p>` : nothing}
      ${url ? html`<a part="popup-link" href=${safeUrl(url) ?? ''} dir="ltr" rel="ugc nofollow noopener noreferrer">${new URL(url).host}</a>` : nothing}
      ${canMute ? html`<button part="link-button mute-button" type="button" data-action="mute">${words.text('mute', { name })}</button>` : nothing}
    </div>
  </div>`;
}
