import { findLinks } from './links.js';
import { TreeBuilder } from './tree-builder.js';
import { type Content, MAX_LINKS } from './tree.js';

/**
 * Reads plain text into a tree: blank lines part paragraphs, line breaks stay, bare addresses
 * become links. Nothing in it is markup. Never throws.
 */
export function parseText(source: string): Content {
  const builder = new TreeBuilder();
  let isOpen = false;
  let links = 0;
  for (const line of source.replace(/\r\n?/g, '\n').split('\n')) {
    if (builder.full) break;
    if (line.trim() === '') {
      builder.close('p');
      isOpen = false;
      continue;
    }
    builder.open(isOpen ? 'br' : 'p');
    isOpen = true;
    for (const { text, href } of findLinks(line, MAX_LINKS - links)) {
      if (href !== undefined) {
        links += 1;
        builder.open('a', { href });
      }
      builder.text(text);
      if (href !== undefined) builder.close('a');
    }
  }
  return builder.finish();
}
