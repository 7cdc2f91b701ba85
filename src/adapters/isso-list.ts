import type { CommentId, VoteDirection } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { SortOrder } from '../core/thread-info.js';
import type { Call, CommentPage, Cursor, ListQuery } from './adapter.js';
import type { IssoApi, IssoRequest } from './isso-api.js';
import type { OwnComments } from './isso-own.js';
import { parseComments, parsePage, readCommentId, type IssoConfig, type RawPage, type Reading } from './isso-wire.js';

/** How many conversations come at once, and how many answers of each. */
const PAGE = 50;
const NESTED = 20;
/** How many answers of one conversation come at once when they are asked for. */
const BRANCH = 100;

/** Isso's words for the orders that it can serve; `best` is most likes less dislikes there. */
const SORTS: Readonly<Partial<Record<SortOrder, string>>> = { newest: 'newest', best: 'upvotes' };

/** What the parts of the adapter share. */
export interface IssoContext {
  readonly api: IssoApi;
  /** What Isso calls the thread. */
  readonly thread: string;
  readonly title: string | undefined;
  readonly avatars: boolean;
  readonly votes: boolean;
  readonly own: OwnComments;
  readonly cast: Map<CommentId, VoteDirection>;
  /** As the last answer told. */
  config: IssoConfig | undefined;
}

/** A page of the thread in the asked order. */
export async function listComments(
  context: IssoContext,
  { sort, cursor }: ListQuery,
  call: Call,
): Promise<CommentPage> {
  const order = SORTS[sort];
  const from = readCursor(cursor);
  const raw = await fetchPage(context, { ...from, sort: order, limit: PAGE, nested_limit: NESTED }, call);
  const comments = parseComments(raw.items, readingOf(context));
  const seen = (from.offset ?? 0) + raw.items.length;
  return {
    comments,
    next: order === undefined ? afterLast(raw, from, PAGE) : raw.hidden > 0 ? `offset.${seen}` : null,
    // Isso counts removed ones, too, for as long as they keep a place.
    total:
      cursor === undefined
        ? { count: Math.max(0, raw.total - comments.filter(({ status }) => status === 'removed').length), exact: true }
        : undefined,
  };
}

/** The answers to one conversation: Isso has two levels. */
export async function repliesBelow(
  context: IssoContext,
  parent: CommentId,
  cursor: Cursor | undefined,
  call: Call,
): Promise<CommentPage> {
  const from = readCursor(cursor);
  const raw = await fetchPage(context, { ...from, parent: readCommentId(parent), limit: BRANCH }, call);
  return { comments: parseComments(raw.items, readingOf(context)), next: afterLast(raw, from, BRANCH) };
}

/** Some comments of the thread, as Isso has them. */
export async function fetchPage(context: IssoContext, params: IssoRequest['params'], call: Call): Promise<RawPage> {
  const answer = await context.api.send('', call, { params: { uri: context.thread, ...params } });
  const raw = parsePage(answer.json());
  context.config = raw.config ?? context.config;
  return raw;
}

/** How comments of this thread are read. */
export function readingOf({ avatars, votes, own: mine, cast, config }: IssoContext): Reading {
  return { avatars, votes, own: mine, cast, replyToSelf: config?.replyToSelf ?? false };
}

interface From {
  readonly after?: string;
  readonly offset?: number;
}

/**
 * Where to go on, oldest first: after the time of the last one, so that nothing is lost when one before
 * it is removed meanwhile. How many are left is then told wrongly: a page that is full may have another.
 */
function afterLast({ items, hidden }: RawPage, { after }: From, limit: number): Cursor | null {
  const created = own(items.at(-1), 'created');
  const more = after === undefined ? hidden > 0 : items.length >= limit;
  return more && typeof created === 'number' ? `after.${created}` : null;
}

function readCursor(cursor: Cursor | undefined): From {
  if (cursor === undefined) return {};
  const [, kind, value = ''] = /^(after|offset)\.(\d{1,12}(?:\.\d{1,9})?)$/.exec(cursor) ?? [];
  if (kind === undefined) throw new AdapterError('malformed', { hint: `“${cursor}” is no cursor of this adapter.` });
  return kind === 'after' ? { after: value } : { offset: Number(value) };
}
