import type { Comment, CommentId } from '../core/comment.js';
import { compareRoots, isByTime } from '../core/sort.js';
import type { ThreadContext } from './context.js';

/**
 * Whether a comment would stand above one that is there: all that stand below the last root push nothing. To be asked of
 * each comment of a page in its order.
 */
export function pushes({ comments, measured, arrangement }: ThreadContext): (comment: Comment) => boolean {
  const { roots } = measured.tree;
  const last = roots.at(-1);
  const order = isByTime(arrangement.sort) ? compareRoots(arrangement.sort) : () => -1;
  const below = new Set<CommentId>();
  return (comment) => {
    if (comments.has(comment.id) || comment.kind !== 'comment' || last === undefined) return false;
    const isBelow = comment.parent === null ? order(comments.get(last), comment) < 0 : below.has(comment.parent);
    if (isBelow) below.add(comment.id);
    return !isBelow;
  };
}
