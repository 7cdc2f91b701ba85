import type { Body } from '../core/comment.js';
import { readMarkdown } from './load-markdown.js';
import { parseHtml } from './parse-html.js';
import { parseText } from './parse-text.js';
import type { Content } from './tree.js';

/** UTF-16 code units; WordPress keeps 65,525 bytes of a comment. */
const MAX_SOURCE = 65_536;

/**
 * Reads a body into a tree of allowed elements. A pure function of its arguments that needs no DOM:
 * its result can be kept, but for Markdown while `needsLoading` says that it is still read as text.
 * `baseUrl` is what relative links are relative to; without it they are text. At most 64 KiB, 5,000
 * nodes, 32 levels and 200 links are read.
 */
export function parseBody({ format, source }: Body, baseUrl?: string): Content {
  const isLong = source.length > MAX_SOURCE;
  const text = readablePart(source);
  const content =
    format === 'html'
      ? parseHtml(text, baseUrl)
      : ((format === 'markdown' ? readMarkdown(text, baseUrl) : undefined) ?? parseText(text));
  return isLong && !content.truncated ? { nodes: [...content.nodes, '…'], truncated: true } : content;
}

/** As much of a text as is read. */
export function readablePart(source: string): string {
  const isLong = source.length > MAX_SOURCE;
  return (isLong ? source.slice(0, MAX_SOURCE).replace(/[\ud800-\udbff]$/, '') : source).toWellFormed();
}
