import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { HttpAnswer } from './http.js';
import type { WordpressApi } from './wordpress-api.js';
import { findPosts } from './wordpress-find-post.js';
import { nameThread, type Unfound } from './wordpress-thread.js';

const ROUTE = 'wp/v2/comments';

/**
 * Counts of many threads: one request finds those that are not named by id, and one asks which posts
 * the comments of all of them stand at. Only where there are more pages of comments than posts, or
 * one of the posts is not for everybody, each is asked for on its own.
 */
export async function countThreads(
  api: WordpressApi,
  threads: readonly string[],
  types: readonly string[],
  call: Call,
): Promise<number[]> {
  const names = threads.map((thread) => nameThread(thread, api.site.sameOrigin));
  const unfound = names.filter((name) => !(name instanceof AdapterError) && name.by !== 'id') as Unfound[];
  const posts = unfound.length > 0 ? await findPosts(api, unfound, types, undefined, call) : [];
  const found = new Map<object, string | undefined>(unfound.map((name, index) => [name, posts[index]?.id]));
  const ids = names.map((name) => ('id' in name ? name.id : found.get(name)));
  const wanted = [...new Set(ids.filter((id) => id !== undefined))];
  const counts = (wanted.length > 1 && (await tally(api, wanted, call))) || (await countEach(api, wanted, call));
  return ids.map((id) => (id === undefined ? 0 : (counts.get(id) ?? 0)));
}

type Counts = ReadonlyMap<CommentId, number>;

/** How often each post stands at a comment; `undefined` when that can't be had, or for more than it would cost to ask each. */
async function tally(api: WordpressApi, posts: readonly string[], call: Call): Promise<Counts | undefined> {
  const pageOf = (page: number): Promise<HttpAnswer> =>
    api.send(ROUTE, call, { params: { post: posts.join(','), per_page: 100, page, _fields: 'post' }, asGuest: true });
  try {
    const first = await pageOf(1);
    const pages = readCount(first.headers.get('X-WP-TotalPages')) ?? Infinity;
    if (pages > posts.length) return undefined;
    const rest = await Promise.all(Array.from({ length: Math.max(0, pages - 1) }, (_, index) => pageOf(index + 2)));
    const counts = new Map<CommentId, number>();
    for (const answer of [first, ...rest]) {
      const rows = answer.json();
      if (!Array.isArray(rows)) throw new AdapterError('malformed', { hint: 'WordPress answered with no list.' });
      for (const row of rows) {
        const post = readId(own(row, 'post'));
        if (post !== undefined) counts.set(post, (counts.get(post) ?? 0) + 1);
      }
    }
    return counts;
  } catch (error) {
    if (isNotForAll(error)) return undefined;
    throw error;
  }
}

async function countEach(api: WordpressApi, posts: readonly string[], call: Call): Promise<Counts> {
  return new Map(await Promise.all(posts.map(async (post) => [post, await countOf(api, post, call)] as const)));
}

async function countOf(api: WordpressApi, post: string, call: Call): Promise<number> {
  try {
    const answer = await api.send(ROUTE, call, {
      method: 'HEAD',
      params: { post, per_page: 1, _fields: 'id' },
      asGuest: true,
    });
    return readCount(answer.headers.get('X-WP-Total')) ?? 0;
  } catch (error) {
    // A post behind a password has nothing to count for the others' sake.
    if (isNotForAll(error)) return 0;
    throw error;
  }
}

function isNotForAll(error: unknown): boolean {
  return error instanceof AdapterError && (error.kind === 'signed-out' || error.kind === 'forbidden');
}
