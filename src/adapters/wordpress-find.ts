import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, textOf } from '../core/fields.js';
import type { Call } from './adapter.js';
import { fetchPage, fieldsOf, type ReadContext } from './wordpress-list.js';
import { parseComment, parseComments, readCommentId } from './wordpress-wire.js';

/** How many ancestors to look for: WordPress's own pages nest at most ten. */
const MAX_ANCESTORS = 50;

/** A comment after its ancestors. Rejects with `not-found`, also for what is not public. */
export async function findComment(context: ReadContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const [raw, reading] = await Promise.all([fetchComment(context, readCommentId(id), call), context.reading(call)]);
  if (textOf(own(raw, 'post')) !== reading.post.id)
    throw new AdapterError('not-found', { hint: `Comment ${id} belongs to another post.` });
  const found = parseComment(raw, reading);
  // Moderators are still told of what lies in the trash; in the thread it is no more.
  if (found.status === 'removed') throw new AdapterError('not-found', { hint: `Comment ${id} is in the trash.` });
  const line = [found];
  for (let { parent } = line[0]!; parent !== null && line.length <= MAX_ANCESTORS;) {
    const { items } = await fetchPage(context, { include: parent, per_page: 1 }, call);
    const [above] = parseComments(items, reading);
    if (!above || line.some((comment) => comment.id === above.id)) break;
    line.unshift(above);
    ({ parent } = above);
  }
  return line;
}

/** One comment as it came, whatever its kind. */
export async function fetchComment(
  { api, password, avatars }: ReadContext,
  id: CommentId,
  call: Call,
): Promise<unknown> {
  try {
    const answer = await api.send(`wp/v2/comments/${id}`, call, { params: { _fields: fieldsOf(avatars), password } });
    return answer.json();
  } catch (error) {
    // What waits for approval is not there, for those who may not see it.
    if (own(error, 'code') === 'rest_cannot_read') throw new AdapterError('not-found', { cause: error });
    throw error;
  }
}
