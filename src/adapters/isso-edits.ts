import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { HttpAnswer } from './http.js';
import type { IssoRequest } from './isso-api.js';
import { findComment } from './isso-find.js';
import { readingOf, type IssoContext } from './isso-list.js';
import { windowOf } from './isso-own.js';
import { parseComment, readCommentId } from './isso-wire.js';

/** The Markdown of one's own comment. */
export async function commentSource(context: IssoContext, id: CommentId, call: Call): Promise<string> {
  const answer = await sendAsAuthor(context, id, { params: { plain: 1 } }, call);
  const text = own(answer.json(), 'text');
  if (typeof text !== 'string') throw new AdapterError('malformed', { hint: 'Isso answered without the text.' });
  return text;
}

/** Changes the words of one's own comment. Each change is proven by a cookie of its own, for a window of its own. */
export async function changeComment(context: IssoContext, id: CommentId, text: string, call: Call): Promise<Comment> {
  const answer = await sendAsAuthor(context, id, { method: 'PUT', body: { text } }, call);
  const until = windowOf(answer);
  if (until !== undefined) context.own.set(id, until);
  return parseComment(answer.json(), readingOf(context));
}

/** Takes one's own comment away. What was answered keeps its place, empty. */
export async function removeComment(context: IssoContext, id: CommentId, call: Call): Promise<Comment | null> {
  try {
    const left: unknown = (await sendAsAuthor(context, id, { method: 'DELETE' }, call)).json();
    context.own.forget(id);
    return left === null ? null : parseComment(left, readingOf(context));
  } catch (error) {
    // A second removal makes Isso fail: then it is done.
    if (!(error instanceof AdapterError) || error.kind !== 'unavailable' || !error.uncertain) throw error;
    if (!(await isGone(context, id, call))) throw error;
    context.own.forget(id);
    return null;
  }
}

/** What only the author may do. Isso says “forbidden” of comments that are not there, too. */
async function sendAsAuthor(
  context: IssoContext,
  id: CommentId,
  request: Omit<IssoRequest, 'asAuthor'>,
  call: Call,
): Promise<HttpAnswer> {
  const number = readCommentId(id);
  try {
    return await context.api.send(`id/${number}`, call, { ...request, asAuthor: true });
  } catch (cause) {
    if (!(cause instanceof AdapterError) || cause.kind !== 'forbidden') throw cause;
    await findComment(context, id, call);
    throw new AdapterError('forbidden', {
      hint: 'The time to change this comment is over, or the browser keeps back the cookie by which Isso knows its author.',
      cause,
    });
  }
}

async function isGone(context: IssoContext, id: CommentId, call: Call): Promise<boolean> {
  try {
    await findComment(context, id, call);
    return false;
  } catch (error) {
    return error instanceof AdapterError && error.kind === 'not-found';
  }
}
