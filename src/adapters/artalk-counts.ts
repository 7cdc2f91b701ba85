import { AdapterError } from '../core/errors.js';
import { own, readCount, readUrl } from '../core/fields.js';
import type { Call, RecentComment } from './adapter.js';
import { readingFor, type ArtalkContext } from './artalk-list.js';
import { parsePage, parseRow, type Reading } from './artalk-wire.js';

/** How many threads go into one address, and how many newest comments Artalk gives. */
const BATCH = 50;
const MAX_RECENT = 100;

/** Counts of many threads, as everybody sees them. */
export async function countThreads(
  { api, site }: ArtalkContext,
  threads: readonly string[],
  call: Call,
): Promise<readonly number[]> {
  call.signal.throwIfAborted();
  const counts = new Map<string, number>();
  const left = [...new Set(threads)];
  // Artalk takes a comma for the end of a name, and trims it, so such threads are asked for one by one.
  const plain = left.filter((thread) => !thread.includes(',') && thread.trim() === thread && thread !== '');
  for (let from = 0; from < plain.length; from += BATCH) {
    const batch = plain.slice(from, from + BATCH);
    const params = { site_name: site, page_keys: batch.join(',') };
    const data = own((await api.send('stats/page_comment', call, { params })).json(), 'data');
    for (const thread of batch) {
      const count = readCount(own(data, thread));
      if (count === undefined)
        throw new AdapterError('malformed', { hint: 'Artalk answered without a count for each thread.' });
      counts.set(thread, count);
    }
  }
  for (const thread of left) {
    if (counts.has(thread)) continue;
    const params = { page_key: thread, site_name: site, limit: 1, offset: 0 };
    counts.set(thread, parsePage((await api.send('comments', call, { params })).json()).count);
  }
  return threads.map((thread) => counts.get(thread) ?? 0);
}

/** The newest comments of the site, newest first. `pages` is where its pages are, if Artalk does not tell. */
export async function recentComments(
  context: ArtalkContext,
  pages: string | undefined,
  count: number,
  call: Call,
): Promise<readonly RecentComment[]> {
  call.signal.throwIfAborted();
  if (count <= 0) return [];
  const { api, site } = context;
  const params = { site_name: site, limit: Math.min(count, MAX_RECENT) };
  const [reading, answer] = await Promise.all([
    readingFor(context, call),
    api.send('stats/latest_comments', call, { params }),
  ]);
  const rows = own(answer.json(), 'data');
  if (!Array.isArray(rows))
    throw new AdapterError('malformed', { hint: 'Artalk answered without a list of the newest comments.' });
  return rows
    .flatMap((row: unknown) => readRecent(row, reading, pages))
    .toSorted((a, b) => (b.comment.created ?? 0) - (a.comment.created ?? 0))
    .slice(0, count);
}

/** One row, as a list of one, or of none when it is not fit to be shown. */
function readRecent(row: unknown, reading: Reading, pages: string | undefined): RecentComment[] {
  const url = readUrl(own(row, 'page_url')) ?? readUrl(own(row, 'page_key'), pages);
  try {
    const { comment } = parseRow(row, reading);
    const page = url === undefined ? undefined : new URL(url);
    if (!page || comment.status !== 'published') return [];
    page.hash = `comment-${comment.id}`;
    return [{ comment, url: page.href }];
  } catch {
    return [];
  }
}
