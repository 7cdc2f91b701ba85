import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readTime } from '../core/fields.js';
import type { SortOrder } from '../core/thread-info.js';
import type { Call, CommentPage, Cursor, ListQuery } from './adapter.js';
import type { GhostApi } from './ghost-api.js';
import { parseConversations, parsePage, readHex, type GhostViewer, type RawPage, type Reading } from './ghost-wire.js';
import type { Shared } from './once.js';

/** How many conversations come at once, each with its first three answers. */
const PAGE = 50;

/** Ghost's words for its orders. */
const ORDERS: Readonly<Partial<Record<SortOrder, string>>> = {
  newest: 'created_at desc, id desc',
  oldest: 'created_at asc, id asc',
  best: 'count__likes desc, created_at desc',
};

/** What the parts of the adapter share. */
export interface GhostContext {
  readonly api: GhostApi;
  /** The id of the post under discussion. */
  readonly post: string;
  readonly avatars: boolean;
  /** Who is signed in. */
  readonly viewer: Shared<GhostViewer | null>;
  readonly roots: Map<CommentId, CommentId | null>;
}

/** Which conversations to ask for. */
export interface Asked {
  readonly sort: SortOrder;
  readonly page: number;
  /** Only those that were there at this moment, in Ghost's own writing. */
  readonly until?: string | undefined;
}

/** A page of the thread in the asked order. */
export async function listComments(
  context: GhostContext,
  { sort, cursor }: ListQuery,
  call: Call,
): Promise<CommentPage> {
  const asked = { sort, ...readCursor(cursor) };
  const [viewer, raw] = await Promise.all([context.viewer(call), fetchPage(context, asked, call)]);
  const comments = parseConversations(raw.items, readingOf(context, viewer));
  return { comments, next: raw.more && raw.items.length > 0 ? cursorAfter(asked, raw) : null };
}

/** Some conversations, as Ghost has them. */
export async function fetchPage(
  { api, post }: GhostContext,
  { sort, page, until }: Asked,
  call: Call,
): Promise<RawPage> {
  call.signal.throwIfAborted();
  if (readHex(post) === undefined)
    throw new AdapterError('not-found', {
      hint: `“${post}” is no id of a post: a theme has it as {{id}} or {{comment_id}}.`,
    });
  const filter = until === undefined ? undefined : `created_at:<='${until}'`;
  const params = { limit: PAGE, page, order: ORDERS[sort] ?? ORDERS.newest, filter };
  return parsePage(await api.send(`comments/post/${post}/`, call, { params }));
}

/** How comments of this thread are read. */
export function readingOf({ avatars, roots }: GhostContext, viewer: GhostViewer | null): Reading {
  return { avatars, viewer, roots };
}

/** Answers with a comment's id in the form in which it can stand in an address. Throws `not-found` for any other. */
export function hexOf(id: CommentId): string {
  const hex = readHex(id);
  if (hex === undefined) throw new AdapterError('not-found', { hint: `“${id.slice(0, 100)}” is no comment of Ghost.` });
  return hex;
}

/** What is written meanwhile must not shift the pages: from the first on, only what was there by then is asked for. */
function cursorAfter({ sort, page, until }: Asked, { items }: RawPage): Cursor {
  // Only where the newest come first is the latest of the first page the latest of all.
  const pin = sort === 'newest' ? (until ?? latestIn(items)) : undefined;
  return pin === undefined ? `page.${page + 1}` : `page.${page + 1}.${pin}`;
}

/** The time of the newest of them, as Ghost writes it. */
function latestIn(items: readonly unknown[]): string | undefined {
  const times = items
    .map((item) => own(item, 'created_at'))
    .filter((time): time is string => readTime(time) !== undefined);
  return times.toSorted().at(-1);
}

function readCursor(cursor: Cursor | undefined): Omit<Asked, 'sort'> {
  if (cursor === undefined) return { page: 1 };
  const [, page, until] = /^page\.([1-9]\d{0,6})(?:\.(\S{1,40}))?$/.exec(cursor) ?? [];
  if (page === undefined || (until !== undefined && readTime(until) === undefined))
    throw new AdapterError('malformed', { hint: `“${cursor}” is no cursor of this adapter.` });
  return { page: Number(page), until };
}
