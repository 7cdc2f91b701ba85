import { own, readCount, readUrl } from '../core/fields.js';
import { isDid, profileOf, tagPageOf } from './bluesky-address.js';
import { itemsOf } from './bluesky-lists.js';

/** Posts have 3,000 bytes at most; who sends more is no post. */
const MAX_TEXT = 20_000;
const MAX_FACETS = 200;
const MAX_FEATURES = 10;

/** A stretch of the text that leads somewhere. */
interface Facet {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

/** Plain text as HTML that means it, also between quotation marks. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A link, as HTML. */
export function linkTo(href: string, words: string): string {
  return `<a href="${escapeText(href)}">${escapeText(words)}</a>`;
}

/** A plain text with its facets as paragraphs of HTML. What facets say counts bytes of UTF-8. */
export function paragraphsOf(record: unknown): string {
  const raw = own(record, 'text');
  const text = (typeof raw === 'string' ? raw : '').slice(0, MAX_TEXT).toWellFormed().trimEnd();
  if (text.trim() === '') return '';
  return `<p>${markedUp(text, record)}</p>`;
}

function markedUp(text: string, record: unknown): string {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const slice = (start: number, end: number): string => decoder.decode(bytes.subarray(start, end));
  let html = '';
  let at = 0;
  for (const { start, end, href } of facetsOf(record)) {
    // What overlaps, runs over the end or cuts a character in two is left as the words that it is.
    if (start < at || end > bytes.length || isWithin(bytes, start) || isWithin(bytes, end)) continue;
    html += withBreaks(slice(at, start)) + linkTo(href, slice(start, end));
    at = end;
  }
  return html + withBreaks(slice(at, bytes.length));
}

/** Whether an offset is between two bytes of one character. */
function isWithin(bytes: Uint8Array, offset: number): boolean {
  return ((bytes[offset] ?? 0) & 0xc0) === 0x80;
}

function withBreaks(text: string): string {
  return escapeText(text)
    .replace(/\r\n?/g, '\n')
    .replace(/\n{2,}/g, '</p><p>')
    .replaceAll('\n', '<br>');
}

function facetsOf(record: unknown): readonly Facet[] {
  return itemsOf(record, 'facets', MAX_FACETS)
    .flatMap((raw): readonly Facet[] => {
      const index = own(raw, 'index');
      const start = readCount(own(index, 'byteStart'));
      const end = readCount(own(index, 'byteEnd'));
      const href = itemsOf(raw, 'features', MAX_FEATURES).map(hrefOf).find(Boolean);
      return start !== undefined && end !== undefined && start < end && href ? [{ start, end, href }] : [];
    })
    .toSorted((a, b) => a.start - b.start);
}

/** Where a link, a mention or a tag leads. */
function hrefOf(feature: unknown): string | undefined {
  const did = own(feature, 'did');
  const tag = own(feature, 'tag');
  if (isDid(did)) return profileOf(did);
  if (typeof tag === 'string' && tag !== '' && tag.length <= 640) return tagPageOf(tag);
  return readUrl(own(feature, 'uri'));
}
