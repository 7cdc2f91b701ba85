import { AdapterError } from '../core/errors.js';
import type { CommentsPort } from './adapter.js';
import { postOnce } from './post-once.js';
import type { WriteContext } from './wordpress-context.js';
import { findOwn, heldComment } from './wordpress-own.js';
import { sendComment } from './wordpress-send.js';

/**
 * Posts each comment once. What waits for approval can't be seen, but WordPress refuses it as a
 * duplicate; it misses duplicates of what it changed to store it, such as links: so it is looked for too.
 */
export function wordpressPosting(context: WriteContext): CommentsPort['create'] {
  const create = postOnce({
    send: (comment, call) => sendComment(context, comment, call),
    find: (comment, call) => findOwn(context, comment, call),
    duplicate: async (comment, call) =>
      heldComment(comment, comment.guest?.name ?? (await context.viewer(call))?.author.name),
  });
  return async (comment, call) => {
    call.signal.throwIfAborted();
    if (comment.parent !== null && !/^\d+$/.test(comment.parent)) {
      throw new AdapterError('not-found', { hint: 'WordPress does not have the comment that this one answers.' });
    }
    return create(comment, call);
  };
}
