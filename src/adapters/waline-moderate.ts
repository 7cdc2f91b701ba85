import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, ModerationPort } from './adapter.js';
import { putComment, removeBranch } from './waline-edits.js';
import { locate } from './waline-find.js';
import type { WalineContext } from './waline-list.js';

const STATUS = { held: 'waiting', spam: 'spam' } as const;

export function approveComment(context: WalineContext, id: CommentId, call: Call): Promise<Comment> {
  return putComment(context, id, { status: 'approved' }, call);
}

/** Takes a comment out of the thread, for those whom Waline calls administrators. */
export async function hideComment(
  context: WalineContext,
  id: CommentId,
  as: Parameters<ModerationPort['hide']>[1],
  call: Call,
): Promise<Comment> {
  return as === 'removed' ? removeBranch(context, id, call) : putComment(context, id, { status: STATUS[as] }, call);
}

/** Puts a conversation above the others. Waline knows no pinned answers. */
export async function pinComment(context: WalineContext, id: CommentId, pinned: boolean, call: Call): Promise<Comment> {
  call.signal.throwIfAborted();
  const known = context.known.get(id) ?? (await locate(context, id, call)).row;
  if (known.root !== null) throw new AdapterError('forbidden', { hint: 'Waline pins conversations, and no answers.' });
  return putComment(context, id, { sticky: pinned ? 1 : 0 }, call);
}
