import { AdapterError } from '../core/errors.js';
import { own, readCount } from '../core/fields.js';
import type { Call } from './adapter.js';
import { fetchPublic } from './read-only.js';
import { addressesOf, endpointOf, variantsOf } from './webmention-address.js';
import { webmentionError } from './webmention-errors.js';

/** How many requests are under way at once. */
const LANES = 4;

/** How many answers each page has: the endpoint counts one page at a time. */
export async function countMentions(
  endpoint: string,
  threads: readonly string[],
  call: Call,
): Promise<readonly number[]> {
  call.signal.throwIfAborted();
  const counts = new Map<string, number>();
  const waiting = [...new Set(threads)].values();
  const lane = async (): Promise<void> => {
    // Lanes share what is left to do.
    for (const thread of waiting) counts.set(thread, await countOf(endpoint, thread, call));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return threads.map((thread) => counts.get(thread) ?? 0);
}

async function countOf(endpoint: string, thread: string, call: Call): Promise<number> {
  const addresses = addressesOf(thread);
  if (addresses.length === 0) return 0;
  const url = new URL('count.json', endpointOf(endpoint));
  for (const target of variantsOf(addresses)) url.searchParams.append('target[]', target);
  const answer = await fetchPublic(url.href, call, webmentionError);
  const all = readCount(own(answer, 'count'));
  if (all === undefined) throw new AdapterError('malformed', { hint: 'An answer has no count.' });
  const types = own(answer, 'type');
  // Likes and mentions are no comments.
  return types === undefined ? all : (readCount(own(types, 'reply')) ?? 0);
}
