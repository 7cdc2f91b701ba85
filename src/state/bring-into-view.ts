import type { CommentId } from '../core/comment.js';
import type { ThreadContext } from './context.js';
import { admit } from './show.js';

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
  if (match && comments.get(id).kind === 'comment' && !match(comments.get(id), context.measured)) {
    context.unfilter();
    context.place();
  }
}

/** All that a comment answers, at any remove. */
function ancestorsOf({ comments }: ThreadContext, id: CommentId): ReadonlySet<CommentId> {
  const above = new Set<CommentId>();
  let at = comments.has(id) ? comments.get(id).parent : null;
  while (at !== null && at !== id && !above.has(at) && comments.has(at)) {
    above.add(at);
    at = comments.get(at).parent;
  }
  return above;
}
