import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { emptyText } from './post-once.js';
import { locate } from './waline-find.js';
import { readingOf, remember, type WalineContext } from './waline-list.js';
import { isCommentId, parseRow } from './waline-wire.js';

/** The Markdown of a comment. */
export async function commentSource(context: WalineContext, id: CommentId, call: Call): Promise<string> {
  const { source } = (await locate(context, id, call)).row;
  if (source === undefined)
    throw new AdapterError('forbidden', { hint: 'Waline gives the Markdown to those signed in.' });
  return source;
}

/** Changes the words of a comment. */
export async function changeText(context: WalineContext, id: CommentId, text: string, call: Call): Promise<Comment> {
  call.signal.throwIfAborted();
  if (text.trim() === '') throw emptyText();
  return putComment(context, id, { comment: text }, call);
}

/** Takes a comment away. One that has answers stays: Waline would take those of others with it. */
export async function removeComment(context: WalineContext, id: CommentId, call: Call): Promise<null> {
  await locate(context, id, call);
  if (context.answered.has(id))
    throw new AdapterError('forbidden', { hint: 'Waline removes a comment together with all answers to it.' });
  await deleteComment(context, id, call);
  return null;
}

/** Moderators take a whole conversation away, as Waline's own pages do. */
export async function removeBranch(context: WalineContext, id: CommentId, call: Call): Promise<Comment> {
  const { comment } = (await locate(context, id, call)).row;
  await deleteComment(context, id, call);
  const { parent, kind, created } = comment;
  const body = { format: 'html', source: '' } as const;
  return { id, parent, kind, created, status: 'removed', author: { name: '' }, body, can: { reply: false } };
}

/** Changes something about a comment; to set what is so already changes nothing. */
export async function putComment(context: WalineContext, id: CommentId, body: object, call: Call): Promise<Comment> {
  const path = pathOf(id);
  const viewer = await context.viewer(call);
  const token = tokenOf(context);
  const answer = await context.api
    .send(path, call, { method: 'PUT', body, token })
    .catch((error: unknown) => unlessGone(context, id, error, call));
  // Waline says so of a comment that is not there.
  if (answer === '' || answer === undefined)
    throw new AdapterError('not-found', { hint: `Waline has no comment ${id}.` });
  const row = parseRow(answer, readingOf(context, viewer));
  const created = row.comment.created ?? context.known.get(id)?.created ?? null;
  const changed = { ...row, comment: { ...row.comment, created } };
  remember(context, changed);
  return changed.comment;
}

async function deleteComment(context: WalineContext, id: CommentId, call: Call): Promise<void> {
  await context.api.send(pathOf(id), call, { method: 'DELETE', token: tokenOf(context) });
  context.known.delete(id);
}

/** Waline says “forbidden” of comments that are not there, too. */
async function unlessGone(context: WalineContext, id: CommentId, error: unknown, call: Call): Promise<never> {
  if (error instanceof AdapterError && error.kind === 'forbidden') await locate(context, id, call);
  throw error;
}

function tokenOf({ keep }: WalineContext): string {
  const token = keep.token();
  if (token === undefined)
    throw new AdapterError('signed-out', { hint: 'Waline lets nobody change comments who is not signed in.' });
  return token;
}

function pathOf(id: CommentId): string {
  if (!isCommentId(id)) throw new AdapterError('not-found', { hint: `“${id}” is no comment of Waline.` });
  return `comment/${id}`;
}
