import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, CommentPage, Cursor, ListQuery } from './adapter.js';
import type { CusdisApi } from './cusdis-api.js';
import { parsePage, type CusdisPage } from './cusdis-wire.js';

/** Cusdis has ten conversations to a page: how many of its pages are looked through for a comment. */
const MAX_PAGES = 50;

/** What the parts of the adapter share. */
export interface CusdisContext {
  readonly api: CusdisApi;
  /** What Cusdis calls the site, and the thread. */
  readonly app: string;
  readonly thread: string;
  /** The title that a new thread gets. */
  readonly title: string | undefined;
}

/** A page of the thread, newest conversations first: Cusdis knows no other order. */
export async function listComments(context: CusdisContext, { cursor }: ListQuery, call: Call): Promise<CommentPage> {
  const at = readCursor(cursor);
  const page = await fetchPage(context, at, call);
  const comments = page.rows.map(({ comment }) => comment);
  // Cusdis counts roots: with their answers, there are as many at least.
  const total = page.pages > 1 ? { count: page.roots, exact: false } : { count: comments.length, exact: true };
  return {
    comments,
    next: at < page.pages && comments.length > 0 ? `page.${at + 1}` : null,
    ...(cursor === undefined ? { total } : {}),
  };
}

/** Ten conversations, as everybody sees them. */
export async function fetchPage({ api, app, thread }: CusdisContext, page: number, call: Call): Promise<CusdisPage> {
  return parsePage(await api.send('comments', call, { params: { appId: app, pageId: thread, page } }));
}

/** All of the page that a comment stands on: a conversation is always whole. Rejects with `not-found`. */
async function pageWith(context: CusdisContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  call.signal.throwIfAborted();
  for (let at = 1, last = 1; at <= Math.min(last, MAX_PAGES); at += 1) {
    const { rows, pages } = await fetchPage(context, at, call);
    if (rows.some(({ comment }) => comment.id === id)) return rows.map(({ comment }) => comment);
    last = pages;
  }
  throw new AdapterError('not-found', { hint: `Cusdis has no comment ${id} in this thread.` });
}

/** A comment after all that it answers. */
export async function findComment(context: CusdisContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const byId = new Map((await pageWith(context, id, call)).map((comment) => [comment.id, comment]));
  const path: Comment[] = [];
  for (let comment = byId.get(id); comment; comment = comment.parent === null ? undefined : byId.get(comment.parent)) {
    path.push(comment);
    // Answers that answer each other would go round for ever.
    byId.delete(comment.id);
  }
  return path.toReversed();
}

/** All that stands below a comment: it comes at once. */
export async function repliesBelow(context: CusdisContext, parent: CommentId, call: Call): Promise<CommentPage> {
  const children = Map.groupBy(await pageWith(context, parent, call), (comment) => comment.parent);
  const below = new Set(children.get(parent));
  for (const { id } of below) for (const child of children.get(id) ?? []) below.add(child);
  // In a circle, it is below itself.
  return { comments: [...below].filter(({ id }) => id !== parent), next: null };
}

function readCursor(cursor: Cursor | undefined): number {
  if (cursor === undefined) return 1;
  const page = /^page\.([1-9]\d{0,6})$/.exec(cursor)?.[1];
  if (page === undefined) throw new AdapterError('malformed', { hint: `“${cursor}” is no cursor of this adapter.` });
  return Number(page);
}
