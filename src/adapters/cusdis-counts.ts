import { AdapterError } from '../core/errors.js';
import { own, readCount } from '../core/fields.js';
import type { Call } from './adapter.js';
import { fetchPage, type CusdisContext } from './cusdis-list.js';

/** How many threads go into one address. */
const BATCH = 50;

/** Counts of many threads with their answers, as everybody sees them. */
export async function countThreads(
  context: CusdisContext,
  threads: readonly string[],
  call: Call,
): Promise<readonly number[]> {
  call.signal.throwIfAborted();
  const { api, app } = context;
  const counts = new Map<string, number>();
  const left = [...new Set(threads)];
  // Cusdis takes a comma for the end of a name, so such threads are asked for one by one.
  const plain = left.filter((thread) => !thread.includes(',') && thread !== '');
  for (let from = 0; from < plain.length; from += BATCH) {
    const batch = plain.slice(from, from + BATCH);
    const path = `project/${encodeURIComponent(app)}/comments/count`;
    const data = await api.send(path, call, { params: { pageIds: batch.join(',') } });
    for (const thread of batch) {
      const count = readCount(own(data, thread));
      if (count === undefined)
        throw new AdapterError('malformed', { hint: 'Cusdis answered without a count for each thread.' });
      counts.set(thread, count);
    }
  }
  for (const thread of left) {
    if (counts.has(thread)) continue;
    const { rows, roots } = await fetchPage({ ...context, thread }, 1, call);
    counts.set(thread, Math.max(rows.length, roots));
  }
  return threads.map((thread) => counts.get(thread) ?? 0);
}
