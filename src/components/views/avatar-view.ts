import { html, nothing, type TemplateResult } from 'lit';
import { type AvatarRule, avatarAddress } from '../../content/avatar-address.js';
import { safeUrl } from '../../content/url.js';
import type { Author } from '../../core/comment.js';

export type Avatars = AvatarRule;

const TINTS = 8;

/**
 * Initials in a colour of their own, and over them a picture, where there is one. Decoration: the
 * name stands next to it.
 */
export function avatarView({ name, avatar }: Author, avatars: Avatars): TemplateResult | typeof nothing {
  if (avatars.from === 'none') return nothing;
  const address = avatars.from === 'initials' ? undefined : avatarAddress(avatar, avatars);
  if (address === undefined)
    return html`<span
      part="avatar"
      aria-hidden="true"
      data-tint=${tintOf(name)}
      .textContent=${initialsOf(name)}
    ></span>`;
  return html`<span part="avatar" aria-hidden="true" data-tint=${tintOf(name)}
    >${initialsOf(name)}${pictureView(address)}</span
  >`;
}

/** Gone again when there is none: then the initials are seen. */
function pictureView(address: string): TemplateResult {
  return html`<img
    part="avatar-picture"
    alt=""
    src=${safeUrl(address) ?? ''}
    width="40"
    height="40"
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
    @error=${(event: Event) => (event.currentTarget as Element).setAttribute('data-missing', '')}
    @load=${(event: Event) => (event.currentTarget as Element).removeAttribute('data-missing')}
  />`;
}

/** An emoji that a server made. */
const SHORTCODE = /^:[\w+-]+:$/;

/** The first letters of the first and the last word; nothing where words do not begin with letters. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/\s+/)
    .filter((word) => !SHORTCODE.test(word))
    .map((word) => /^[\p{P}\p{S}]*(\p{L})/u.exec(word)?.[1])
    .filter((letter) => letter !== undefined);
  return [letters[0], letters.length > 1 ? letters.at(-1) : ''].join('').toLocaleUpperCase();
}

function tintOf(name: string): number {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + char.codePointAt(0)!) % 9973;
  return hash % TINTS;
}
