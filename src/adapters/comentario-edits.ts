import type { Comment, CommentId, VoteDirection, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { pathOf, rowIn, readOne, sessionOf, type ComentarioContext } from './comentario-context.js';
import { emptyText } from './post-once.js';
import { scoreOf } from './comentario-wire.js';

/** The Markdown of a comment. */
export async function commentSource(context: ComentarioContext, id: CommentId, call: Call): Promise<string> {
  const { source } = await readOne(context, id, call);
  if (source === undefined)
    throw new AdapterError('forbidden', { hint: 'Comentario gives the Markdown to its writer and to moderators.' });
  return source;
}

/** Changes the words of a comment. It may have to be approved anew. */
export async function changeText(
  context: ComentarioContext,
  id: CommentId,
  text: string,
  call: Call,
): Promise<Comment> {
  call.signal.throwIfAborted();
  const path = pathOf(id);
  if (text.trim() === '') throw emptyText();
  const body = { markdown: text };
  const session = sessionOf(context);
  const [viewer, { page }] = await Promise.all([context.viewer(call), context.thread(call)]);
  const answer = await context.api.send(path, call, { method: 'PUT', body, session });
  return rowIn(context, answer, page, viewer).comment;
}

/** Takes a comment away. It keeps its place where the site shows that something was removed. */
export async function removeComment(context: ComentarioContext, id: CommentId, call: Call): Promise<Comment | null> {
  const { api, thread, answered, known } = context;
  call.signal.throwIfAborted();
  const path = pathOf(id);
  const { page } = await thread(call);
  if (!page.showsRemoved && answered.has(id))
    throw new AdapterError('forbidden', {
      hint: 'This Comentario hides a removed comment together with all answers to it.',
    });
  await api.send(path, call, { method: 'DELETE', session: sessionOf(context) });
  known.delete(id);
  return page.showsRemoved ? (await readOne(context, id, call)).comment : null;
}

/** Votes on a comment, or takes that back. */
export async function castVote(
  context: ComentarioContext,
  id: CommentId,
  vote: VoteDirection | null,
  call: Call,
): Promise<Votes> {
  call.signal.throwIfAborted();
  const path = `${pathOf(id)}/vote`;
  const body = { direction: vote === 'up' ? 1 : vote === 'down' ? -1 : 0 };
  const answer = await context.api.send(path, call, { method: 'POST', body, session: sessionOf(context) });
  if (typeof own(answer, 'score') !== 'number')
    throw new AdapterError('malformed', { hint: 'Comentario answered without a score.' });
  if (vote === null) context.mine.delete(id);
  else context.mine.set(id, vote);
  return { score: scoreOf(own(answer, 'score')), mine: vote };
}
