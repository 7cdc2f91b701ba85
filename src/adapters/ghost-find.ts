import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readTime } from '../core/fields.js';
import type { Call, CommentPage, Cursor } from './adapter.js';
import { fetchPage, hexOf, readingOf, type GhostContext } from './ghost-list.js';
import {
  countOf,
  idOf,
  oneOf,
  parseComment,
  parsePage,
  parseReplies,
  readHex,
  repliesIn,
  type GhostViewer,
  type RawPage,
} from './ghost-wire.js';

/** How many answers come at once, and how many requests looking for a conversation may take. */
const BRANCH = 100;
const MAX_LOOKS = 60;

/** A comment as Ghost has it. Rejects with `not-found` when it has none. */
export async function fetchOne({ api }: GhostContext, id: CommentId, call: Call): Promise<unknown> {
  call.signal.throwIfAborted();
  return oneOf(await api.send(`comments/${hexOf(id)}/`, call));
}

/** A comment after all that it answers. */
export async function findComment(context: GhostContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const raw = await fetchOne(context, id, call);
  if (own(raw, 'status') !== 'published' && countOf(raw, 'replies') === 0)
    throw new AdapterError('not-found', { hint: 'The comment was removed.' });
  const root = await rootOf(context, id, call, raw);
  const viewer = await context.viewer(call);
  if (root === null) return [parseComment(raw, null, readingOf(context, viewer))];
  const [first, replies] = await Promise.all([
    rootUnlessGone(context, root, viewer, call),
    allReplies(context, root, viewer, call),
  ]);
  const byId = new Map([...first, ...replies].map((comment) => [comment.id, comment]));
  const path = new Set<Comment>();
  // Circles end where they meet themselves.
  for (
    let comment = byId.get(id) ?? parseComment(raw, root, readingOf(context, viewer));
    !path.has(comment);
    comment = byId.get(comment.parent ?? '') ?? comment
  )
    path.add(comment);
  return [...path].toReversed();
}

/** Of what was taken away Ghost shows nothing, though its answers are there. */
async function rootUnlessGone(
  context: GhostContext,
  root: CommentId,
  viewer: GhostViewer | null,
  call: Call,
): Promise<readonly Comment[]> {
  try {
    return [parseComment(await fetchOne(context, root, call), null, readingOf(context, viewer))];
  } catch (error) {
    if (error instanceof AdapterError && error.kind === 'not-found') return [];
    throw error;
  }
}

/** All that is below a comment, at any depth. A conversation is read on from the last answer that is known. */
export async function repliesBelow(
  context: GhostContext,
  parent: CommentId,
  cursor: Cursor | undefined,
  call: Call,
): Promise<CommentPage> {
  const root = await rootOf(context, parent, call);
  const viewer = await context.viewer(call);
  if (root !== null) return { comments: below(parent, await allReplies(context, root, viewer, call)), next: null };
  const raw = await fetchReplies(context, parent, readCursor(cursor), call);
  const last = idOf(raw.items.at(-1));
  const comments = parseReplies(raw.items, parent, readingOf(context, viewer));
  return { comments, next: raw.more && last !== undefined ? `after.${last}` : null };
}

/** The first comment of a conversation; `null` for that one itself. Ghost tells it only by where it shows a comment. */
export async function rootOf(
  context: GhostContext,
  id: CommentId,
  call: Call,
  known?: unknown,
): Promise<CommentId | null> {
  call.signal.throwIfAborted();
  hexOf(id);
  const root = context.roots.get(id);
  if (root !== undefined) return root;
  const raw = known ?? (await fetchOne(context, id, call));
  // Newer ones do tell.
  const told = own(raw, 'parent_id');
  if (told !== undefined) return readHex(told) ?? null;
  return searchRoot(context, id, raw, call);
}

/** Looks through the conversations that had begun by then, the latest first. */
async function searchRoot(context: GhostContext, id: CommentId, raw: unknown, call: Call): Promise<CommentId | null> {
  const created = own(raw, 'created_at');
  const until = typeof created === 'string' && readTime(created) !== undefined ? created : undefined;
  let looks = 0;
  for (let page = 1; looks < MAX_LOOKS; page += 1) {
    const { items, more } = await fetchPage(context, { sort: 'newest', page, until }, call);
    looks += 1;
    for (const item of items) {
      const root = idOf(item);
      if (root === id) return null;
      if (root === undefined) continue;
      const inline = repliesIn(item);
      let isHere = inline.some((reply) => idOf(reply) === id);
      for (
        let last = idOf(inline.at(-1));
        !isHere && last !== undefined && countOf(item, 'replies') > inline.length && looks < MAX_LOOKS;
        looks += 1
      ) {
        const rest = await fetchReplies(context, root, last, call);
        isHere = rest.items.some((reply) => idOf(reply) === id);
        last = rest.more ? idOf(rest.items.at(-1)) : undefined;
      }
      if (isHere) return root;
    }
    if (!more) break;
  }
  throw new AdapterError('not-found', { hint: `Ghost has no comment ${id} below this post.` });
}

/** All answers of a conversation, page after page. */
export async function allReplies(
  context: GhostContext,
  root: CommentId,
  viewer: GhostViewer | null,
  call: Call,
): Promise<readonly Comment[]> {
  const items: unknown[] = [];
  for (let after: string | undefined, looks = 0; looks < MAX_LOOKS; looks += 1) {
    const raw = await fetchReplies(context, root, after, call);
    items.push(...raw.items);
    after = raw.more ? idOf(raw.items.at(-1)) : undefined;
    if (after === undefined) break;
  }
  return parseReplies(items, root, readingOf(context, viewer));
}

async function fetchReplies(
  { api }: GhostContext,
  root: CommentId,
  after: string | undefined,
  call: Call,
): Promise<RawPage> {
  const params = { limit: BRANCH, filter: after === undefined ? undefined : `id:>'${after}'` };
  return parsePage(await api.send(`comments/${root}/replies/`, call, { params }));
}

function below(parent: CommentId, replies: readonly Comment[]): readonly Comment[] {
  const under = new Set([parent]);
  // Answers come after what they answer.
  for (const { id, parent: above } of replies) if (above !== null && under.has(above)) under.add(id);
  return replies.filter(({ id }) => id !== parent && under.has(id));
}

function readCursor(cursor: Cursor | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const after = readHex(cursor.replace(/^after\./, ''));
  if (after === undefined) throw new AdapterError('malformed', { hint: `“${cursor}” is no cursor of this adapter.` });
  return after;
}
