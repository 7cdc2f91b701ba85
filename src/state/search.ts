import type { Comment, CommentId } from '../core/comment.js';
import { foldText } from '../core/fold-text.js';
import { plainTextOf } from '../core/plain-text.js';
import { contextOf } from './context.js';
import type { Thread } from './thread.js';

/** More than anybody types into a search field. */
const MAX_LENGTH = 200;

/** Folding a long thread takes time, and people type letter by letter. */
const folded = new WeakMap<Comment, string>();

/**
 * The loaded comments in which every word occurs, in the name or in the text; in reading order,
 * whatever is folded or filtered. Case, accents and width don't matter.
 */
export function search(thread: Thread, words: string): readonly CommentId[] {
  const { measured, comments } = contextOf(thread);
  const wanted = [...new Set(foldText(words.slice(0, MAX_LENGTH)).text.split(' '))].filter((word) => word !== '');
  if (wanted.length === 0) return [];
  return measured.reading.filter((id) => {
    const text = textOf(comments.get(id));
    return wanted.every((word) => text.includes(word));
  });
}

function textOf(comment: Comment): string {
  let text = folded.get(comment);
  if (text === undefined) {
    const { author, body } = comment;
    const words = body.format === 'html' ? plainTextOf(body.source) : body.source;
    folded.set(
      comment,
      (text = `${foldText(author.name).text}\n${foldText(body.warning ?? '').text}\n${foldText(words).text}`),
    );
  }
  return text;
}
