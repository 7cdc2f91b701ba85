import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../content/url.js';
import type { Author, Reaction } from '../../core/comment.js';
import { avatarView } from './avatar-view.js';
import { type CommentSetting, displayName } from './comment-view.js';
import { faceOf } from './reactions-view.js';

/** So many faces are seen before one asks for the others. */
export const FEW = 12;

type FaceSetting = Pick<CommentSetting<'tools'>, 'words' | 'avatars'>;

/** People who reacted in one way. */
export interface Facepile {
  readonly reaction: Reaction;
  /** Those of whom more is known than that they did. */
  readonly people: readonly Author[];
  /** Whether all of them are shown. */
  readonly open: boolean;
  /** Shows all of them, or a few again. */
  toggle(event: Event): void;
}

/** Faces of people who reacted so, and how many more there are. Nothing where the site wants no faces. */
export function facepileView(
  { reaction, people, open, toggle }: Facepile,
  setting: FaceSetting,
): TemplateResult | typeof nothing {
  const { words, avatars } = setting;
  if (people.length === 0 || avatars.from === 'none') return nothing;
  const shown = open ? people : people.slice(0, FEW);
  const others = Math.max(reaction.count, people.length) - shown.length;
  const rest = others > 0 ? `+${words.text('number', { count: others })}` : nothing;
  const canOpen = people.length > FEW;
  const label = words.text('reactionCount', { name: faceOf(reaction), count: reaction.count });
  return html`<ul part=${open ? 'facepile facepile-open' : 'facepile'} aria-label=${label}>
    ${shown.map((person, at) => html`<li class="face">${personView(person, at, reaction, setting)}</li>`)}
    ${rest !== nothing && (open || !canOpen) ? html`<li><span part="facepile-more">${rest}</span></li>` : nothing}
    ${
      canOpen
        ? html`<li>
            <button part="button facepile-more" type="button" aria-expanded=${open ? 'true' : 'false'} @click=${toggle}>
              ${open ? words.text('close') : rest}
            </button>
          </li>`
        : nothing
    }
  </ul>`;
}

function personView(person: Author, at: number, reaction: Reaction, { words, avatars }: FaceSetting): TemplateResult {
  const name = displayName(person, words);
  const url = person.url === undefined ? undefined : safeUrl(person.url);
  const face = html`${avatarView(person, avatars)}<span class="hidden">${name}</span>`;
  if (url === undefined)
    return html`<span part="facepile-person" tabindex="-1" data-reaction=${reaction.name} data-at=${at}>${face}</span>`;
  return html`<a
    part="facepile-person"
    href=${safeUrl(url) ?? ''}
    rel="ugc nofollow noopener noreferrer"
    data-reaction=${reaction.name}
    data-at=${at}
    >${face}</a
  >`;
}
