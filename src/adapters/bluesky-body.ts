import type { Body } from '../core/comment.js';
import { own, readLine } from '../core/fields.js';
import { isHandle, pageOf, POST, readAtUri } from './bluesky-address.js';
import { picturesOf, cardOf, filmOf } from './bluesky-embeds.js';
import { escapeText, linkTo, paragraphsOf } from './bluesky-facets.js';
import { labelsOf } from './bluesky-labels.js';
import { itemsOf } from './bluesky-lists.js';

/** The words of a post with all that belongs to it: what it shows and quotes after. */
export function bodyOf(post: unknown, page: string): Body {
  const record = own(post, 'record');
  const embed = own(post, 'embed');
  const { warnings } = labelsOf(post);
  const langs = itemsOf(record, 'langs', 2);
  const [lang] = langs;
  // A post with media and a quote holds both one level deeper.
  const media = own(embed, 'media') ?? embed;
  const shown = picturesOf(media, warnings.length > 0) + cardOf(media) + filmOf(media, page);
  return {
    format: 'html',
    source: paragraphsOf(record) + shown + quoteOf(own(embed, 'record')),
    // Of two languages nobody says where which one is.
    ...(langs.length === 1 && isLanguage(lang) ? { lang } : {}),
    ...(warnings.length > 0 ? { warning: wordsOf(warnings) } : {}),
  };
}

function wordsOf(warnings: readonly string[]): string {
  return warnings.filter((warning) => warning !== '').join(', ');
}

/** Another post, as far as it may be shown: what it quotes in turn is left out. */
function quoteOf(raw: unknown): string {
  const quoted = own(raw, 'record') ?? raw;
  const address = readAtUri(own(quoted, 'uri'));
  const value = own(quoted, 'value');
  if (address?.collection !== POST || value === undefined) return '';
  const author = own(quoted, 'author');
  const { isHidden, warnings } = labelsOf(quoted);
  const handle = own(author, 'handle');
  const name = readLine(own(author, 'displayName'), 100) ?? (isHandle(handle) ? handle : undefined);
  const link = `<p>— ${linkTo(pageOf(address), (isHidden ? undefined : name) ?? 'bsky.app')}</p>`;
  const warning = warnings.length > 0 ? `<p><strong>${escapeText(`⚠️ ${wordsOf(warnings)}`.trim())}</strong></p>` : '';
  const words = isHidden ? warning : warning || paragraphsOf(value);
  return `<blockquote>${words}${link}</blockquote>`;
}

function isLanguage(lang: unknown): lang is string {
  return typeof lang === 'string' && /^[a-z]{2,3}(-[\dA-Za-z]{2,8}){0,3}$/.test(lang);
}
