import type { Comment, CommentId, VoteDirection, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { emptyText } from './post-once.js';
import { fetchOne, rootOf } from './ghost-find.js';
import { hexOf, readingOf, type GhostContext } from './ghost-list.js';
import { htmlOf, textOf } from './ghost-text.js';
import { countOf, oneOf, parseComment, repliesIn } from './ghost-wire.js';

/** A comment's text to change. */
export async function commentSource(context: GhostContext, id: CommentId, call: Call): Promise<string> {
  const html = own(await fetchOne(context, id, call), 'html');
  if (typeof html !== 'string') throw new AdapterError('not-found', { hint: 'The comment was removed.' });
  return textOf(html);
}

/** Changes the words of one's own comment. */
export async function changeText(context: GhostContext, id: CommentId, text: string, call: Call): Promise<Comment> {
  call.signal.throwIfAborted();
  hexOf(id);
  if (text.trim() === '') throw emptyText();
  const [root, viewer] = [await rootOf(context, id, call), await context.viewer(call)];
  return parseComment(await putComment(context, id, { html: htmlOf(text) }, call), root, readingOf(context, viewer));
}

/** Takes one's own comment away. What was answered keeps its place, empty. */
export async function removeComment(context: GhostContext, id: CommentId, call: Call): Promise<Comment | null> {
  call.signal.throwIfAborted();
  hexOf(id);
  const [root, viewer] = [await rootOf(context, id, call), await context.viewer(call)];
  const left = await putComment(context, id, { status: 'deleted' }, call);
  const isAnswered = root === null && (countOf(left, 'replies') > 0 || repliesIn(left).length > 0);
  return isAnswered ? parseComment(left, root, readingOf(context, viewer)) : null;
}

/** Likes a comment, or takes that back. */
export async function castVote(
  context: GhostContext,
  id: CommentId,
  vote: VoteDirection | null,
  call: Call,
): Promise<Votes> {
  call.signal.throwIfAborted();
  if (vote === 'down') throw new AdapterError('forbidden', { hint: 'Ghost counts likes only.' });
  const method = vote === 'up' ? 'POST' : 'DELETE';
  await context.api.send(`comments/${hexOf(id)}/like/`, call, { method }).catch(unlessDone);
  const raw = await fetchOne(context, id, call);
  const likes = countOf(raw, 'likes');
  return { score: likes, up: likes, mine: own(raw, 'liked') === true ? 'up' : null };
}

/** Tells the site about a comment. Ghost takes no reason, and a second report changes nothing. */
export async function reportComment({ api }: GhostContext, id: CommentId, call: Call): Promise<void> {
  call.signal.throwIfAborted();
  await api.send(`comments/${hexOf(id)}/report/`, call, { method: 'POST' });
}

async function putComment({ api }: GhostContext, id: CommentId, change: object, call: Call): Promise<unknown> {
  return oneOf(await api.send(`comments/${id}/`, call, { method: 'PUT', body: { comments: [{ id, ...change }] } }));
}

/** A second like is a bad request to Ghost, and taking back what is not there finds nothing; whether the comment is there is asked anyway. */
function unlessDone(error: unknown): void {
  const kind = error instanceof AdapterError ? error.kind : undefined;
  if (kind !== 'rejected' && kind !== 'not-found') throw error;
}
