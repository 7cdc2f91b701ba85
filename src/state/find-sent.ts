import type { Call } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import { ask } from './ask.js';
import type { ThreadContext } from './context.js';
import { isArrived, type Unsent } from './unsent.js';

const NOBODY_STOPS = new AbortController().signal;

/**
 * Looks whether a comment has arrived although its sending was not confirmed: among the newest of
 * the thread, and among the answers to what it answers. Rejects when the backend can't say.
 */
export async function findSent(context: ThreadContext, unsent: Unsent): Promise<Comment | undefined> {
  const { $info, reading } = context;
  const info = $info.get();
  const sort = info.is === 'ready' && !info.value.sorts.includes('newest') ? context.asked : 'newest';
  const { parent } = unsent.comment;
  const isIt = (comment: Comment): boolean => isArrived(unsent, comment);

  const newest = await answer((call) => reading.whole({ sort }, call));
  const found = newest.comments.find(isIt);
  if (found || parent === null) return found;
  const answers = await answer((call) => reading.replies(parent, undefined, call));
  return answers.comments.find(isIt);
}

function answer<T>(question: (call: Call) => Promise<T>): Promise<T> {
  return ask(NOBODY_STOPS, question);
}
