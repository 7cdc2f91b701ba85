import { decodeEntities } from './entities.js';

/** A piece of markup that counts. Names are in lower case. */
export type Token =
  /** Character references are decoded. */
  | { readonly kind: 'text'; readonly text: string }
  /** `attributes` is their source, for `scanAttributes`. */
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string };

/** What is in these is not for readers. In most of them it is not even markup. */
const DROPPED = /^(?:iframe|math|noembed|noframes|noscript|plaintext|script|style|svg|template|textarea|title|xmp)$/;
const NESTING = /^(?:math|svg|template)$/;
const BLOCKS =
  /^(?:address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6r]|header|legend|li|main|menu|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

const TAG = /<(\/?)([a-z][^\t\n\f\r />]*)/iy;
const ATTRIBUTE =
  /[\t\n\f\r /]*(?:([^\t\n\f\r />][^\t\n\f\r />=]*)[\t\n\f\r ]*(?:=[\t\n\f\r ]*("[^"]*"?|'[^']*'?|[^\t\n\f\r >]*))?)?/y;
const COMMENT_END = /--!?>/g;

/** Whether an element of this name stands on lines of its own. */
export function isBlock(name: string): boolean {
  return BLOCKS.test(name);
}

/**
 * Reads HTML roughly as the HTML Standard's tokenizer does (§13.2.5), in one pass. Comments,
 * processing instructions and unfinished tags are no tokens; raw text, `svg`, `math` and `template`
 * are left out with all that is in them.
 */
export function* tokenize(html: string): Generator<Token> {
  let textFrom = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    TAG.lastIndex = at;
    const [tag, slash, rawName = ''] = TAG.exec(html) ?? [];
    let end = tag ? scanAttributes(html, at + tag.length) : skipDeclaration(html, at);
    if (end === 0) {
      at += 1;
      continue;
    }
    if (at > textFrom) yield textToken(html, textFrom, at);
    if (tag && end > 0) {
      const name = rawName.toLowerCase();
      const attributes = html.slice(at + tag.length, end);
      if (slash) yield { kind: 'close', name };
      else if (!DROPPED.test(name)) yield { kind: 'open', name, attributes };
      else if (!(NESTING.test(name) && attributes.endsWith('/>'))) end = skipElement(html, name, end);
    }
    at = textFrom = end < 0 ? html.length : end;
  }
  if (textFrom < html.length) yield textToken(html, textFrom, html.length);
}

function textToken(html: string, from: number, to: number): Token {
  return { kind: 'text', text: decodeEntities(html.slice(from, to)) };
}

/**
 * Visits the attributes from `at` on, values undecoded, and answers with the place after the tag's
 * `>`; -1 when the tag never ends.
 */
export function scanAttributes(source: string, at: number, visit?: (name: string, value: string) => void): number {
  for (let next = at; next < source.length;) {
    ATTRIBUTE.lastIndex = next;
    const [match = '', name, value = ''] = ATTRIBUTE.exec(source) ?? [];
    if (name !== undefined) visit?.(name.toLowerCase(), /^["']/.test(value) ? value.slice(1, -1) : value);
    next += match.length;
    if (source[next] === '>') return next + 1;
  }
  return -1;
}

/** The place after a comment or whatever else is markup but no tag; 0 when it is just text, -1 when it never ends. */
function skipDeclaration(html: string, at: number): number {
  const [, mark, comment] = /^<([!?/])(--->|-->?)?/.exec(html.slice(at, at + 6)) ?? [];
  if (!mark || (mark === '/' && at + 2 === html.length)) return 0;
  if (mark !== '!' || comment !== '--') return html.indexOf('>', at + 2) + 1 || -1;
  COMMENT_END.lastIndex = at + 4;
  return COMMENT_END.test(html) ? COMMENT_END.lastIndex : -1;
}

/**
 * The end tag of an element that is dropped whole, -1 when there is none. Markup inside is not
 * looked at; at worst, some of its text is taken for text of the comment.
 */
function skipElement(html: string, name: string, from: number): number {
  const tags = new RegExp(`<(/?)${name}(?=[\\t\\n\\f\\r />])[^<>]*`, 'gi');
  tags.lastIndex = from;
  let depth = 1;
  for (let match = tags.exec(html); match; match = tags.exec(html)) {
    if (match[1]) depth -= 1;
    else if (NESTING.test(name) && !match[0].endsWith('/')) depth += 1;
    if (depth === 0) return match.index;
  }
  return -1;
}
