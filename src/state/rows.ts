import type { Comment, CommentId } from '../core/comment.js';
import type { ThreadContext } from './context.js';
import { pendingOf } from './pending.js';

/** Takes over what an action made of a comment, and counts what it changed. `place()` shows where it stands. */
export function changeRow(context: ThreadContext, comment: Comment): void {
  const { comments } = context;
  const before = comments.has(comment.id) ? comments.confirmed(comment.id) : undefined;
  context.added += weightOf(comment) - weightOf(before);
  comments.confirm(comment);
}

/** Takes comments out of the thread. Those with answers, and where words were begun, leave their place; places without any go, too. */
export function removeRows(context: ThreadContext, ids: readonly CommentId[]): void {
  const { comments } = context;
  if (ids.length === 0) return;
  const answers = new Map<CommentId, number>();
  for (const { parent } of comments.values()) if (parent !== null) answers.set(parent, (answers.get(parent) ?? 0) + 1);
  const begun = context.drafts.begun();
  for (const id of ids) {
    if (!comments.has(id)) continue;
    const row = comments.confirmed(id);
    // Where somebody is writing there is a form, which goes with nothing.
    if (answers.get(id) || begun.has(id)) changeRow(context, placeOf(row));
    else remove(context, row, answers);
  }
}

/** Whether a comment is but the place of one that was taken away. */
export function isEmptyPlace({ comments, moderated }: ThreadContext, id: CommentId): boolean {
  const { status, replies = 0 } = comments.confirmed(id);
  return status === 'removed' && replies === 0 && !moderated.has(id);
}

function remove(context: ThreadContext, gone: Comment, answers: Map<CommentId, number>): void {
  const { arrangement, comments } = context;
  const pending = pendingOf(context);
  let at: Comment | undefined = gone;
  while (at) {
    const { id, parent }: Comment = at;
    context.added -= weightOf(at);
    comments.delete(id);
    for (const ids of [arrangement.kept, arrangement.waiting, arrangement.fresh]) ids.delete(id);
    pending.forget(id);
    at = undefined;
    if (parent === null || !comments.has(parent)) continue;
    const left = (answers.get(parent) ?? 1) - 1;
    answers.set(parent, left);
    const above = comments.confirmed(parent);
    // What is gone is not missing.
    if (above.replies) comments.confirm({ ...above, replies: above.replies - 1 });
    if (left === 0 && isEmptyPlace(context, parent)) at = comments.confirmed(parent);
  }
}

function weightOf(comment: Comment | undefined): number {
  return comment?.kind === 'comment' && comment.status === 'published' ? 1 : 0;
}

function placeOf({ id, parent, kind, created, replies }: Comment): Comment {
  const body = { format: 'text', source: '' } as const;
  return { id, parent, kind, created, replies, status: 'removed', author: { name: '' }, body, can: { reply: false } };
}
