import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { ReadContext } from './wordpress-list.js';
import { parseComment, readCommentId } from './wordpress-wire.js';

/** What to change about a comment. */
export interface Change {
  readonly content?: string;
  readonly status?: 'approved' | 'hold' | 'spam' | 'trash';
}

/** The text of a comment as its writer typed it. */
export async function commentSource(context: ReadContext, id: CommentId, call: Call): Promise<string> {
  const answer = await context.api.send(routeOf(id), call, {
    params: { context: 'edit', _fields: 'content', password: context.password },
  });
  const source = own(own(answer.json(), 'content'), 'raw');
  if (typeof source !== 'string')
    throw new AdapterError('malformed', { hint: 'WordPress did not give the source of the comment.' });
  return source;
}

/** Sets the text or the status of a comment; to set what is so already changes nothing. */
export async function changeComment(context: ReadContext, id: CommentId, change: Change, call: Call): Promise<Comment> {
  const reading = await context.reading(call);
  const answer = await context.api.send(routeOf(id), call, {
    method: 'POST',
    body: { ...change, password: context.password },
  });
  return parseComment(answer.json(), reading);
}

/** Puts a comment into the trash. Replies to it stay. */
export async function trashComment({ api }: ReadContext, id: CommentId, call: Call): Promise<null> {
  try {
    await api.send(routeOf(id), call, { method: 'DELETE' });
  } catch (error) {
    const code = own(error, 'code');
    // A site without a trash deletes for good, as its own pages do.
    if (code === 'rest_trash_not_supported')
      await api.send(routeOf(id), call, { method: 'DELETE', params: { force: 'true' } });
    else if (code !== 'rest_already_trashed') throw error;
  }
  return null;
}

function routeOf(id: CommentId): string {
  return `wp/v2/comments/${readCommentId(id)}`;
}
