import { AdapterError } from '../core/errors.js';
import { own, readCount, readUrl } from '../core/fields.js';
import type { Call, RecentComment } from './adapter.js';
import type { TwikooContext } from './twikoo-list.js';
import { parseComment } from './twikoo-wire.js';

/** Counts of many threads with their answers, in one request. */
export async function countThreads(
  { api }: TwikooContext,
  threads: readonly string[],
  call: Call,
): Promise<readonly number[]> {
  call.signal.throwIfAborted();
  if (threads.length === 0) return [];
  const urls = [...new Set(threads)];
  const rows = own(await api.ask('GET_COMMENTS_COUNT', { urls, includeReply: true }, call), 'data');
  if (!Array.isArray(rows)) throw new AdapterError('malformed', { hint: 'Twikoo answered without counts.' });
  const counts = new Map(rows.map((row) => [own(row, 'url'), readCount(own(row, 'count'))]));
  return threads.map((thread) => counts.get(thread) ?? 0);
}

/** The newest comments of all threads, newest first. `site` is where their pages are. */
export async function recentComments(
  { api, avatars }: TwikooContext,
  site: string | undefined,
  count: number,
  call: Call,
): Promise<readonly RecentComment[]> {
  call.signal.throwIfAborted();
  if (count <= 0) return [];
  const rows = own(await api.ask('GET_RECENT_COMMENTS', { pageSize: count, includeReply: true }, call), 'data');
  if (!Array.isArray(rows))
    throw new AdapterError('malformed', { hint: 'Twikoo answered without a list of the newest comments.' });
  return rows
    .flatMap((row) => readRecent(row, avatars, site))
    .toSorted((a, b) => (b.comment.created ?? 0) - (a.comment.created ?? 0))
    .slice(0, count);
}

/** One row, as a list of one, or of none when it is not fit to be shown. */
function readRecent(row: unknown, avatars: boolean, site: string | undefined): RecentComment[] {
  const address = readUrl(own(row, 'url'), site);
  try {
    // Whom it answers is not told, nor what one may do with it.
    const comment = { ...parseComment(row, null, { avatars, dislikes: false }), can: { reply: false } };
    if (address === undefined || comment.status !== 'published') return [];
    const page = new URL(address);
    page.hash = `comment-${comment.id}`;
    return [{ comment, url: page.href }];
  } catch {
    return [];
  }
}
