import { bareWords } from '../core/bare-words.js';
import type { Comment, CommentId, NewComment } from '../core/comment.js';
import { readLine } from '../core/fields.js';
import { plainTextOf } from '../core/plain-text.js';
import type { Call } from './adapter.js';
import { fetchPage, type ReadContext } from './wordpress-list.js';
import { parseComments } from './wordpress-wire.js';

/** The reader's comment among the newest: by whom, to whom, and what it says apart from typography. */
export async function findOwn(context: ReadContext, comment: NewComment, call: Call): Promise<Comment | undefined> {
  const name = readLine(comment.guest?.name) ?? (await context.viewer(call))?.author.name ?? '';
  const words = wordsOf(comment.text);
  const [{ items }, reading] = await Promise.all([
    fetchPage(context, { order: 'desc', per_page: 20 }, call),
    context.reading(call),
  ]);
  return parseComments(items, reading).find(
    ({ parent, author, body }) => parent === comment.parent && author.name === name && wordsOf(body.source) === words,
  );
}

function wordsOf(html: string): string {
  return bareWords(plainTextOf(html));
}

/** The comment as its writer may see it until it can be read from WordPress. */
export function heldComment(
  comment: NewComment,
  name: string | undefined,
  id: CommentId = `held-${comment.key}`,
): Comment {
  const paragraphs = comment.text
    .trim()
    .split(/(?:\r?\n){2,}/)
    .map((part) => `<p>${part.replace(/\r?\n/g, '<br>')}</p>`);
  return {
    id,
    parent: comment.parent,
    kind: 'comment',
    status: 'held',
    author: { name: readLine(name) ?? '' },
    body: { format: 'html', source: paragraphs.join('\n') },
    created: null,
    can: { reply: false },
  };
}
