import type { Comment, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, CommentsPort } from './adapter.js';
import { untilAborted } from './once.js';

type Answer<T> = (comment: NewComment, call: Call) => Promise<T>;
/** `since` is in milliseconds since 1970. */
type Search<T> = (comment: NewComment, call: Call, since: number) => Promise<T>;

/** How a backend takes a comment, and how one finds out whether it has, where its own keys do not tell. */
export interface Posting {
  readonly send: Answer<Comment>;
  /** Looks for what an attempt of unknown outcome may have left there: nothing made before `since`, as dates tell it. */
  readonly find: Search<Comment | undefined>;
  /** What to make of it when a second attempt is refused as a duplicate: the first one arrived. */
  readonly duplicate?: Search<Comment> | undefined;
  /** Throws what is wrong with a comment before anybody is asked. */
  readonly check?: ((comment: NewComment) => void) | undefined;
  /** How far the backend’s clock may be off, in milliseconds: an hour, if one knows no better. */
  readonly clocksApart?: number | undefined;
}

const HOUR = 3_600_000;

/**
 * Posts each comment once. The same key gets the same answer. Where an attempt may have arrived
 * although it failed, the next one looks for it first.
 */
export function postOnce(posting: Posting): CommentsPort['create'] {
  const { check, send, clocksApart = HOUR } = posting;
  const results = new Map<string, Promise<Comment>>();
  const begun = new Map<string, number>();
  const doubtful = new Set<string>();

  return async (comment, call) => {
    const { key } = comment;
    call.signal.throwIfAborted();
    check?.(comment);
    if (!begun.has(key)) begun.set(key, Date.now());
    const since = begun.get(key)! - clocksApart;
    const earlier = results.get(key);
    if (earlier) return sameResult(earlier, call);
    const result = doubtful.has(key) ? postAgain(posting, comment, call, since) : send(comment, call);
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

async function postAgain(
  { send, find, duplicate }: Posting,
  comment: NewComment,
  call: Call,
  since: number,
): Promise<Comment> {
  const there = await find(comment, call, since).catch(stillUncertain);
  if (there) return there;
  try {
    return await send(comment, call);
  } catch (error) {
    if (!duplicate || !(error instanceof AdapterError) || error.kind !== 'conflict') throw error;
    return duplicate(comment, call, since);
  }
}

/** What to say to a text of nothing but spaces, where the backend would take it. */
export function emptyText(): AdapterError {
  return new AdapterError('rejected', { fields: [{ field: 'text', reason: 'required' }] });
}

/** An attempt to look for a comment tells nothing of whether it arrived. */
function stillUncertain(error: unknown): never {
  if (!(error instanceof AdapterError)) throw error;
  const { kind, retryAfter, hint } = error;
  throw new AdapterError(kind, { retryAfter, hint, uncertain: true, cause: error });
}

/** Reads the answer to a comment: what is none came from something else, which may have let the comment through. */
export function surely<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new AdapterError('malformed', { hint: AdapterError.from(cause).hint, uncertain: true, cause });
  }
}
