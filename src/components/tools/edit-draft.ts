import type { CommentId } from '../../core/comment.js';
import { editOf } from '../../state/drafts.js';
import type { Edit } from '../../state/save-edit.js';
import type { RowContext } from './row-context.js';

/** Changes that were begun here, perhaps in an earlier visit; `undefined` when there are none. */
export function keptEdit({ thread: { drafts } }: RowContext, id: CommentId): Edit | undefined {
  const text = drafts.get(editOf(id));
  return text === '' ? undefined : { text, from: drafts.get(fromKey(id)) || undefined };
}

/** Keeps changes, with what they began from: only by that one can tell later whether there is something else by then. */
export function keepEdit(context: RowContext, id: CommentId, { text, from }: Edit): void {
  const { drafts } = context.thread;
  if (text === '' || text === from) return dropEdit(context, id);
  drafts.set(editOf(id), text);
  if (from !== undefined && drafts.get(fromKey(id)) !== from) drafts.set(fromKey(id), from);
}

export function dropEdit({ thread: { drafts } }: RowContext, id: CommentId): void {
  for (const key of [editOf(id), fromKey(id)]) if (drafts.get(key) !== '') drafts.set(key, '');
}

/** No comment's id begins with a colon. */
function fromKey(id: CommentId): string {
  return editOf(`:from:${id}`);
}
