import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { ask } from './ask.js';
import { bringIntoView } from './bring-into-view.js';
import type { ThreadContext } from './context.js';
import { takeShown } from './show.js';

/**
 * Makes sure that a comment is among those shown, fetching it with its ancestors when it is not
 * loaded. Resolves to whether it is, or to `undefined` when another one was wanted meanwhile; rejects
 * with `AdapterError` when the backend could not say.
 */
export async function revealComment(context: ThreadContext, id: CommentId): Promise<boolean | undefined> {
  context.giveUp('reveal');
  if (context.comments.has(id)) {
    bringIntoView(context, id);
    return true;
  }
  const signal = context.supersede('reveal');
  try {
    const branch = await ask(signal, (call) => context.reading.find(id, call));
    if (signal.aborted) return undefined;
    takeShown(context, branch);
    // What came from two of several sources is called as in one of them: the other may be the one in the address.
    const shown = (context.adapter.sources && branch.at(-1)?.id) ?? id;
    if (shown !== id) context.names.set(id, shown);
    if (!context.comments.has(shown)) context.place();
    bringIntoView(context, shown);
    return context.comments.has(shown);
  } catch (thrown) {
    if (signal.aborted) return undefined;
    const error = AdapterError.from(thrown);
    if (error.kind === 'not-found' || error.kind === 'forbidden') return false;
    throw error;
  }
}
