import { isBlock, tokenize } from '../core/tokenize.js';
import { readAttributes } from './attributes.js';
import { TreeBuilder } from './tree-builder.js';
import { type AllowedElement, type Content, isAllowed } from './tree.js';

/** Names for which the alphabet has another. */
const ALIASES: ReadonlyMap<string, AllowedElement> = new Map([
  ['acronym', 'abbr'],
  ['h1', 'h3'],
  ['h2', 'h3'],
  ['strike', 's'],
  ['tfoot', 'tbody'],
  ['tt', 'code'],
]);

/**
 * Reads HTML of strangers into a tree of allowed elements. Elements that are not allowed leave
 * their text; scripts and the like, images of SVG and formulas leave nothing. Never throws.
 */
export function parseHtml(source: string, baseUrl?: string): Content {
  const builder = new TreeBuilder();
  feedHtml(builder, source.replace(/\r\n?/g, '\n'), baseUrl);
  return builder.finish();
}

/** Adds a piece of HTML to a tree. Its line breaks are line feeds. */
export function feedHtml(builder: TreeBuilder, source: string, baseUrl: string | undefined): void {
  for (const token of tokenize(source)) {
    if (builder.full) break;
    if (token.kind === 'text') {
      builder.text(token.text);
      continue;
    }
    const el = ALIASES.get(token.name) ?? token.name;
    if (!isAllowed(el)) {
      if (isBlock(el)) builder.breakLine();
    } else if (token.kind === 'close') builder.close(el);
    else open(builder, el, token.attributes, baseUrl);
  }
}

function open(builder: TreeBuilder, el: AllowedElement, source: string, baseUrl: string | undefined): void {
  const attrs = readAttributes(el, source, baseUrl);
  // Emoji are characters that some backends make pictures of: they stay characters.
  if (el === 'img' && (!attrs.src || /\b(?:wp-smiley|emoji)\b/.test(source))) builder.text(attrs.alt ?? '');
  else if (el === 'a' && !attrs.href) builder.close('a');
  else builder.open(el, attrs);
}
