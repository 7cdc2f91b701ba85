import type { Body } from './comment.js';
import { isBlock, tokenize } from './tokenize.js';

/**
 * The words of an HTML fragment on one line: tags out, what stands in scripts, styles, images and
 * comments too, character references decoded once, white space folded. Plain text, not markup:
 * `&lt;b&gt;` comes out as `<b>`.
 */
export function plainTextOf(html: string): string {
  let text = '';
  for (const token of tokenize(html)) {
    if (token.kind === 'text') text += token.text;
    else if (isBlock(token.name)) text += ' ';
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** What stands before the words of a line in Markdown: quote marks, bullets, numbers, the marks of a heading. */
const LINE_MARKS = /^(?:[ \t]*(?:>|(?:#{1,6}|[*+-]|\d{1,9}[.)])(?=[ \t])))+[ \t]*(?:\[[ x]\](?= ))?/i;
const FENCE = /^[ \t>]*(?:```|~~~)/;
const CODE = /(`{1,3})([^`\n]{1,2000})\1/g;
const LINK = /!?\[([^[\]]{0,1000})\]\([^()]{0,2048}\)|<((?:https?|mailto):[^<>\s]{1,2048})>/gi;
const STRESS = /(?<=\S)\*+|\*+(?=\S)|~~|(?<![\p{L}\p{N}_])_+(?=\S)|(?<=[^\s_])_+(?![\p{L}\p{N}_])/gu;

/**
 * The words of a body on one line, for searching and for comparing: what a reader sees of it, without
 * a tree. Of Markdown, the common marks are left out; exactly as shown it is only to `content`.
 */
export function plainText({ format, source }: Body): string {
  if (format === 'html') return plainTextOf(source);
  if (format === 'text') return source.replace(/\s+/g, ' ').trim();
  let isCode = false;
  const lines: string[] = [];
  for (const line of source.split(/\r\n?|\n/)) {
    if (FENCE.test(line)) isCode = !isCode;
    else lines.push(isCode ? escape(line) : withoutMarks(line));
  }
  return plainTextOf(lines.join('\n'));
}

function withoutMarks(line: string): string {
  const words = line.replace(LINE_MARKS, '');
  let text = '';
  let from = 0;
  for (const { 0: match, 2: code = '', index } of words.matchAll(CODE)) {
    text += withoutStress(words.slice(from, index)) + escape(code);
    from = index + match.length;
  }
  return text + withoutStress(words.slice(from));
}

function withoutStress(words: string): string {
  return words.replace(LINK, '$1$2').replace(STRESS, '');
}

/** Code as HTML that means it. */
function escape(code: string): string {
  return code.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
