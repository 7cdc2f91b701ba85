import type { Comment, CommentId, VoteDirection } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { SortOrder } from '../core/thread-info.js';
import type { Call, CommentPage, Cursor, ListQuery } from './adapter.js';
import type { ArtalkApi, ArtalkRequest } from './artalk-api.js';
import type { ReadDate } from './artalk-dates.js';
import type { TabToken } from './tab-token.js';
import {
  parsePage,
  parseRows,
  type ArtalkConf,
  type ArtalkPage,
  type ArtalkViewer,
  type RawPage,
  type Reading,
} from './artalk-wire.js';
import { once, type Shared } from './once.js';

/** How many conversations come at once, each with all of its answers. */
const PAGE = 50;

/** Artalk's words for its orders. Its own is newest first, below what is pinned, and goes without a word. */
const SORTS: Readonly<Partial<Record<SortOrder, string>>> = { oldest: 'date_asc', best: 'vote' };

/** What the parts of the adapter share. */
export interface ArtalkContext {
  readonly api: ArtalkApi;
  /** What Artalk calls the site, and the thread. */
  readonly site: string;
  readonly thread: string;
  /** The title that a new thread gets. */
  readonly title: string | undefined;
  readonly avatars: boolean;
  readonly date: ReadDate;
  readonly keep: TabToken;
  readonly conf: Shared<ArtalkConf>;
  /** Who is signed in. */
  readonly viewer: Shared<ArtalkViewer | null>;
  readonly cast: Map<CommentId, VoteDirection | null>;
  /** Comments that have answers, as far as they were read. */
  readonly answered: Set<CommentId>;
  /** The first page in Artalk's own order, asked for once by all who want it at the same time. */
  first: Shared<RawPage>;
  /** As the last answer told. */
  page: ArtalkPage | undefined;
}

/** A page of the thread in the asked order, what is pinned first. */
export async function listComments(
  context: ArtalkContext,
  { sort, cursor }: ListQuery,
  call: Call,
): Promise<CommentPage> {
  const offset = readCursor(cursor);
  const order = SORTS[sort];
  // In other orders, Artalk leaves what is pinned wherever it falls.
  const first = offset === 0 ? context.first(call, true) : undefined;
  const [reading, raw, top] = await Promise.all([
    readingFor(context, call),
    (order === undefined && first) || fetchPage(context, { sort_by: order, limit: PAGE, offset }, call),
    first,
  ]);
  const here = commentsIn(raw, reading);
  const comments = pinnedFirst(top && top !== raw ? [...here, ...pinnedIn(commentsIn(top, reading))] : here);
  const roots = here.filter(({ parent }) => parent === null).length;
  return {
    comments,
    next: roots > 0 && offset + roots < raw.roots ? `offset.${offset + roots}` : null,
    // Whoever is signed in is counted their own held comments, too.
    total: reading.viewer === null ? { count: raw.count, exact: true } : undefined,
  };
}

/** To be made anew whenever something was changed: what is still on its way is of before. */
export function firstPage(context: ArtalkContext): Shared<RawPage> {
  return once((call) => fetchPage(context, { limit: PAGE, offset: 0 }, call));
}

/** Some conversations, as Artalk has them. */
export async function fetchPage(context: ArtalkContext, params: ArtalkRequest['params'], call: Call): Promise<RawPage> {
  const { api, site, thread } = context;
  const asked = { page_key: thread, site_name: site, flat_mode: 'false', ...params };
  const raw = parsePage((await api.send('comments', call, { params: asked })).json());
  context.page = raw.page;
  return raw;
}

/** How comments of this thread are read. */
export async function readingFor(context: ArtalkContext, call: Call): Promise<Reading> {
  const [conf, viewer] = await Promise.all([context.conf(call), context.viewer(call)]);
  const { avatars, date, cast, answered } = context;
  return { conf, viewer, avatars, date, cast, answered };
}

function commentsIn({ items }: RawPage, reading: Reading): readonly Comment[] {
  // These come with all of their answers: some that were known may have been taken away.
  for (const item of items) reading.answered.delete(String(own(item, 'id')));
  return parseRows(items, reading).map(({ comment }) => comment);
}

/** The pinned conversations, with all that stands below them. */
function pinnedIn(comments: readonly Comment[]): readonly Comment[] {
  const pinned = comments.filter((comment) => comment.pinned);
  return [
    ...pinned,
    ...commentsBelow(
      comments,
      pinned.map(({ id }) => id),
    ),
  ];
}

/** What stands below some comments, at any depth, and is not one of them. */
export function commentsBelow(comments: readonly Comment[], above: readonly CommentId[]): readonly Comment[] {
  const children = Map.groupBy(comments, ({ parent }) => parent);
  const seen = new Set(above);
  const below: Comment[] = [];
  for (const id of seen)
    for (const child of children.get(id) ?? []) {
      if (seen.has(child.id)) continue;
      seen.add(child.id);
      below.push(child);
    }
  return below;
}

/** Each comment once, answers last. */
function pinnedFirst(comments: readonly Comment[]): readonly Comment[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const rank = ({ parent, pinned }: Comment): number => (parent === null ? (pinned ? 0 : 1) : 2);
  return [...byId.values()].toSorted((a, b) => rank(a) - rank(b));
}

function readCursor(cursor: Cursor | undefined): number {
  if (cursor === undefined) return 0;
  const offset = /^offset\.(\d{1,9})$/.exec(cursor)?.[1];
  if (offset === undefined) throw new AdapterError('malformed', { hint: `“${cursor}” is no cursor of this adapter.` });
  return Number(offset);
}
