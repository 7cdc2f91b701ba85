import type { News } from '../adapters/adapter.js';
import type { Comment, CommentId } from '../core/comment.js';
import type { ThreadContext } from './context.js';
import { pendingOf } from './pending.js';
import { changeRow, removeRows } from './rows.js';

/** Whether a comment that is not loaded is new, or only of a page that is not read yet. */
export type IsNew = (comment: Comment) => boolean;

/**
 * Takes over what has happened in a thread without moving anything that is being read: known
 * comments change quietly, removed ones go or become places, and new ones wait. `touches` says when
 * the backend was asked: what this reader changed since then it could not know. Answers whether
 * anything was news.
 */
export function takeNews(context: ThreadContext, news: News, isNew: IsNew, touches = context.touches): boolean {
  let changed = context.ownRows?.recognize(news.comments) ?? false;
  for (const comment of news.comments) {
    if (context.comments.has(comment.id)) {
      if (context.isTouchedSince(comment.id, touches) || isSame(context, comment)) continue;
      if (comment.status === 'published') pendingOf(context).forget(comment.id);
      changeRow(context, comment);
    } else {
      if (comment.status === 'removed' || !isNew(comment)) continue;
      changeRow(context, comment);
      if (comment.kind === 'comment') letWait(context, comment.id);
    }
    changed = true;
  }
  const gone = news.removed.filter((id) => canGo(context, id, touches));
  removeRows(context, gone);
  if (news.total) {
    context.counted = news.total;
    context.added = 0;
  }
  if (changed || gone.length > 0) context.place();
  else if (news.total) context.count();
  return changed || gone.length > 0;
}

function letWait({ arrangement }: ThreadContext, id: CommentId): void {
  arrangement.waiting.add(id);
  arrangement.fresh.add(id);
}

/** What a moderator took out stays in its place, so that it can be undone there. */
function canGo(context: ThreadContext, id: CommentId, touches: number): boolean {
  const { comments, moderated } = context;
  // What is but a place already can't go once more.
  const isThere = comments.has(id) && comments.confirmed(id)?.status !== 'removed';
  return isThere && !moderated.has(id) && !context.isTouchedSince(id, touches);
}

/** A list that is read again and again mostly says the same. */
function isSame({ comments }: ThreadContext, comment: Comment): boolean {
  return JSON.stringify(comments.confirmed(comment.id)) === JSON.stringify(comment);
}
