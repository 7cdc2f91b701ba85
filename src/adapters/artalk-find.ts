import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, CommentPage } from './adapter.js';
import { commentsBelow, fetchPage, readingFor, type ArtalkContext } from './artalk-list.js';
import { isCommentId, parseRow, parseRows, type Row } from './artalk-wire.js';

/** How many conversations are read at once to find one, and how many times. */
const PAGE = 100;
const MAX_PAGES = 50;
/** Each step up brings a comment and what it answers. */
const MAX_STEPS = 100;

/** A comment as Artalk has it, and what it answers, which may be gone. */
interface Found {
  readonly raw: unknown;
  readonly above: unknown;
}

/** One comment by itself. Rejects with `not-found`. */
export async function fetchRaw(
  { api, site, thread, viewer }: ArtalkContext,
  id: CommentId,
  call: Call,
): Promise<Found> {
  call.signal.throwIfAborted();
  const gone = new AdapterError('not-found', { hint: `Artalk has no comment ${id} in this thread.` });
  if (!isCommentId(id)) throw gone;
  const answer = (await api.send(`comments/${id}`, call)).json();
  const raw = own(answer, 'comment');
  if (String(own(raw, 'id')) !== id)
    throw new AdapterError('malformed', { hint: 'Artalk answered with another comment than was asked for.' });
  // Artalk shows single comments of all threads to everybody, also those that are held.
  const isHeld = own(raw, 'is_pending') === true;
  if (own(raw, 'page_key') !== thread || own(raw, 'site_name') !== site) throw gone;
  if (isHeld && !(await viewer(call))?.isAdmin) throw gone;
  return { raw, above: own(answer, 'reply_comment') };
}

/** A comment after all that it answers and that is still there. */
export async function findComment(context: ArtalkContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const path = new Map<CommentId, Comment>();
  let found: Found | undefined = await fetchRaw(context, id, call);
  const reading = await readingFor(context, call);
  for (let step = 0; found && step < MAX_STEPS; step += 1) {
    for (const { comment } of parseRows([found.raw, found.above], reading))
      if (comment.status === 'published' || reading.viewer?.isAdmin) path.set(comment.id, comment);
    const next: CommentId | null = [...path.values()].at(-1)?.parent ?? null;
    // Whoever answers in a circle has no beginning.
    found = next === null || path.has(next) ? undefined : await fetchRaw(context, next, call).catch(unlessGone);
  }
  return [...path.values()].toReversed();
}

function unlessGone(error: unknown): undefined {
  if (error instanceof AdapterError && error.kind === 'not-found') return undefined;
  throw error;
}

/** All that is below a comment, at any depth: Artalk gives it with the beginning of its conversation only. */
export async function repliesBelow(context: ArtalkContext, parent: CommentId, call: Call): Promise<CommentPage> {
  const [root] = await findComment(context, parent, call);
  const reading = await readingFor(context, call);
  for (let page = 0; root && page < MAX_PAGES; page += 1) {
    const raw = await fetchPage(context, { limit: PAGE, offset: page * PAGE }, call);
    const comments = parseRows(raw.items, reading).map(({ comment }) => comment);
    if (comments.some(({ id }) => id === root.id)) return { comments: commentsBelow(comments, [parent]), next: null };
    if ((page + 1) * PAGE >= raw.roots) break;
  }
  return { comments: [], next: null };
}

/** A comment with its Markdown. */
export async function fetchRow(context: ArtalkContext, id: CommentId, call: Call): Promise<Row> {
  const { raw } = await fetchRaw(context, id, call);
  return parseRow(raw, await readingFor(context, call));
}
