import { bareWords } from '../core/bare-words.js';
import type { Body, Comment, CommentId } from '../core/comment.js';
import { plainTextOf } from '../core/plain-text.js';

/** Who says what to whom, apart from what backends do to names and typography: the same for the same comment. */
export function wordsOf({ parent, author, body }: Pick<Comment, 'parent' | 'author' | 'body'>): string {
  return sameWords(parent, author.name, body);
}

function sameWords(parent: CommentId | null, name: string, { format, source }: Body): string {
  // Where a link leads is no word of the text that is made of it.
  const text =
    format === 'html' ? plainTextOf(source) : format === 'markdown' ? source.replace(/\]\([^()\s]*\)/g, '') : source;
  return JSON.stringify([parent, name, bareWords(text)]);
}
