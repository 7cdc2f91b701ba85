import type { Comment, CommentId } from '../core/comment.js';
import { own } from '../core/fields.js';
import type { Call, CommentPage, Cursor } from './adapter.js';
import { badCursor, fetchPage, fieldsOf, PAGE, type ReadContext } from './wordpress-list.js';
import { parseComments, readCommentId, type Reading } from './wordpress-wire.js';

/** How many roots of a long thread to read at once. */
const ROOTS = 50;
/** How many requests one call may make to follow replies down. */
const MAX_STEPS = 20;

/** Roots, newest first, each with all that is below it. */
export async function rootsPage(
  context: ReadContext,
  page: number,
  seen: number,
  total: number,
  call: Call,
): Promise<CommentPage> {
  const [roots, reading] = await Promise.all([
    fetchPage(context, { parent: 0, order: 'desc', per_page: ROOTS, page, _fields: walkFields(context) }, call),
    context.reading(call),
  ]);
  const replies = await followReplies(context, startWalk(withReplies(roots.items)), reading, call);
  const comments = [...parseComments(roots.items, reading), ...replies];
  const count = seen + comments.length;
  // Replies to comments that are gone hang from no root: at the end, all replies are read once more if some are missing.
  const next =
    page < roots.pages && roots.items.length > 0
      ? `roots.${page + 1}.${count}.${total}`
      : count < total
        ? 'rest.1'
        : null;
  return { comments, next, total: { count: total, exact: true } };
}

/** Everything below a comment, level by level. */
export async function repliesBelow(
  context: ReadContext,
  parent: CommentId,
  cursor: Cursor | undefined,
  call: Call,
): Promise<CommentPage> {
  const walk = cursor === undefined ? startWalk([readCommentId(parent)]) : readWalk(cursor);
  const reading = await context.reading(call);
  const comments = await followReplies(context, walk, reading, call);
  return { comments, next: walk.parents.length > 0 ? `${walk.page}.${walk.size}:${walk.parents.join(',')}` : null };
}

/** Parents whose replies are still to be read: the first `size` of them are being read, at `page`. */
interface Walk {
  parents: CommentId[];
  size: number;
  page: number;
}

function startWalk(parents: CommentId[]): Walk {
  return { parents, size: Math.min(parents.length, PAGE), page: 1 };
}

function readWalk(cursor: Cursor): Walk {
  const [, page, size, parents] = /^(\d+)\.(\d+):([\d,]+)$/.exec(cursor) ?? badCursor();
  return { parents: parents!.split(','), size: Number(size), page: Number(page) };
}

/** Reads replies until there are none left or it has taken enough steps; `walk` is then where to go on. */
async function followReplies(context: ReadContext, walk: Walk, reading: Reading, call: Call): Promise<Comment[]> {
  const comments: Comment[] = [];
  const known = new Set(walk.parents);
  for (let step = 0; step < MAX_STEPS && walk.parents.length > 0; step += 1) {
    const parent = walk.parents.slice(0, walk.size).join(',');
    const raw = await fetchPage(context, { parent, page: walk.page, _fields: walkFields(context) }, call);
    for (const comment of parseComments(raw.items, reading)) comments.push(comment);
    for (const id of withReplies(raw.items)) {
      if (known.has(id)) continue;
      known.add(id);
      walk.parents.push(id);
    }
    if (walk.page < raw.pages && raw.items.length > 0) walk.page += 1;
    else Object.assign(walk, startWalk(walk.parents.slice(walk.size)));
  }
  return comments;
}

/** The comments that say they have replies. */
function withReplies(items: readonly unknown[]): CommentId[] {
  const parents: CommentId[] = [];
  for (const item of items) {
    const id = own(item, 'id');
    if (typeof id === 'number' && own(own(item, '_links'), 'children') !== undefined) parents.push(String(id));
  }
  return parents;
}

function walkFields({ avatars }: ReadContext): string {
  return `${fieldsOf(avatars)},_links.children`;
}
