import type { Comment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, textOf } from '../core/fields.js';
import type { Call, CommentPage, Cursor, ListQuery } from './adapter.js';
import type { WordpressApi } from './wordpress-api.js';
import { part, type Shared } from './once.js';
import type { Params } from './wordpress-site.js';
import { parseComments, readList, type Reading, type Viewer } from './wordpress-wire.js';

/** The most that WordPress gives at once. */
export const PAGE = 100;

const walking = part(() => import('./wordpress-walk.js'));

/** What reading needs to know about the thread. */
export interface ReadContext {
  readonly api: WordpressApi;
  readonly password: string | undefined;
  readonly avatars: boolean;
  id(call: Call): Promise<string>;
  readonly viewer: Shared<Viewer | null>;
  reading(call: Call): Promise<Reading>;
}

/** One page of the collection, not read yet. */
export interface RawPage {
  readonly items: readonly unknown[];
  readonly total: number;
  readonly pages: number;
}

/** A page of the thread in the asked order. */
export async function listComments(
  context: ReadContext,
  { sort, cursor }: ListQuery,
  call: Call,
): Promise<CommentPage> {
  const rest = readCursor(/^rest\.(\d+)$/, cursor);
  if (rest) return flatPage(context, { parent_exclude: 0 }, rest[0]!, 'rest.', call);
  if (sort === 'oldest')
    return flatPage(
      context,
      {},
      cursor === undefined ? 1 : (readCursor(/^(\d+)$/, cursor) ?? badCursor())[0]!,
      '',
      call,
    );

  if (cursor !== undefined) {
    const [page, seen, total] = readCursor(/^roots\.(\d+)\.(\d+)\.(\d+)$/, cursor) ?? badCursor();
    return (await walking()).rootsPage(context, page!, seen!, total!, call);
  }
  // Nearly every thread fits one page, and then nothing can be missing from it.
  const [whole, reading] = await Promise.all([fetchPage(context, { order: 'desc' }, call), context.reading(call)]);
  if (whole.pages > 1) return (await walking()).rootsPage(context, 1, 0, whole.total, call);
  return { comments: parsePage(whole, reading), next: null, total: { count: whole.total, exact: true } };
}

async function flatPage(
  context: ReadContext,
  params: Params,
  page: number,
  prefix: string,
  call: Call,
): Promise<CommentPage> {
  const [raw, reading] = await Promise.all([fetchPage(context, { ...params, page }, call), context.reading(call)]);
  const more = raw.items.length > 0 && page < raw.pages;
  return {
    comments: parsePage(raw, reading),
    next: more ? `${prefix}${page + 1}` : null,
    total: prefix === '' ? { count: raw.total, exact: true } : undefined,
  };
}

/** Of a page of which nothing can be read nobody may say that it is empty. */
function parsePage({ items }: RawPage, reading: Reading): Comment[] {
  const comments = parseComments(items, reading);
  if (items.length > 0 && comments.length === 0)
    throw new AdapterError('malformed', { hint: 'WordPress answered with a list, but none of it is a comment.' });
  return comments;
}

/** Asks for a part of the thread's comments: all that this reader may see, oldest first, unless told otherwise. */
export async function fetchPage(context: ReadContext, params: Params, call: Call): Promise<RawPage> {
  const viewer = await context.viewer(call);
  const all: Params = {
    post: await context.id(call),
    order: 'asc',
    orderby: 'date_gmt',
    per_page: PAGE,
    status: viewer?.moderates ? 'all' : undefined,
    password: context.password,
    _fields: fieldsOf(context.avatars),
    ...params,
  };
  try {
    const answer = await context.api.send('wp/v2/comments', call, { params: all });
    const items = readList(answer.json());
    const full = items.length >= Number(all['per_page']);
    const page = Number(all['page'] ?? 1);
    return {
      items,
      total: readCount(answer.headers.get('X-WP-Total')) ?? items.length,
      // A proxy may keep the headers to itself: then a full page says that there may be more.
      pages: readCount(answer.headers.get('X-WP-TotalPages')) ?? (full ? page + 1 : page),
    };
  } catch (error) {
    if (textOf(own(error, 'code')).endsWith('_invalid_page_number')) return { items: [], total: 0, pages: 0 };
    throw error;
  }
}

/** What to ask of a comment. */
export function fieldsOf(avatars: boolean): string {
  return `id,post,parent,author,author_name,author_url,date_gmt,content,link,status,type${avatars ? ',author_avatar_urls' : ''}`;
}

function readCursor(pattern: RegExp, cursor: Cursor | undefined): number[] | undefined {
  return cursor === undefined ? undefined : pattern.exec(cursor)?.slice(1).map(Number);
}

/** Refuses a cursor that is none. */
export function badCursor(): never {
  throw new AdapterError('rejected', { hint: 'This cursor was made by another adapter, or for another order.' });
}
