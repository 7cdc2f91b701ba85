import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { ask } from './ask.js';
import type { ThreadContext } from './context.js';
import { bringIntoView, takeShown } from './show.js';

/**
 * Makes sure that a comment is among those shown, fetching it with its ancestors when it is not
 * loaded. Resolves to whether it is; rejects with `AdapterError` when the backend could not say.
 */
export async function revealComment(context: ThreadContext, id: CommentId): Promise<boolean> {
  if (context.comments.has(id)) {
    bringIntoView(context, id);
    return true;
  }
  const signal = context.supersede('reveal');
  try {
    const branch = await ask(signal, (call) => context.reading.find(id, call));
    if (signal.aborted) return false;
    takeShown(context, branch);
    if (!context.comments.has(id)) context.place();
    bringIntoView(context, id);
    return context.comments.has(id);
  } catch (thrown) {
    if (signal.aborted) return false;
    const error = AdapterError.from(thrown);
    if (error.kind === 'not-found' || error.kind === 'forbidden') return false;
    throw error;
  }
}
