import type { Comment, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, CommentsPort } from './adapter.js';
import type { WriteContext } from './wordpress-context.js';
import { untilAborted } from './wordpress-once.js';
import { findOwn, heldComment } from './wordpress-own.js';
import { sendComment } from './wordpress-send.js';

/**
 * Posts each comment once. The same key gets the same answer. Where an attempt may have arrived
 * although it failed, the next one looks for it first; what waits for approval can't be seen, but
 * WordPress refuses it as a duplicate.
 */
export function wordpressPosting(context: WriteContext): CommentsPort['create'] {
  const results = new Map<string, Promise<Comment>>();
  const doubtful = new Set<string>();

  return async (comment, call) => {
    const { key, parent } = comment;
    call.signal.throwIfAborted();
    if (parent !== null && !/^\d+$/.test(parent)) {
      throw new AdapterError('not-found', { hint: 'WordPress does not have the comment that this one answers.' });
    }
    const earlier = results.get(key);
    if (earlier) return sameResult(earlier, call);
    const result = doubtful.has(key) ? postAgain(context, comment, call) : sendComment(context, comment, call);
    results.set(key, result);
    try {
      return await result;
    } catch (error) {
      results.delete(key);
      if (call.signal.aborted || (error instanceof AdapterError && error.uncertain)) doubtful.add(key);
      throw error;
    }
  };
}

/** Waits for what another call began; that it gave up is no reason of ours. */
async function sameResult(result: Promise<Comment>, { signal }: Call): Promise<Comment> {
  try {
    return await untilAborted(result, signal);
  } catch (error) {
    throw signal.aborted ? signal.reason : AdapterError.from(error);
  }
}

/** Posts what may have arrived. WordPress misses duplicates of what it changed to store it, such as links: so look first. */
async function postAgain(context: WriteContext, comment: NewComment, call: Call): Promise<Comment> {
  const there = await findOwn(context, comment, call).catch(stillUncertain);
  if (there) return there;
  try {
    return await sendComment(context, comment, call);
  } catch (error) {
    if (!(error instanceof AdapterError) || error.kind !== 'conflict') throw error;
    return heldComment(comment, comment.guest?.name ?? (await context.viewer(call))?.author.name);
  }
}

/** An attempt to look for a comment tells nothing of whether it arrived. */
function stillUncertain(error: unknown): never {
  if (!(error instanceof AdapterError)) throw error;
  const { kind, retryAfter, hint } = error;
  throw new AdapterError(kind, { retryAfter, hint, uncertain: true, cause: error });
}
