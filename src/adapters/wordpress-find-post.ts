import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import type { WordpressApi } from './wordpress-api.js';
import { decoded, pathOf, POST_FIELDS, type Unfound } from './wordpress-thread.js';
import { parsePost, readList, type Post } from './wordpress-wire.js';

/** The post that a slug or an address names. Rejects with `not-found`, and says what to change. */
export async function findPost(
  api: WordpressApi,
  name: Unfound,
  types: readonly string[],
  password: string | undefined,
  call: Call,
): Promise<Post> {
  const [post] = await findPosts(api, [name], types, password, call);
  if (post) return post;
  const place = name.by === 'path' ? name.path : name.slug;
  const what =
    name.slug === '' ? 'The front page names no post' : `Nothing published among ${types.join(' and ')} at “${place}”`;
  throw new AdapterError('not-found', { hint: `${what}: give the post's id or slug as thread.` });
}

/** The posts that slugs and addresses name, in the order asked: many with one request for each type of post. */
export async function findPosts(
  api: WordpressApi,
  names: readonly Unfound[],
  types: readonly string[],
  password: string | undefined,
  call: Call,
): Promise<(Post | undefined)[]> {
  const found: (Post | undefined)[] = names.map(() => undefined);
  for (const type of types) {
    const open = names.flatMap((name, index) => (found[index] || name.slug === '' ? [] : [name.slug]));
    for (let start = 0; start < open.length; start += 50) {
      const slug = open.slice(start, start + 50).join(',');
      const answer = await api.send(`wp/v2/${type}`, call, {
        params: { slug, per_page: 100, _fields: POST_FIELDS, password },
      });
      const posts = readList(answer.json()).map((raw) => parsePost(raw, password));
      for (const [index, name] of names.entries()) found[index] ??= posts.find((post) => matches(post, name));
    }
  }
  return found;
}

function matches(post: Post, name: Unfound): boolean {
  if (name.by === 'path') return post.link !== undefined && pathOf(post.link) === name.path;
  return post.slug !== undefined && decoded(post.slug) === decoded(name.slug);
}
