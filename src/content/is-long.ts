import { textOf } from './excerpt.js';
import type { Content } from './tree.js';

/** About what fills a screen. */
const MAX_LENGTH = 1500;
const MAX_LINES = 25;

/** Whether a body is so long that one should not have to scroll past all of it. Told from its words: nothing is measured. */
export function isLong({ nodes }: Content): boolean {
  const text = textOf(nodes);
  if (text.length > MAX_LENGTH) return true;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) if (text[at + 1] !== '\n') lines += 1;
  return lines > MAX_LINES;
}
