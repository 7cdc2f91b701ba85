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
