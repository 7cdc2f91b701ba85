import type { Comment, CommentId } from '../core/comment.js';
import type { ThreadContext } from './context.js';

/**
 * Lets a comment be seen, and all that it answers: nothing above it waits any more. What the
 * backend itself brings belongs to the order that it was asked for.
 */
export function admit({ arrangement, comments }: ThreadContext, id: CommentId): void {
  arrangement.bring(id);
  let at: CommentId | null = id;
  while (at !== null && arrangement.waiting.delete(at)) at = comments.has(at) ? comments.$(at).get().parent : null;
}

/** Takes over comments that are to be seen at once; `place()` puts them where they belong. */
export function takeShown(context: ThreadContext, taken: Iterable<Comment>): void {
  for (const comment of taken) {
    context.comments.confirm(comment);
    admit(context, comment.id);
    if (comment.parent !== null && context.arrangement.waiting.has(comment.parent)) admit(context, comment.parent);
  }
}

/** Makes sure that a comment stands in the lists, whatever is folded, collapsed, filtered or focused. */
export function bringIntoView(context: ThreadContext, id: CommentId): void {
  const { arrangement, comments } = context;
  if (!comments.has(id)) return;
  admit(context, id);
  arrangement.kept.add(id);
  const above = ancestorsOf(context, id);
  arrangement.collapsed.set(above, false);
  if (arrangement.focus !== null && arrangement.focus !== id && !above.has(arrangement.focus)) arrangement.focus = null;
  context.place();
  const { match } = context;
  if (match && comments.$(id).get().kind === 'comment' && !match(comments.$(id).get(), context.measured)) {
    context.unfilter();
    context.place();
  }
}

/** All that a comment answers, at any remove. */
export function ancestorsOf({ comments }: ThreadContext, id: CommentId): ReadonlySet<CommentId> {
  const above = new Set<CommentId>();
  let at = comments.has(id) ? comments.$(id).get().parent : null;
  while (at !== null && at !== id && !above.has(at) && comments.has(at)) {
    above.add(at);
    at = comments.$(at).get().parent;
  }
  return above;
}
