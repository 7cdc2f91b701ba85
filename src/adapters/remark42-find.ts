import type { Comment, CommentId } from '../core/comment.js';
import type { Call, CommentPage } from './adapter.js';
import { readingOf, readThread, type Remark42Context } from './remark42-list.js';
import { missing, parseComment, readCommentId } from './remark42-wire.js';

/** A comment after all that it answers. */
export async function findComment(context: Remark42Context, id: CommentId, call: Call): Promise<readonly Comment[]> {
  readCommentId(id);
  const comments = await readThread(context, 'oldest', call);
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const path = new Set<Comment>();
  // Circles end where they meet themselves.
  for (
    let comment = byId.get(id);
    comment && !path.has(comment);
    comment = comment.parent === null ? undefined : byId.get(comment.parent)
  )
    path.add(comment);
  if (path.size === 0) throw missing(id);
  return [...path].toReversed();
}

/** All that is below a comment, at any depth. */
export async function repliesBelow(context: Remark42Context, parent: CommentId, call: Call): Promise<CommentPage> {
  readCommentId(parent);
  const children = new Map<CommentId, Comment[]>();
  for (const comment of await readThread(context, 'oldest', call)) {
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

/** A comment by itself, as it is now, and as Remark42 sent it. Rejects with `not-found`. */
export async function fetchComment(
  context: Remark42Context,
  id: CommentId,
  call: Call,
): Promise<{ readonly comment: Comment; readonly raw: unknown }> {
  call.signal.throwIfAborted();
  const path = `api/v1/id/${readCommentId(id)}`;
  const raw: unknown = (await context.api.send(path, call, { params: { url: context.thread } })).json();
  return { comment: parseComment(raw, await readingOf(context, call)), raw };
}
