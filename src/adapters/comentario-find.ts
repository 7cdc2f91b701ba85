import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, CommentPage } from './adapter.js';
import { pathOf, type ComentarioContext } from './comentario-context.js';
import { readThread } from './comentario-list.js';

/** A comment after all that it answers. */
export async function findComment(context: ComentarioContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const byId = new Map((await around(context, id, call)).map((comment) => [comment.id, comment]));
  const path = new Set<Comment>();
  // Circles end where they meet themselves.
  for (
    let comment = byId.get(id);
    comment && !path.has(comment);
    comment = comment.parent === null ? undefined : byId.get(comment.parent)
  )
    path.add(comment);
  return [...path].toReversed();
}

/** All that is below a comment, at any depth. */
export async function repliesBelow(context: ComentarioContext, parent: CommentId, call: Call): Promise<CommentPage> {
  const children = new Map<CommentId, Comment[]>();
  for (const comment of await around(context, parent, call)) {
    if (comment.parent === null) continue;
    const siblings = children.get(comment.parent);
    if (siblings) siblings.push(comment);
    else children.set(comment.parent, [comment]);
  }
  const below = new Set(children.get(parent));
  for (const { id } of below) for (const child of children.get(id) ?? []) below.add(child);
  // In a circle, it is below itself.
  return { comments: [...below].filter(({ id }) => id !== parent), next: null };
}

/** The whole thread, if the comment is in it. */
async function around(context: ComentarioContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  call.signal.throwIfAborted();
  pathOf(id);
  const comments = (await readThread(context, call)).map(({ comment }) => comment);
  if (!comments.some((comment) => comment.id === id))
    throw new AdapterError('not-found', { hint: `Comentario has no comment ${id} on this page.` });
  return comments;
}
