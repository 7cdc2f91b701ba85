import { own, readUrl } from '../core/fields.js';
import { permalinkOf } from '../core/permalink.js';
import type { Call, RecentComment } from './adapter.js';
import type { WordpressApi } from './wordpress-api.js';
import { fieldsOf, PAGE } from './wordpress-list.js';
import { parseComment, parsePost, readList, type Post } from './wordpress-wire.js';

/** How many requests to make for more: what guests may not read is missing from a page. */
const MAX_PAGES = 3;

/** The newest comments of the site with their posts, as guests may read them. */
export async function recentComments(
  api: WordpressApi,
  count: number,
  avatars: boolean,
  call: Call,
): Promise<RecentComment[]> {
  call.signal.throwIfAborted();
  const found: RecentComment[] = [];
  const size = Math.min(count, PAGE);
  if (size < 1) return found;
  for (let page = 1; page <= MAX_PAGES && found.length < count; page += 1) {
    const { items, isLast } = await fetchNewest(api, size, page, avatars, call);
    for (const item of items) {
      const recent = readRecent(item, avatars);
      if (recent) found.push(recent);
    }
    if (isLast) break;
  }
  return found.slice(0, count);
}

async function fetchNewest(api: WordpressApi, size: number, page: number, avatars: boolean, call: Call) {
  const answer = await api.send('wp/v2/comments', call, {
    params: {
      order: 'desc',
      orderby: 'date_gmt',
      per_page: size,
      page,
      _embed: 'up',
      _fields: `${fieldsOf(avatars)},_links.up,_embedded.up`,
    },
    asGuest: true,
  });
  const pages = Number(answer.headers.get('X-WP-TotalPages') ?? 1);
  return { items: readList(answer.json()), isLast: !(page < pages) };
}

/** `undefined` for what is no comment of a person, and for those whose post one may not read. */
function readRecent(raw: unknown, avatars: boolean): RecentComment | undefined {
  const post = embeddedPost(raw);
  if (!post) return undefined;
  try {
    const comment = parseComment(raw, { post, viewer: null, avatars });
    const url = readUrl(own(raw, 'link')) ?? new URL(permalinkOf(comment.id), post.link).href;
    return comment.kind === 'comment' && comment.status === 'published'
      ? { comment, url, title: post.title }
      : undefined;
  } catch {
    return undefined;
  }
}

function embeddedPost(raw: unknown): Post | undefined {
  const up = own(own(raw, '_embedded'), 'up');
  if (!Array.isArray(up)) return undefined;
  try {
    const post = parsePost(up[0], undefined);
    return post.link === undefined ? undefined : post;
  } catch {
    return undefined;
  }
}
