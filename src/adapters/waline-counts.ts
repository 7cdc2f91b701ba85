import { AdapterError } from '../core/errors.js';
import { own, readCount, readUrl } from '../core/fields.js';
import type { Call, RecentComment } from './adapter.js';
import { readingOf, type WalineContext } from './waline-list.js';
import { parsePage, parseRow } from './waline-wire.js';

/** How many threads go into one address, and how many newest comments Waline gives. */
const BATCH = 50;
const MAX_RECENT = 50;

/** Counts of many threads, as everybody sees them. */
export async function countThreads(
  context: WalineContext,
  threads: readonly string[],
  call: Call,
): Promise<readonly number[]> {
  call.signal.throwIfAborted();
  // Waline takes a comma for the end of an address, so such threads are asked for one by one.
  const plain = threads.filter((thread) => !thread.includes(','));
  const counts = new Map<string, number>();
  for (let from = 0; from < plain.length; from += BATCH) {
    const batch = plain.slice(from, from + BATCH);
    const answer = await context.api.send('comment', call, { params: { type: 'count', url: batch.join(',') } });
    // Old ones answer with a number where one thread was asked for.
    const told: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
    if (told.length !== batch.length || told.some((count) => readCount(count) === undefined))
      throw new AdapterError('malformed', { hint: 'Waline answered without a count for each thread.' });
    for (const [index, thread] of batch.entries()) counts.set(thread, readCount(told[index]) ?? 0);
  }
  for (const thread of new Set(threads)) {
    if (counts.has(thread)) continue;
    const params = { path: thread, page: 1, pageSize: 1 };
    counts.set(thread, parsePage(await context.api.send('comment', call, { params })).count);
  }
  return threads.map((thread) => counts.get(thread) ?? 0);
}

/** The newest comments of all threads, newest first. `site` is where their pages are. */
export async function recentComments(
  context: WalineContext,
  site: string | undefined,
  count: number,
  call: Call,
): Promise<readonly RecentComment[]> {
  call.signal.throwIfAborted();
  if (count <= 0) return [];
  const params = { type: 'recent', count: Math.min(count, MAX_RECENT) };
  const rows = await context.api.send('comment', call, { params });
  if (!Array.isArray(rows))
    throw new AdapterError('malformed', { hint: 'Waline answered without a list of the newest comments.' });
  return rows
    .flatMap((row: unknown) => readRecent(row, context, site))
    .toSorted((a, b) => (b.comment.created ?? 0) - (a.comment.created ?? 0))
    .slice(0, count);
}

/** One row, as a list of one, or of none when it is not fit to be shown. */
function readRecent(row: unknown, context: WalineContext, site: string | undefined): RecentComment[] {
  const url = readUrl(own(row, 'url'), site);
  try {
    const { comment } = parseRow(row, readingOf(context, null));
    const page = url === undefined ? undefined : new URL(url);
    if (!page || comment.status !== 'published') return [];
    page.hash = `comment-${comment.id}`;
    return [{ comment, url: page.href }];
  } catch {
    return [];
  }
}
