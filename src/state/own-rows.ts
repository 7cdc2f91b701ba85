import type { Comment, CommentId } from '../core/comment.js';
import type { ThreadContext } from './context.js';
import { admit } from './show.js';
import { wordsOf } from './words-of.js';

/** A row that only this reader sees, until the backend lists the comment under a name of its own. */
export interface OwnRow {
  readonly id: CommentId;
  /** Whether a comment that says the same is this one. */
  isIt(comment: Comment): boolean;
  /** The backend has it. */
  found(comment: Comment): void;
}

/** Lets the reader’s own rows become what the backend by now lists. Answers whether there was any. */
export function recognizeOwn(context: ThreadContext, listed: Iterable<Comment>): boolean {
  const { comments, ownRows } = context;
  let any = false;
  if (ownRows.size === 0) return any;
  for (const comment of listed) {
    if (comments.has(comment.id) && !context.arrangement.waiting.has(comment.id)) continue;
    const words = wordsOf(comment);
    const row = ownRows.get(words);
    if (!row || row.id === comment.id || !row.isIt(comment)) continue;
    ownRows.delete(words);
    replaceRow(context, row.id, comment);
    row.found(comment);
    any = true;
  }
  return any;
}

/** Remembers by its words a comment that the backend holds: it may list it under another name. */
export function expectApproval(context: ThreadContext, held: Comment): void {
  context.ownRows.set(wordsOf(held), {
    id: held.id,
    isIt: ({ status }) => status === 'published',
    found: () => context.pending.forget(held.id),
  });
}

/** Puts the comment that the backend made in the place of the row that stood for it. `place()` shows it. */
export function replaceRow(context: ThreadContext, id: CommentId, comment: Comment): void {
  const { comments, arrangement, own, rowNames } = context;
  const isNew = !comments.has(comment.id);
  if (isNew && comment.status === 'published' && comment.kind === 'comment') context.added += 1;
  if (id !== comment.id && comments.has(id)) {
    // The same row goes on under another name, so that nothing in it moves or loses the focus.
    if (isNew || arrangement.waiting.has(comment.id)) rowNames.set(comment.id, rowNames.get(id) ?? id);
    removeOwnRow(context, id);
  }
  comments.confirm(comment);
  own.add(comment.id);
  context.touch(comment.id);
  admit(context, comment.id);
  arrangement.kept.add(comment.id);
  // It may have arrived as news before it was confirmed.
  arrangement.fresh.delete(comment.id);
}

/** Takes away a row that only stood for a comment. */
export function removeOwnRow({ comments, arrangement, own, rowNames }: ThreadContext, id: CommentId): void {
  comments.delete(id);
  own.delete(id);
  rowNames.delete(id);
  for (const ids of [arrangement.kept, arrangement.waiting, arrangement.fresh]) ids.delete(id);
}
