import { decodeEntities } from '../core/entities.js';
import { readUrl } from '../core/fields.js';
import { isBlock, scanAttributes, tokenize } from '../core/tokenize.js';

const ADDRESS = /https?:\/\/[^\s<>"']{1,2000}/g;
/** What ends a sentence rather than an address. */
const AFTER = /[.,:;!?)\]}…]+$/;

/**
 * The HTML that Ghost is sent for a plain text. Ghost keeps paragraphs, line breaks, quotes and links, and takes all
 * other elements away: so lines that begin with `>` are a quote, and addresses are links.
 */
export function htmlOf(text: string): string {
  return text
    .trim()
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => {
      const lines = paragraph.split('\n');
      const isQuote = lines.every((line) => line.startsWith('>'));
      const words = lines.map((line) => linked(isQuote ? line.replace(/^> ?/, '') : line)).join('<br>');
      return isQuote ? `<blockquote>${words}</blockquote>` : `<p>${words}</p>`;
    })
    .join('');
}

/** The text to change a comment by: what `htmlOf` makes of it says the same again. */
export function textOf(html: string): string {
  let text = '';
  let [isQuote, href, from] = [false, '', 0];
  const paragraph = (): void => void (text = text === '' ? '' : `${text.trimEnd()}\n\n`);
  for (const token of tokenize(html)) {
    if (token.kind === 'text') text += startOf(text, isQuote) + token.text.replace(/\s+/g, ' ');
    else if (token.name === 'br') text += '\n';
    else if (token.name === 'a' && token.kind === 'open') {
      href = hrefIn(token.attributes);
      from = text.length;
    } else if (token.name === 'a') {
      const shown = text.slice(from).replace(/^> /, '').trim();
      // An address that was typed stands there as it was typed.
      if (href !== '' && readUrl(shown) !== href && !shown.includes(href)) text += ` (${href})`;
      href = '';
    } else if (isBlock(token.name)) {
      paragraph();
      if (token.name === 'blockquote') isQuote = token.kind === 'open';
    }
  }
  return text.trim();
}

function startOf(text: string, isQuote: boolean): string {
  return isQuote && (text === '' || text.endsWith('\n')) ? '> ' : '';
}

function hrefIn(attributes: string): string {
  let href = '';
  scanAttributes(attributes, 0, (name, value) => {
    if (name === 'href' && href === '') href = readUrl(decodeEntities(value)) ?? '';
  });
  return href;
}

function linked(line: string): string {
  let html = '';
  let at = 0;
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    const address = found.replace(AFTER, '');
    const href = readUrl(address);
    if (href === undefined) continue;
    html += `${escaped(line.slice(at, index))}<a href="${escaped(href)}">${escaped(address)}</a>`;
    at = index + address.length;
  }
  return html + escaped(line.slice(at));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
