import type { Body } from '../core/comment.js';
import type { Content } from './tree.js';

type ParseMarkdown = (source: string, baseUrl?: string) => Content;

/** Code, not state: once it is here, it is the same for everybody on the page. */
let parser: ParseMarkdown | undefined;

/**
 * Loads what reads Markdown; until then, `parseBody` reads it as text. Answers whether it is there
 * now, so that what `needsLoading` is worth rendering again; when it could not be loaded, text stays.
 * Never rejects. `load` is for tests.
 */
export async function loadMarkdown(
  load: () => Promise<{ readonly parseMarkdown: ParseMarkdown }> = () => import('./parse-markdown.js'),
): Promise<boolean> {
  try {
    parser ??= (await load()).parseMarkdown;
  } catch {
    // A chunk that does not arrive costs the marks, not the words.
  }
  return parser !== undefined;
}

/** Whether a body would read better after `loadMarkdown`. */
export function needsLoading({ format }: Body): boolean {
  return format === 'markdown' && parser === undefined;
}

/** Reads Markdown, once that is loaded. */
export function readMarkdown(source: string, baseUrl?: string): Content | undefined {
  return parser?.(source, baseUrl);
}
