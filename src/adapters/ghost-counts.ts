import { AdapterError } from '../core/errors.js';
import { own, readCount } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { GhostApi } from './ghost-api.js';
import { readHex } from './ghost-wire.js';

/** How many posts go into one address. */
const BATCH = 50;

/** Counts of many posts; 0 for what is no post. */
export async function countPosts(api: GhostApi, posts: readonly string[], call: Call): Promise<readonly number[]> {
  call.signal.throwIfAborted();
  const all = [...new Set(posts)].filter((post) => readHex(post) !== undefined);
  const counts = new Map<string, number>();
  for (let from = 0; from < all.length; from += BATCH) {
    const ids = all.slice(from, from + BATCH);
    const answer = await api.send('comments/counts/', call, { params: { ids: ids.join(',') } });
    if (typeof answer !== 'object' || answer === null)
      throw new AdapterError('malformed', { hint: 'Ghost answered without counts.' });
    for (const id of ids) counts.set(id, readCount(own(answer, id)) ?? 0);
  }
  return posts.map((post) => counts.get(post) ?? 0);
}
