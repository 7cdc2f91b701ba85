import { own, readLine, readUrl } from '../core/fields.js';
import { escapeText, linkTo } from './bluesky-facets.js';
import { itemsOf } from './bluesky-lists.js';

const MAX_PICTURES = 10;
/** Descriptions may be long; what a link says may not. */
const MAX_WORDS = { description: 2000, link: 200 };

/** Pictures with their descriptions; as links where there is something to warn of. */
export function picturesOf(media: unknown, isSensitive: boolean): string {
  return itemsOf(media, 'images', MAX_PICTURES)
    .map((picture) => {
      const whole = readUrl(own(picture, 'fullsize'));
      const small = readUrl(own(picture, 'thumb')) ?? whole;
      if (small === undefined) return '';
      const words = readLine(own(picture, 'alt'), MAX_WORDS.description);
      if (!isSensitive) return `<p><img src="${escapeText(small)}" alt="${escapeText(words ?? '')}"></p>`;
      const href = whole ?? small;
      return `<p>${linkTo(href, words ?? new URL(href).host)}</p>`;
    })
    .join('');
}

/** What a post points at, as a link by its title. */
export function cardOf(media: unknown): string {
  const external = own(media, 'external');
  const href = readUrl(own(external, 'uri'));
  if (href === undefined) return '';
  return `<p>${linkTo(href, readLine(own(external, 'title'), MAX_WORDS.link) ?? new URL(href).host)}</p>`;
}

/** A film can be seen where the post is. */
export function filmOf(media: unknown, page: string): string {
  if (own(media, 'playlist') === undefined) return '';
  return `<p>${linkTo(page, readLine(own(media, 'alt'), MAX_WORDS.link) ?? new URL(page).host)}</p>`;
}
