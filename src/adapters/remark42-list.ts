import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { SortOrder } from '../core/thread-info.js';
import type { Call, CommentPage, ListQuery } from './adapter.js';
import type { Shared } from './once.js';
import type { Remark42Api, Remark42Request } from './remark42-api.js';
import {
  answeredIn,
  parseComments,
  parseThread,
  type RawThread,
  type Reading,
  type Remark42Config,
  type Remark42Viewer,
} from './remark42-wire.js';

/** Remark42's words for the orders that it can serve. */
const SORTS: Readonly<Partial<Record<SortOrder, string>>> = {
  oldest: '+time',
  newest: '-time',
  best: '-score',
  controversial: '-controversy',
};

/** A moment, in milliseconds since 1970, after which nothing was written: asks for what is to be said of a thread besides its comments. */
const NEVER = 9_999_999_999_999;

/** What the parts of the adapter share. */
export interface Remark42Context {
  readonly api: Remark42Api;
  readonly site: string;
  /** What Remark42 calls the thread: the address of its page. */
  readonly thread: string;
  readonly title: string | undefined;
  readonly avatars: boolean;
  readonly config: Shared<Remark42Config>;
  /** Who is signed in. */
  readonly viewer: Shared<Remark42Viewer | null>;
  /** Comments that were there when they were last heard of. */
  readonly known: Set<CommentId>;
  /** As the last answer told. */
  readOnly: boolean;
  answered: ReadonlySet<CommentId>;
}

/** The whole thread in the asked order, beginning with what is pinned: Remark42 has no pages. */
export async function listComments(
  context: Remark42Context,
  { sort, cursor }: ListQuery,
  call: Call,
): Promise<CommentPage> {
  if (cursor !== undefined)
    throw new AdapterError('malformed', { hint: `“${cursor}” is no cursor of this adapter: it has one page only.` });
  const comments = await readThread(context, sort, call);
  const count = comments.filter(({ status }) => status === 'published').length;
  const isPinned = ({ pinned = false }: Comment): boolean => pinned;
  return {
    comments: [...comments.filter(isPinned), ...comments.filter((comment) => !isPinned(comment))],
    next: null,
    total: { count, exact: true },
  };
}

/** All comments of the thread, read for this reader and remembered. */
export async function readThread(context: Remark42Context, sort: SortOrder, call: Call): Promise<readonly Comment[]> {
  const [reading, raw] = await Promise.all([
    readingOf(context, call),
    fetchThread(context, { sort: SORTS[sort] ?? SORTS.oldest }, call),
  ]);
  context.answered = answeredIn(raw.items);
  const comments = parseComments(raw.items, { ...reading, readOnly: raw.readOnly, answered: context.answered });
  for (const { id } of comments) context.known.add(id);
  return comments;
}

/** What is to be said of the thread besides its comments. */
export function fetchInfo(context: Remark42Context, call: Call): Promise<RawThread> {
  return fetchThread(context, { since: NEVER }, call);
}

/** Some comments of the thread, as Remark42 has them. */
export async function fetchThread(
  context: Remark42Context,
  params: Remark42Request['params'],
  call: Call,
): Promise<RawThread> {
  call.signal.throwIfAborted();
  // Without an address, Remark42 would answer with all comments of the site.
  if (context.thread === '') throw new AdapterError('malformed', { hint: 'The thread has no address.' });
  const asked = { url: context.thread, format: 'plain', ...params };
  const raw = parseThread((await context.api.send('api/v1/find', call, { params: asked })).json());
  context.readOnly = raw.readOnly;
  return raw;
}

/** How comments of this thread are read. */
export async function readingOf(context: Remark42Context, call: Call): Promise<Reading> {
  const [viewer, config] = await Promise.all([context.viewer(call), context.config(call)]);
  const { avatars, readOnly, answered } = context;
  return { viewer, config, avatars, readOnly, answered };
}
