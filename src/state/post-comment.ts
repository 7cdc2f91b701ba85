import type { Comment, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { ThreadContext } from './context.js';
import { bringIntoView, takeShown } from './show.js';

/**
 * Sends a comment and puts it where it belongs once the backend has confirmed it. Closing the
 * thread does not stop it: what was sent is sent. Rejects with `AdapterError`; a thread that turns
 * out to be closed is remembered as such.
 */
export async function postComment(context: ThreadContext, comment: NewComment): Promise<Comment> {
  try {
    const confirmed = await context.adapter.comments.create(comment, { signal: new AbortController().signal });
    if (confirmed.status === 'held') context.pending.keep(confirmed);
    if (confirmed.status === 'published' && !context.comments.has(confirmed.id)) context.added += 1;
    if (confirmed.status !== 'spam') {
      context.own.add(confirmed.id);
      context.touch(confirmed.id);
      takeShown(context, [confirmed]);
      // It may have arrived as news before it was confirmed.
      context.arrangement.fresh.delete(confirmed.id);
      bringIntoView(context, confirmed.id);
    }
    return confirmed;
  } catch (thrown) {
    const error = AdapterError.from(thrown);
    const info = context.$info.get();
    if (error.kind === 'closed' && info.is === 'ready') {
      context.$info.set({ is: 'ready', value: { ...info.value, posting: { allowed: false, why: 'closed' } } });
    }
    throw error;
  }
}
