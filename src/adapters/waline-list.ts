import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { SortOrder } from '../core/thread-info.js';
import type { Call, CommentPage, Cursor, ListQuery } from './adapter.js';
import type { Shared } from './once.js';
import type { WalineApi, WalineRequest } from './waline-api.js';
import type { WalineMarks } from './waline-marks.js';
import type { TabToken } from './tab-token.js';
import {
  parsePage,
  parseRows,
  type RawId,
  type RawPage,
  type Reading,
  type Row,
  type WalineViewer,
} from './waline-wire.js';

/** How many conversations come at once, each with all of its answers. Waline gives at most 100. */
const PAGE = 50;

/** Waline's words for its orders. A third one, by likes, puts those alike in another order each time: no page fits the next. */
export const SORTS: Readonly<Partial<Record<SortOrder, string>>> = {
  newest: 'insertedAt_desc',
  oldest: 'insertedAt_asc',
};

/** What is remembered of a comment, to answer it. */
export interface Known {
  readonly id: RawId;
  readonly root: RawId | null;
  readonly name: string;
  readonly created: number | null;
}

/** What the parts of the adapter share. */
export interface WalineContext {
  readonly api: WalineApi;
  /** What Waline calls the thread. */
  readonly thread: string;
  readonly avatars: boolean;
  readonly keep: TabToken;
  readonly marks: WalineMarks;
  /** Who is signed in. */
  readonly viewer: Shared<WalineViewer | null>;
  readonly known: Map<CommentId, Known>;
  /** How often each was liked, as the last answer told. */
  readonly likes: Map<CommentId, number>;
  /** Comments that have answers, as far as they were read. */
  readonly answered: Set<CommentId>;
  /** Whether guests may not write here, as far as is known. */
  refusesGuests: boolean;
}

/** A page of the thread in the asked order; Waline begins each with what is pinned. */
export async function listComments(
  context: WalineContext,
  { sort, cursor }: ListQuery,
  call: Call,
): Promise<CommentPage> {
  const page = readCursor(cursor);
  const params = { page, pageSize: PAGE, sortBy: SORTS[sort] ?? SORTS.newest };
  const [viewer, raw] = await Promise.all([context.viewer(call), fetchPage(context, params, call)]);
  const inOrder = rowsOf(context, raw, viewer).map(({ comment }) => comment);
  const comments = sort === 'oldest' ? inOrder.toSorted(byTime) : inOrder;
  const next = page < raw.pages && raw.items.length > 0 ? `page.${page + 1}` : null;
  return { comments, next, total: totalOf(raw, comments, viewer) };
}

/** Waline asks for no order here, and PostgreSQL gives what was liked or edited last. Answers have their own order. */
function byTime(a: Comment, b: Comment): number {
  if (a.parent !== null || b.parent !== null) return Number(a.parent !== null) - Number(b.parent !== null);
  return Number(b.pinned ?? false) - Number(a.pinned ?? false) || (a.created ?? 0) - (b.created ?? 0);
}

/** Some conversations, as Waline has them. */
export async function fetchPage(
  { api, thread, keep }: WalineContext,
  params: WalineRequest['params'],
  call: Call,
): Promise<RawPage> {
  return parsePage(await api.send('comment', call, { params: { path: thread, ...params }, token: keep.token() }));
}

/** What came, read for this reader and remembered. */
export function rowsOf(context: WalineContext, raw: RawPage, viewer: WalineViewer | null): readonly Row[] {
  const rows = parseRows(raw.items, readingOf(context, viewer));
  for (const row of rows) remember(context, row);
  return rows;
}

/** How comments of this thread are read. */
export function readingOf({ avatars, marks, answered }: WalineContext, viewer: WalineViewer | null): Reading {
  return { avatars, viewer, answered, liked: (id) => marks.liked(id) };
}

export function remember({ known, likes }: WalineContext, { comment, id, root }: Row): void {
  const { created, author, votes } = comment;
  known.set(comment.id, { id, root, name: author.name, created });
  likes.set(comment.id, votes?.score ?? 0);
}

/** Waline counts what only this reader or moderators see, too: then its count says nothing of the thread. */
function totalOf(raw: RawPage, comments: readonly Comment[], viewer: WalineViewer | null): CommentPage['total'] {
  if (viewer === null) return { count: raw.count, exact: true };
  if (raw.pages > 1) return undefined;
  return { count: comments.filter(({ status }) => status === 'published').length, exact: true };
}

function readCursor(cursor: Cursor | undefined): number {
  if (cursor === undefined) return 1;
  const page = /^page\.([1-9]\d{0,6})$/.exec(cursor)?.[1];
  if (page === undefined) throw new AdapterError('malformed', { hint: `“${cursor}” is no cursor of this adapter.` });
  return Number(page);
}
