import type { CommentId } from '../core/comment.js';
import { contextOf } from './context.js';
import { admit } from './show.js';
import type { Thread } from './thread.js';

/** Puts what waits at a list in its place. Answers with the new ids, in reading order; they are never folded away. */
export function showArrived(thread: Thread, parent: CommentId | null): readonly CommentId[] {
  const context = contextOf(thread);
  const { arrangement, comments } = context;
  const arrived = new Set(context.arrived.get(parent));
  if (arrived.size === 0) return [];
  for (const id of arrived) {
    admit(context, id);
    arrangement.kept.add(id);
  }
  if (parent !== null) arrangement.collapsed.set([parent], false);
  context.place();
  const { match, measured } = context;
  if (match && ![...arrived].every((id) => match(comments.get(id), measured))) {
    context.unfilter();
    context.place();
  }
  return measured.reading.filter((id) => arrived.has(id));
}
