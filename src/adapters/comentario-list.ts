import type { Comment } from '../core/comment.js';
import { byAge, compareRoots } from '../core/sort.js';
import type { SortOrder } from '../core/thread-info.js';
import type { Call, CommentPage, ListQuery } from './adapter.js';
import { rowsOf, type ComentarioContext } from './comentario-context.js';
import type { Row } from './comentario-wire.js';

/** The whole thread: Comentario has no pages, and leaves the order to whoever shows it. */
export async function listThread(context: ComentarioContext, { sort }: ListQuery, call: Call): Promise<CommentPage> {
  const comments = inOrder(
    (await readThread(context, call)).map(({ comment }) => comment),
    sort,
  );
  const count = comments.filter(({ status }) => status === 'published').length;
  return { comments, next: null, total: { count, exact: true } };
}

/** Reads the thread anew. */
export async function readThread(context: ComentarioContext, call: Call): Promise<readonly Row[]> {
  const [viewer, raw] = await Promise.all([context.viewer(call), context.thread(call, true)]);
  return rowsOf(context, raw, viewer);
}

function inOrder(comments: readonly Comment[], sort: SortOrder): readonly Comment[] {
  const roots = comments.filter(({ parent }) => parent === null).toSorted(compareRoots(sort));
  return [...roots, ...comments.filter(({ parent }) => parent !== null).toSorted(byAge)];
}
