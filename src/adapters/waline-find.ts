import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, CommentPage } from './adapter.js';
import { fetchPage, rowsOf, SORTS, type WalineContext } from './waline-list.js';
import { isCommentId, type Row } from './waline-wire.js';

/** As many conversations at once as Waline gives, and how many times they are asked for. */
const PAGE = 100;
const MAX_PAGES = 50;

/**
 * Looks through the conversations, newest first, until a page holds what is sought. Waline gives no
 * comment by itself. Resolves to all of that page: a conversation is always whole.
 */
export async function searchThread(
  context: WalineContext,
  isSought: (row: Row) => boolean,
  call: Call,
): Promise<readonly Row[] | undefined> {
  const viewer = await context.viewer(call);
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const raw = await fetchPage(context, { page, pageSize: PAGE, sortBy: SORTS.newest }, call);
    const rows = rowsOf(context, raw, viewer);
    if (rows.some(isSought)) return rows;
    if (page >= raw.pages) return undefined;
  }
  return undefined;
}

/** A comment with what stands around it. Rejects with `not-found` when it is not there. */
export async function locate(
  context: WalineContext,
  id: CommentId,
  call: Call,
): Promise<{ readonly row: Row; readonly around: readonly Row[] }> {
  call.signal.throwIfAborted();
  const around = isCommentId(id) ? await searchThread(context, ({ comment }) => comment.id === id, call) : undefined;
  const row = around?.find(({ comment }) => comment.id === id);
  if (!around || !row) throw new AdapterError('not-found', { hint: `Waline has no comment ${id} in this thread.` });
  return { row, around };
}

/** A comment after all that it answers. */
export async function findComment(context: WalineContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const { row, around } = await locate(context, id, call);
  const byId = new Map(around.map(({ comment }) => [comment.id, comment]));
  const path = new Set<Comment>();
  // Circles end where they meet themselves.
  for (
    let comment: Comment | undefined = row.comment;
    comment && !path.has(comment);
    comment = comment.parent === null ? undefined : byId.get(comment.parent)
  )
    path.add(comment);
  return [...path].toReversed();
}

/** All that is below a comment, at any depth. */
export async function repliesBelow(context: WalineContext, parent: CommentId, call: Call): Promise<CommentPage> {
  const { around } = await locate(context, parent, call);
  const children = new Map<CommentId, Comment[]>();
  for (const { comment } of around) {
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
