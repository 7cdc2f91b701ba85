import type { Comment, CommentId } from '../core/comment.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { MastodonContext } from './mastodon-context.js';
import { copyOf, listOf, missing, read, readAll, readingOf, statusIdOf } from './mastodon-list.js';

/** A comment after its ancestors. Rejects with `not-found`, also for a status of another thread. */
export async function findStatus(context: MastodonContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const reading = await readingOf(context, call);
  const sent = [...context.sent.values()].find(({ comment }) => comment.id === id);
  if (sent) {
    const { parent } = sent.comment;
    const above = parent === null ? [] : await findStatus(context, parent, call);
    return [...above, copyOf(sent).comment];
  }
  const statusId = statusIdOf(context, id);
  if (statusId === reading.root.id) throw missing(id);
  const path = `/api/v1/statuses/${statusId}`;
  const [status, around] = await Promise.all([context.ask(path, call), context.ask(`${path}/context`, call)]);
  const above = listOf(around, 'ancestors');
  const from = above.findIndex((ancestor) => own(ancestor, 'id') === reading.root.id);
  const found = read(context, status, reading);
  if (from < 0 || !found) throw missing(id);
  return [...readAll(context, above.slice(from + 1), reading), found].map(({ comment }) => comment);
}
