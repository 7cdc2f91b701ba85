import type { Comment, CommentId } from '../core/comment.js';
import type { ThreadContext } from './context.js';

/**
 * Lets a comment be seen, and all that it answers: nothing above it waits any more. What the
 * backend itself brings belongs to the order that it was asked for.
 */
export function admit({ arrangement, comments }: ThreadContext, id: CommentId): void {
  arrangement.bring(id);
  let at: CommentId | null = id;
  while (at !== null && arrangement.waiting.delete(at)) at = comments.has(at) ? comments.get(at).parent : null;
}

/** Takes over comments that are to be seen at once; `place()` puts them where they belong. */
export function takeShown(context: ThreadContext, taken: Iterable<Comment>): void {
  for (const comment of taken) {
    context.comments.confirm(comment);
    admit(context, comment.id);
    if (comment.parent !== null && context.arrangement.waiting.has(comment.parent)) admit(context, comment.parent);
  }
}
