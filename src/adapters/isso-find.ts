import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { fetchPage, readingOf, type IssoContext } from './isso-list.js';
import { parseComments, readCommentId } from './isso-wire.js';

/**
 * A comment after the one that it answers. Isso shows single comments to their authors only, so the
 * whole thread is read, in one request.
 */
export async function findComment(context: IssoContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  readCommentId(id);
  const { items } = await fetchPage(context, {}, call);
  const comments = parseComments(items, readingOf(context));
  const found = comments.find((comment) => comment.id === id);
  if (!found) throw new AdapterError('not-found', { hint: `Isso has no comment ${id} in this thread.` });
  const root = found.parent === null ? undefined : comments.find((comment) => comment.id === found.parent);
  return root ? [root, found] : [found];
}
