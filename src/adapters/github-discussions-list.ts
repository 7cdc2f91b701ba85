import type { Comment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, CommentPage, Cursor, ListQuery } from './adapter.js';
import { PAGE, readSlice, type DiscussionsContext, type Window } from './github-discussions-context.js';
import { parseComments, parseConnection } from './github-discussions-wire.js';

/** A page of the discussion, oldest or newest first. */
export async function listComments(
  context: DiscussionsContext,
  { sort, cursor }: ListQuery,
  call: Call,
): Promise<CommentPage> {
  const isNewest = sort === 'newest';
  const slice =
    cursor === undefined
      ? await (isNewest ? context.newest : context.oldest)(call, true)
      : await readSlice(context, windowOf(cursor), call);
  const { nodes, total, after, before } = parseConnection(own(slice.discussion, 'comments'));
  const comments = parseComments(isNewest ? nodes.toReversed() : nodes, slice.reading);
  note(context, comments);
  const next = isNewest ? before && `before.${before}` : after && `after.${after}`;
  return {
    comments,
    next: next ?? null,
    // GitHub counts conversations, and answers each by itself.
    total:
      cursor === undefined ? { count: countOf(comments, total - nodes.length), exact: next === undefined } : undefined,
  };
}

/** Notes which conversation each answer stands in. */
export function note({ roots }: DiscussionsContext, comments: readonly Comment[]): void {
  for (const { id, parent } of comments) roots.set(id, parent ?? id);
}

function countOf(comments: readonly Comment[], others: number): number {
  const roots = comments.filter(({ parent }) => parent === null);
  const answers = roots.reduce((sum, { replies = 0 }) => sum + replies, 0);
  const removed = comments.filter(({ status }) => status === 'removed').length;
  return Math.max(0, others + roots.length + answers - removed);
}

/** Where a page begins. */
export function windowOf(cursor: Cursor): Window {
  const [, way, at] = /^(after|before)\.([\x21-\x7e]{1,512})$/.exec(cursor) ?? [];
  if (at === undefined)
    throw new AdapterError('malformed', { hint: `“${cursor.slice(0, 100)}” is no cursor of this adapter.` });
  return way === 'after' ? { first: PAGE, after: at } : { last: PAGE, before: at };
}
