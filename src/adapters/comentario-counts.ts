import { AdapterError } from '../core/errors.js';
import { own, readCount } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { ComentarioContext } from './comentario-context.js';

/** How many pages Comentario counts in one request. */
const BATCH = 32;

/** Counts of many pages; 0 for those that Comentario does not know yet. */
export async function countThreads(
  { api, host }: ComentarioContext,
  threads: readonly string[],
  call: Call,
): Promise<readonly number[]> {
  call.signal.throwIfAborted();
  const all = [...new Set(threads)];
  const counts = new Map<string, number>();
  for (let from = 0; from < all.length; from += BATCH) {
    const paths = all.slice(from, from + BATCH);
    const body = { host, paths };
    const answer = await api.send('embed/comments/counts', call, { method: 'POST', reads: true, body });
    const told = own(answer, 'commentCounts');
    if (typeof told !== 'object' || told === null)
      throw new AdapterError('malformed', { hint: 'Comentario answered without counts.' });
    for (const path of paths) counts.set(path, readCount(own(told, path)) ?? 0);
  }
  return threads.map((thread) => counts.get(thread) ?? 0);
}
