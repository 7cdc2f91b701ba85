import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { fetchComment, pathOf } from './github-issues-find.js';
import { readingOf, type IssuesContext } from './github-issues-list.js';
import { parentOf, parseComment, withParent } from './github-issues-wire.js';
import { surely } from './post-once.js';

/** What was typed, in Markdown. */
export async function commentSource(context: IssuesContext, id: CommentId, call: Call): Promise<string> {
  const body = own(await fetchComment(context, id, call), 'body');
  return typeof body === 'string' ? withParent(body, null) : '';
}

export async function changeComment(context: IssuesContext, id: CommentId, text: string, call: Call): Promise<Comment> {
  const before = await fetchComment(context, id, call);
  if (text.trim() === '') throw new AdapterError('rejected', { fields: [{ field: 'text', reason: 'required' }] });
  const reading = await readingOf(context, call);
  const body = { body: withParent(text, parentOf(before)) };
  const answer = await context.api.send(pathOf(context, id), call, { method: 'PATCH', body });
  return surely(() => parseComment(answer.json(), reading));
}

/** Takes a comment away. Nothing is left of it; its answers stay. */
export async function removeComment(context: IssuesContext, id: CommentId, call: Call): Promise<null> {
  await fetchComment(context, id, call);
  await context.api.send(pathOf(context, id), call, { method: 'DELETE' });
  return null;
}
