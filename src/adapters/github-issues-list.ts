import type { Author, Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, CommentPage, Cursor, ListQuery } from './adapter.js';
import type { IssuesApi } from './github-issues-api.js';
import type { Term } from './page-term.js';
import { parseComments, type Issue, type IssueReading } from './github-issues-wire.js';
import type { Shared } from './once.js';

/** How many comments come at once: the most that GitHub gives. */
const PAGE = 100;
const MAX_PAGES = 50;

/** What the parts of the adapter share. */
export interface IssuesContext {
  readonly api: IssuesApi;
  /** The repository’s path in the API. */
  readonly path: string;
  readonly repo: string;
  readonly term: Term | AdapterError;
  readonly label: string | undefined;
  readonly avatars: boolean;
  readonly viewer: Shared<Author | null>;
  /** The issue of the page; `null` while there is none. */
  readonly issue: Shared<Issue | null>;
  /** What this reader reacted with. */
  readonly mine: Set<string>;
  /** The issue, once it is known: GitHub’s search is slow to find new ones. */
  number: number | undefined;
}

/** A page of the thread, oldest or newest first. Pages are counted from the oldest, so new comments move none. */
export async function listComments(
  context: IssuesContext,
  { sort, cursor }: ListQuery,
  call: Call,
): Promise<CommentPage> {
  const isNewest = sort === 'newest';
  const issue = await context.issue(call, cursor === undefined);
  const total = { count: issue?.comments ?? 0, exact: true };
  const last = Math.max(1, Math.ceil(total.count / PAGE));
  const page = cursor === undefined ? (isNewest ? last : 1) : readCursor(cursor);
  const comments = issue ? await fetchPage(context, issue, page, call) : [];
  const next = isNewest ? page - 1 : comments.length < PAGE && page >= last ? 0 : page + 1;
  return {
    comments: isNewest ? comments.toReversed() : comments,
    next: next > 0 && issue ? `page.${next}` : null,
    total: cursor === undefined ? total : undefined,
  };
}

/** Whatever comes below a comment. Answers stand anywhere after it, so all of the thread is read. */
export async function repliesBelow(context: IssuesContext, parent: CommentId, call: Call): Promise<CommentPage> {
  const below = new Set([parent]);
  const comments: Comment[] = [];
  let cursor: Cursor | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await listComments(context, { sort: 'oldest', cursor }, call);
    for (const comment of answer.comments) {
      if (comment.parent === null || !below.has(comment.parent)) continue;
      below.add(comment.id);
      comments.push(comment);
    }
    if (answer.next === null) break;
    cursor = answer.next;
  }
  return { comments, next: null };
}

/** How comments are read for this reader. */
export async function readingOf({ avatars, viewer, mine }: IssuesContext, call: Call): Promise<IssueReading> {
  return { avatars, mine, login: (await viewer(call))?.name.toLowerCase() };
}

async function fetchPage(context: IssuesContext, { number }: Issue, page: number, call: Call): Promise<Comment[]> {
  const params = { per_page: PAGE, page };
  const [answer, reading] = await Promise.all([
    context.api.send(`${context.path}/issues/${number}/comments`, call, { params }),
    readingOf(context, call),
  ]);
  return parseComments(answer.json(), reading);
}

function readCursor(cursor: Cursor): number {
  const page = /^page\.([1-9]\d{0,5})$/.exec(cursor)?.[1];
  if (page === undefined)
    throw new AdapterError('malformed', { hint: `“${cursor.slice(0, 100)}” is no cursor of this adapter.` });
  return Number(page);
}
