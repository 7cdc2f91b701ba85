import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, CommentPage, Cursor, ListQuery } from './adapter.js';
import type { Shared } from './once.js';
import type { TwikooApi } from './twikoo-api.js';
import { parsePage, type RawPage, type TwikooConfig } from './twikoo-wire.js';

/** What the parts of the adapter share. */
export interface TwikooContext {
  readonly api: TwikooApi;
  /** What Twikoo calls the thread: mostly a path. */
  readonly thread: string;
  readonly avatars: boolean;
  readonly config: Shared<TwikooConfig>;
  /** From which moment on to read back so that the conversation of a comment comes first; `undefined` for the first page. */
  readonly places: Map<CommentId, number | undefined>;
}

/** One page, and the moment from which on the next one goes back. */
export interface TwikooPage extends RawPage {
  readonly next: number | undefined;
}

/** A page of the thread, newest first: only there Twikoo's pages follow one another. */
export async function listComments(context: TwikooContext, { cursor }: ListQuery, call: Call): Promise<CommentPage> {
  const page = await fetchPage(context, readCursor(cursor), call);
  const comments = page.branches.flat();
  return {
    comments,
    next: page.next === undefined ? null : `before.${page.next}`,
    total: cursor === undefined ? totalOf(page, comments) : undefined,
  };
}

/** The conversations that began before a moment in milliseconds since 1970. */
export async function fetchPage(
  { api, thread, avatars, config, places }: TwikooContext,
  before: number | undefined,
  call: Call,
): Promise<TwikooPage> {
  const asked = before === undefined ? { url: thread } : { url: thread, before };
  const [raw, { dislikes }] = await Promise.all([api.ask('COMMENT_GET', asked, call), config(call)]);
  const page = parsePage(raw, { avatars, dislikes });
  for (const branch of page.branches) {
    const [{ created, pinned }] = branch as readonly [Comment];
    for (const { id } of branch) places.set(id, pinned || created === null ? undefined : created + 1);
  }
  return { ...page, next: page.more ? nextOf(page, before) : undefined };
}

/** The pinned ones stand on the first page, wherever they would be by their time. */
function nextOf({ branches }: RawPage, before = Infinity): number | undefined {
  const created = branches.findLast(([root]) => !root!.pinned)?.[0]!.created ?? undefined;
  return created !== undefined && created < before ? created : undefined;
}

/** Twikoo counts roots, and among them what waits for approval and only its author sees. */
function totalOf({ more, roots }: RawPage, comments: readonly Comment[]): CommentPage['total'] {
  const isPublished = ({ status }: Comment): boolean => status === 'published';
  const here = comments.filter(isPublished).length;
  const held = comments.filter((comment) => comment.parent === null && !isPublished(comment)).length;
  return more ? { count: Math.max(here, roots - held), exact: false } : { count: here, exact: true };
}

function readCursor(cursor: Cursor | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const [, moment] = /^before\.(\d{1,15})$/.exec(cursor) ?? [];
  if (moment === undefined) throw new AdapterError('malformed', { hint: `“${cursor}” is no cursor of this adapter.` });
  return Number(moment);
}
