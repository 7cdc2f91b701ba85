import { AdapterError } from '../core/errors.js';
import { own, readCount, readLine, readUrl } from '../core/fields.js';
import type { Call, RecentComment } from './adapter.js';
import { readingOf, type Remark42Context } from './remark42-list.js';
import { parseComment, type Reading } from './remark42-wire.js';

/** How many threads are asked for at once, and how many newest comments Remark42 is asked for at most. */
const BATCH = 200;
const MAX_RECENT = 100;

/** Counts of many threads, by the addresses of their pages. */
export async function countThreads(
  { api }: Remark42Context,
  threads: readonly string[],
  call: Call,
): Promise<readonly number[]> {
  call.signal.throwIfAborted();
  const counts = new Map<unknown, number>();
  for (let from = 0; from < threads.length; from += BATCH) {
    const body = threads.slice(from, from + BATCH);
    const rows: unknown = (await api.send('api/v1/counts', call, { method: 'POST', body })).json();
    if (!Array.isArray(rows)) throw new AdapterError('malformed', { hint: 'Remark42 answered without counts.' });
    for (const row of rows) counts.set(own(row, 'url'), readCount(own(row, 'count')) ?? 0);
  }
  // A thread that nobody has written in may not be among them.
  return threads.map((thread) => counts.get(thread) ?? 0);
}

/** The newest comments of all threads, newest first. */
export async function recentComments(
  context: Remark42Context,
  count: number,
  call: Call,
): Promise<readonly RecentComment[]> {
  call.signal.throwIfAborted();
  if (count <= 0) return [];
  const path = `api/v1/last/${Math.min(count, MAX_RECENT)}`;
  const [reading, answer] = await Promise.all([readingOf(context, call), context.api.send(path, call)]);
  const rows: unknown = answer.json();
  if (!Array.isArray(rows))
    throw new AdapterError('malformed', { hint: 'Remark42 answered without a list of the newest comments.' });
  return rows
    .flatMap((row: unknown) => readRecent(row, reading))
    .toSorted((a, b) => (b.comment.created ?? 0) - (a.comment.created ?? 0))
    .slice(0, count);
}

/** One row, as a list of one, or of none when it is not fit to be shown. */
function readRecent(row: unknown, reading: Reading): RecentComment[] {
  const url = readUrl(own(own(row, 'locator'), 'url'));
  try {
    const comment = parseComment(row, reading);
    const page = url === undefined ? undefined : new URL(url);
    if (!page || comment.status !== 'published') return [];
    page.hash = `comment-${comment.id}`;
    const title = readLine(own(row, 'title'));
    return [{ comment, url: page.href, ...(title === undefined ? {} : { title }) }];
  } catch {
    return [];
  }
}
