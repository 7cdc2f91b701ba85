import type { Call, Cursor } from '../adapters/adapter.js';
import type { Comment, CommentId } from '../core/comment.js';
import { ask } from './ask.js';
import type { ThreadContext } from './context.js';
import { isArrived, type Unsent } from './unsent.js';

/** After so many pages of answers nobody can be expected to look on. */
const MOST_PAGES = 5;
const NOBODY_STOPS = new AbortController().signal;

/**
 * Looks whether a comment has arrived although its sending was not confirmed: among the newest of
 * the thread, and among the answers to what it answers: the first pages of them. Rejects when the
 * backend can't say.
 */
export async function findSent(context: ThreadContext, unsent: Unsent): Promise<Comment | undefined> {
  const { parent } = unsent.comment;
  const isIt = (comment: Comment): boolean => isArrived(unsent, comment);
  const found = (await newest(context, unsent)).find(isIt);
  if (found || parent === null) return found;
  // Backends of two levels put an answer to an answer below the first of the conversation.
  for (const above of new Set([parent, unsent.root ?? parent])) {
    const reply = await amongReplies(context, above, isIt);
    if (reply) return reply;
  }
  return undefined;
}

/** Of several sources only the one is asked where it would have arrived. */
async function newest(
  { $info, reading, asked, adapter }: ThreadContext,
  { comment }: Unsent,
): Promise<readonly Comment[]> {
  const { sources } = adapter;
  if (sources) {
    const { parent, to } = comment;
    const home = parent === null ? (to ?? sources.roots[0]!) : sources.of(parent);
    return answer((call) => sources.newest(home, call));
  }
  const info = $info.get();
  const sort = info.is === 'ready' && !info.value.sorts.includes('newest') ? asked : 'newest';
  return (await answer((call) => reading.whole({ sort }, call))).comments;
}

async function amongReplies(
  { reading }: ThreadContext,
  parent: CommentId,
  isIt: (comment: Comment) => boolean,
): Promise<Comment | undefined> {
  let cursor: Cursor | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const from = cursor;
    const { comments, next } = await answer((call) => reading.replies(parent, from, call));
    const reply = comments.find(isIt);
    if (reply || !next) return reply;
    cursor = next;
  }
  return undefined;
}

function answer<T>(question: (call: Call) => Promise<T>): Promise<T> {
  return ask(NOBODY_STOPS, question);
}
