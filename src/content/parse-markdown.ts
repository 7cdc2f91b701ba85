import type { MarkedToken, Token, Tokens } from 'marked';
import { decodeEntities } from '../core/entities.js';
import { checkAttribute } from './attributes.js';
import { lexMarkdown } from './lex-markdown.js';
import { feedHtml } from './parse-html.js';
import { parseText } from './parse-text.js';
import { TreeBuilder } from './tree-builder.js';
import type { AllowedElement, Attributes, Content } from './tree.js';

/** What the walk carries along. */
interface Walk {
  readonly builder: TreeBuilder;
  readonly baseUrl: string | undefined;
}

/**
 * Reads Markdown of strangers into a tree of allowed elements; HTML in it goes the way of all HTML.
 * Never throws: what the lexer cannot read is read as text.
 */
export function parseMarkdown(source: string, baseUrl?: string): Content {
  let tokens: readonly Token[];
  try {
    tokens = lexMarkdown(source);
  } catch {
    return parseText(source);
  }
  const builder = new TreeBuilder();
  visitAll(tokens, { builder, baseUrl });
  return builder.finish();
}

// As deep as the lexer went to make the tokens, which is capped.
function visitAll(tokens: readonly Token[], walk: Walk): void {
  for (const token of tokens) {
    if (walk.builder.full) return;
    visit(token as MarkedToken, walk);
  }
}

function visit(token: MarkedToken, walk: Walk): void {
  const { builder, baseUrl } = walk;
  switch (token.type) {
    case 'blockquote':
      return wrap('blockquote', token.tokens, walk);
    case 'br':
      return builder.open('br');
    case 'checkbox':
      return builder.text(token.checked ? '☑ ' : '☐ ');
    case 'code':
      return writeCode(token, builder);
    case 'codespan':
      return writeElement('code', token.text, builder);
    case 'del':
    case 'em':
    case 'strong':
      return wrap(token.type, token.tokens, walk);
    case 'escape':
      return builder.text(token.text);
    case 'heading':
      return wrap(`h${Math.max(3, token.depth)}` as AllowedElement, token.tokens, walk);
    case 'hr':
      return builder.open('hr');
    case 'html':
      return feedHtml(builder, token.text, baseUrl);
    case 'image':
      return writeImage(token, builder);
    case 'link':
      return writeLink(token, walk);
    case 'list':
      return writeList(token, walk);
    case 'paragraph':
      return wrap('p', token.tokens, walk);
    case 'table':
      return writeTable(token, walk);
    case 'text':
      return token.tokens ? visitAll(token.tokens, walk) : builder.text(decodeEntities(token.text));
    default:
      // Blank lines, and where references lead, which their links say.
      return undefined;
  }
}

function wrap(el: AllowedElement, tokens: readonly Token[], walk: Walk, attrs?: Attributes): void {
  walk.builder.open(el, attrs);
  visitAll(tokens, walk);
  walk.builder.close(el);
}

function writeElement(el: AllowedElement, text: string, builder: TreeBuilder, attrs?: Attributes): void {
  builder.open(el, attrs);
  builder.text(text);
  builder.close(el);
}

function writeCode({ lang = '', text }: Tokens.Code, builder: TreeBuilder): void {
  const language = checkAttribute('code', 'class', `language-${/^[^\s{]*/.exec(lang)?.[0] ?? ''}`);
  builder.open('pre');
  writeElement('code', text, builder, language === undefined ? {} : { class: language });
  builder.close('pre');
}

function writeImage({ href, text }: Tokens.Image, builder: TreeBuilder): void {
  const alt = checkAttribute('img', 'alt', decodeEntities(text)) ?? '';
  const src = checkAttribute('img', 'src', decodeEntities(href));
  if (src === undefined) builder.text(alt);
  else builder.open('img', { src, alt });
}

function writeLink({ href, autolink, tokens, text }: Tokens.Link, walk: Walk): void {
  const address = autolink ? href : decodeEntities(href);
  const checked = checkAttribute('a', 'href', address, walk.baseUrl);
  if (checked !== undefined) walk.builder.open('a', { href: checked });
  if (autolink) walk.builder.text(text);
  else visitAll(tokens, walk);
  if (checked !== undefined) walk.builder.close('a');
}

function writeList({ ordered, start, items }: Tokens.List, walk: Walk): void {
  const el = ordered ? 'ol' : 'ul';
  const from = checkAttribute('ol', 'start', String(start));
  walk.builder.open(el, ordered && from !== undefined && from !== '1' ? { start: from } : {});
  for (const item of items) wrap('li', item.tokens, walk);
  walk.builder.close(el);
}

function writeTable({ header, rows }: Tokens.Table, walk: Walk): void {
  const { builder } = walk;
  builder.open('table');
  builder.open('thead');
  writeRow('th', header, walk);
  builder.close('thead');
  if (rows.length > 0) builder.open('tbody');
  for (const row of rows) writeRow('td', row, walk);
  builder.close('table');
}

function writeRow(el: 'td' | 'th', cells: readonly Tokens.TableCell[], walk: Walk): void {
  walk.builder.open('tr');
  for (const { tokens, align } of cells) wrap(el, tokens, walk, align ? { align } : {});
  walk.builder.close('tr');
}
