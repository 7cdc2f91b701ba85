import type { Comment, CommentId } from '../core/comment.js';
import type { Call, ModerationPort } from './adapter.js';
import { copyOf, pathOf, readOne, sessionOf, type ComentarioContext } from './comentario-context.js';

/** Publishes what waits, or was rejected. */
export async function approveComment(context: ComentarioContext, id: CommentId, call: Call): Promise<Comment> {
  await judge(context, id, true, call);
  return (await readOne(context, id, call)).comment;
}

/**
 * Takes a comment out of the thread: whatever it is called, Comentario rejects it. It is then shown to nobody, keeps its
 * words, and can be approved again, here or in the administration.
 */
export async function hideComment(
  context: ComentarioContext,
  id: CommentId,
  as: Parameters<ModerationPort['hide']>[1],
  call: Call,
): Promise<Comment> {
  call.signal.throwIfAborted();
  pathOf(id);
  // Once it is rejected, nobody can read it any more.
  const { comment } = context.known.get(id) ?? (await readOne(context, id, call));
  await judge(context, id, false, call);
  const { can, ...rest } = copyOf(comment);
  return { ...rest, status: as, can: { reply: false, ...(can.moderate ? { moderate: true } : {}) } };
}

/** Puts a conversation above the others, or back. */
export async function pinComment(
  context: ComentarioContext,
  id: CommentId,
  sticky: boolean,
  call: Call,
): Promise<Comment> {
  call.signal.throwIfAborted();
  const path = `${pathOf(id)}/sticky`;
  await context.api.send(path, call, { method: 'POST', body: { sticky }, session: sessionOf(context) });
  return (await readOne(context, id, call)).comment;
}

async function judge(context: ComentarioContext, id: CommentId, approve: boolean, call: Call): Promise<void> {
  call.signal.throwIfAborted();
  const path = `${pathOf(id)}/moderate`;
  await context.api.send(path, call, { method: 'POST', body: { approve }, session: sessionOf(context) });
}
