import type { Body } from '../core/comment.js';
import { plainText } from '../core/plain-text.js';
import { capMarks, dropBidiControls, dropControls, firstGraphemes } from './characters.js';
import { needsLoading } from './load-markdown.js';
import { parseBody, readablePart } from './parse-body.js';
import { type ContentNode, isInline, MAX_MARKS } from './tree.js';

/**
 * The words of a body, paragraphs apart by a blank line. Pictures leave what they show in words. Of
 * Markdown that `needsLoading`, the words on one line, without the common marks.
 */
export function plainTextOfBody(body: Body): string {
  if (!needsLoading(body)) return textOf(parseBody(body).nodes);
  const words = plainText({ ...body, source: readablePart(body.source) });
  return capMarks(dropControls(words), MAX_MARKS).text;
}

/**
 * The beginning of a body on one line, `maxGraphemes` at most with the ellipsis; of one under a warning,
 * that. It cannot reorder what stands next to it.
 */
export function excerptOf(body: Body, maxGraphemes: number): string {
  const { warning } = body;
  const shown: Body = warning === undefined ? body : { format: 'text', source: `⚠️ ${warning}` };
  return firstGraphemes(dropBidiControls(plainTextOfBody(shown)).replace(/\s+/g, ' ').trim(), maxGraphemes);
}

/** The words of some nodes, in lines as a reader sees them. */
export function textOf(nodes: readonly ContentNode[]): string {
  let text = '';
  let breaks = 0;

  function write(words: string, isPre: boolean): void {
    const isLineStart = breaks > 0 || text === '';
    // In HTML, a line break is a space like others.
    const line =
      isPre || !words.includes('\n')
        ? words
        : words.replace(/[\t\n\f\r ]+/g, (space, at: number) =>
            space.includes('\n') ? (isLineStart && at === 0 ? '' : ' ') : space,
          );
    text += (text && line && '\n'.repeat(breaks)) + line;
    if (line) breaks = 0;
  }

  // Calls itself as deep as a tree gets, which is MAX_DEPTH.
  function visit(nodes: readonly ContentNode[], isPre: boolean): void {
    for (const node of nodes) {
      if (typeof node === 'string') {
        write(node, isPre);
        continue;
      }
      const around = isInline(node.el) ? 0 : /^(?:li|t[dhr])$/.test(node.el) ? 1 : 2;
      breaks = Math.max(breaks, around);
      if (node.el === 'br') breaks += 1;
      write(node.attrs.alt ?? '', isPre);
      visit(node.children, isPre || node.el === 'pre');
      breaks = Math.max(breaks, around);
    }
  }

  visit(nodes, false);
  return text;
}
