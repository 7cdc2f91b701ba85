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

/** All that a comment answers, at any remove: as far as where a circle of answers was cut. */
function ancestorsOf({ comments, measured }: ThreadContext, id: CommentId): ReadonlySet<CommentId> {
  const { sizes, tree } = measured;
  const above = new Set<CommentId>();
  for (let at = id; ;) {
    const { parent } = comments.get(at);
    if (parent === null || parent === id || above.has(parent) || !comments.has(parent)) return above;
    if (sizes.has(at) && !tree.children.get(parent)?.includes(at)) return above;
    above.add(parent);
    at = parent;
  }
}
