import { AdapterError } from '../core/errors.js';
import { own, readCount, readUrl } from '../core/fields.js';
import type { Call, RecentComment } from './adapter.js';
import { readingOf, type IssoContext } from './isso-list.js';
import { parseComment } from './isso-wire.js';

/** Counts of many threads, in one request. */
export async function countThreads(
  { api }: IssoContext,
  threads: readonly string[],
  call: Call,
): Promise<readonly number[]> {
  call.signal.throwIfAborted();
  if (threads.length === 0) return [];
  const counts: unknown = (await api.send('count', call, { method: 'POST', body: threads })).json();
  if (!Array.isArray(counts) || counts.length !== threads.length)
    throw new AdapterError('malformed', { hint: 'Isso answered without a count for each thread.' });
  return counts.map((count) => readCount(count) ?? 0);
}

/** The newest comments of all threads, newest first. `site` is where their pages are. */
export async function recentComments(
  context: IssoContext,
  site: string | undefined,
  count: number,
  call: Call,
): Promise<readonly RecentComment[]> {
  call.signal.throwIfAborted();
  if (count <= 0) return [];
  const rows = await latest(context, count, call);
  return rows
    .flatMap((row) => readRecent(row, context, site))
    .toSorted((a, b) => (b.comment.created ?? 0) - (a.comment.created ?? 0))
    .slice(0, count);
}

async function latest({ api }: IssoContext, limit: number, call: Call): Promise<readonly unknown[]> {
  try {
    const rows: unknown = (await api.send('latest', call, { params: { limit } })).json();
    if (Array.isArray(rows)) return rows;
  } catch (cause) {
    if (!(cause instanceof AdapterError) || cause.kind !== 'not-found') throw cause;
    throw new AdapterError('not-found', {
      hint: 'Isso lists its newest comments only with “latest-enabled = true” below [general] in its configuration.',
      cause,
    });
  }
  throw new AdapterError('malformed', { hint: 'Isso answered without a list of the newest comments.' });
}

/** One row, as a list of one, or of none when it is not fit to be shown. */
function readRecent(row: unknown, context: IssoContext, site: string | undefined): RecentComment[] {
  const url = readUrl(own(row, 'uri'), site);
  try {
    const comment = parseComment(row, readingOf(context));
    const page = url === undefined ? undefined : new URL(url);
    if (!page || comment.status !== 'published') return [];
    page.hash = `comment-${comment.id}`;
    return [{ comment, url: page.href }];
  } catch {
    return [];
  }
}
