import type { Comment } from '../core/comment.js';
import type { Call } from './adapter.js';
import { request } from './http.js';
import { fetchComment } from './wordpress-find.js';
import { fetchPage, type ReadContext } from './wordpress-list.js';
import { feedOf } from './wordpress-thread.js';
import { parseComment, parseComments } from './wordpress-wire.js';

/** How many entries of a feed to look at; WordPress prints ten. */
const MAX_ENTRIES = 20;

/** Pingbacks and trackbacks, as WordPress lists them for those only who moderate. */
export async function listPings(context: ReadContext, call: Call): Promise<Comment[]> {
  const [page, reading] = await Promise.all([fetchPage(context, { type: 'pings' }, call), context.reading(call)]);
  return parseComments(page.items, reading);
}

/**
 * The pingbacks and trackbacks among a post's newest entries, for guests. The feed is only read for
 * ids; what they name is read as everything else. They are extra: when the feed can't be read, there
 * are none.
 */
export async function pingsFromFeed(context: ReadContext, known: readonly Comment[], call: Call): Promise<Comment[]> {
  const reading = await context.reading(call);
  const { link } = reading.post;
  if (link === undefined) return [];
  try {
    const feed = await request(feedOf(link), { headers: { Accept: 'application/rss+xml' }, signal: call.signal });
    const seen = new Set(known.map((comment) => comment.id));
    const ids = [...feed.text.matchAll(/#comment-(\d{1,19})<\/guid>/g)]
      .map((match) => match[1]!)
      .filter((id) => !seen.has(id));
    const found = await Promise.allSettled(ids.slice(0, MAX_ENTRIES).map((id) => fetchComment(context, id, call)));
    const comments = found.flatMap((result) =>
      result.status === 'fulfilled' ? [parseComment(result.value, reading)] : [],
    );
    return comments.filter((comment) => comment.kind !== 'comment');
  } catch (error) {
    if (call.signal.aborted) throw error;
    return [];
  }
}
