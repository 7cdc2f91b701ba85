import { AdapterError } from '../core/errors.js';
import { readCount } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { WordpressApi } from './wordpress-api.js';
import { findPosts } from './wordpress-find-post.js';
import { nameThread, type Unfound } from './wordpress-thread.js';

/** Counts of many threads: one request finds those that are not named by id, then one small one for each. */
export async function countThreads(
  api: WordpressApi,
  threads: readonly string[],
  types: readonly string[],
  call: Call,
): Promise<number[]> {
  const names = threads.map((thread) => nameThread(thread, api.site.sameOrigin));
  const unfound = names.filter((name) => !(name instanceof AdapterError) && name.by !== 'id') as Unfound[];
  const posts = unfound.length > 0 ? await findPosts(api, unfound, types, undefined, call) : [];
  const ids = new Map<object, string | undefined>(unfound.map((name, index) => [name, posts[index]?.id]));
  return Promise.all(names.map((name) => countOf(api, 'id' in name ? name.id : ids.get(name), call)));
}

async function countOf(api: WordpressApi, post: string | undefined, call: Call): Promise<number> {
  if (post === undefined) return 0;
  try {
    const answer = await api.send('wp/v2/comments', call, {
      method: 'HEAD',
      params: { post, per_page: 1, _fields: 'id' },
      asGuest: true,
    });
    return readCount(answer.headers.get('X-WP-Total')) ?? 0;
  } catch (error) {
    // A post behind a password has nothing to count for the others' sake.
    if (error instanceof AdapterError && (error.kind === 'signed-out' || error.kind === 'forbidden')) return 0;
    throw error;
  }
}
