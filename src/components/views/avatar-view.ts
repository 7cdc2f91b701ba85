import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../content/url.js';
import type { Author } from '../../core/comment.js';

/** Where a person's picture comes from. `initials` asks nobody. */
export type Avatars = 'initials' | 'backend' | 'none';

const TINTS = 8;

/** A picture, or initials in a colour of their own. Decoration: the name stands next to it. */
export function avatarView(author: Author, avatars: Avatars): TemplateResult | typeof nothing {
  if (avatars === 'none') return nothing;
  if (avatars === 'backend' && author.avatar) {
    return html`<img
      part="avatar"
      alt=""
      src=${safeUrl(author.avatar) ?? ''}
      width="40"
      height="40"
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
    />`;
  }
  return html`<span part="avatar" aria-hidden="true" data-tint=${tintOf(author.name)}
    >${initialsOf(author.name)}</span
  >`;
}

/** The first letters of the first and the last word; nothing where words do not begin with letters. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/\s+/)
    .map((word) => /^[\p{P}\p{S}]*(\p{L})/u.exec(word)?.[1])
    .filter((letter) => letter !== undefined);
  return [letters[0], letters.length > 1 ? letters.at(-1) : ''].join('').toLocaleUpperCase();
}

function tintOf(name: string): number {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + char.codePointAt(0)!) % 9973;
  return hash % TINTS;
}
