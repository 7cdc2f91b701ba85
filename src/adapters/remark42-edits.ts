import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { emptyText } from './post-once.js';
import { fetchComment } from './remark42-find.js';
import { readingOf, readThread, type Remark42Context } from './remark42-list.js';
import { missing, parseComment, readCommentId } from './remark42-wire.js';

/** The Markdown of a comment. */
export async function commentSource(context: Remark42Context, id: CommentId, call: Call): Promise<string> {
  const source = own((await fetchComment(context, id, call)).raw, 'orig');
  if (typeof source !== 'string') throw new AdapterError('malformed', { hint: 'Remark42 answered without the text.' });
  return source;
}

/** Changes the words of one's own comment, for as long as Remark42 lets one. */
export async function changeText(context: Remark42Context, id: CommentId, text: string, call: Call): Promise<Comment> {
  call.signal.throwIfAborted();
  if (text.trim() === '') throw emptyText();
  return parseComment(await putComment(context, id, { text, summary: '' }, call), await readingOf(context, call));
}

/** Takes one's own comment away; administrators take away anybody's. What has answers keeps its place. */
export async function removeComment(context: Remark42Context, id: CommentId, call: Call): Promise<Comment | null> {
  call.signal.throwIfAborted();
  const { api, thread } = context;
  const viewer = await context.viewer(call);
  if (viewer?.isAdmin) {
    await presence(context, id, call);
    await api.send(`api/v1/admin/comment/${id}`, call, { method: 'DELETE', params: { url: thread } });
  } else await putComment(context, id, { delete: true }, call);
  return (await readThread(context, 'oldest', call)).find((left) => left.id === id) ?? null;
}

/** Puts a comment above the others, for administrators. */
export async function pinComment(
  context: Remark42Context,
  id: CommentId,
  pinned: boolean,
  call: Call,
): Promise<Comment> {
  const { pinned: _before, ...comment } = await presence(context, id, call);
  const params = { url: context.thread, pin: pinned ? 1 : 0 };
  await context.api.send(`api/v1/admin/pin/${id}`, call, { method: 'PUT', params });
  return pinned ? { ...comment, pinned } : comment;
}

/** To administrators, Remark42 does not say that something is not there. */
async function presence(context: Remark42Context, id: CommentId, call: Call): Promise<Comment> {
  const { comment } = await fetchComment(context, id, call);
  if (comment.status === 'removed') throw missing(id);
  return comment;
}

async function putComment(context: Remark42Context, id: CommentId, body: object, call: Call): Promise<unknown> {
  const path = `api/v1/comment/${readCommentId(id)}`;
  return (await context.api.send(path, call, { method: 'PUT', params: { url: context.thread }, body })).json();
}
