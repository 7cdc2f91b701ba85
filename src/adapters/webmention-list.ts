import type { Comment } from '../core/comment.js';
import { own } from '../core/fields.js';
import { commentIdOf } from '../core/permalink.js';
import type { ThreadReactions } from '../core/thread-info.js';
import type { Call } from './adapter.js';
import { fetchPublic, readList } from './read-only.js';
import { endpointOf } from './webmention-address.js';
import { webmentionError } from './webmention-errors.js';
import { reactionsOf } from './webmention-people.js';
import { parseMention, type Mention } from './webmention-wire.js';

const PER_PAGE = 100;
/** What an endpoint gives that does not know `per-page`. */
const USUAL = 20;
const MAX_PAGES = 30;

/** Everything that others say of a page. */
export interface Mentions {
  readonly comments: readonly Comment[];
  readonly reactions: ThreadReactions;
  /** Whether this is all. */
  readonly exact: boolean;
}

/** Reads all mentions of a page, under all of its addresses: likes and answers come mixed. */
export async function readMentions(
  endpoint: string,
  targets: readonly string[],
  avatars: boolean,
  call: Call,
): Promise<Mentions> {
  const mentions = new Map<string, Mention>();
  const seen = new Set<unknown>();
  let exact = false;
  for (let page = 0; page < MAX_PAGES && !exact; page += 1) {
    const entries = await fetchPage(endpoint, targets, page, call);
    const before = seen.size;
    for (const entry of entries) {
      seen.add(own(entry, 'wm-id'));
      const mention = parseMention(entry, avatars);
      if (mention && !mentions.has(mention.key)) mentions.set(mention.key, mention);
    }
    const isShort = entries.length < PER_PAGE && entries.length !== USUAL;
    // An endpoint that knows no pages gives the first one again.
    exact = isShort || (seen.size === before && page > 0);
  }
  const all = [...mentions.values()];
  return { comments: commentsOf(all), reactions: reactionsOf(all), exact };
}

async function fetchPage(
  endpoint: string,
  targets: readonly string[],
  page: number,
  call: Call,
): Promise<readonly unknown[]> {
  const url = endpointOf(endpoint);
  for (const target of targets) url.searchParams.append('target[]', target);
  url.searchParams.set('per-page', String(PER_PAGE));
  url.searchParams.set('page', String(page));
  const answer = await fetchPublic(url.href, call, webmentionError);
  return readList(own(answer, 'children'), PER_PAGE * 10, 'children: is this a JF2 feed?');
}

/** Who links to `…#comment-12` answers that comment, where the endpoint remembers how the page was linked to. */
function commentsOf(mentions: readonly Mention[]): readonly Comment[] {
  const there = mentions.flatMap(({ comment, target }) => (comment ? [{ comment, target }] : []));
  const answerable = new Set(
    there.filter(({ comment }) => comment.kind === 'comment').map(({ comment }) => comment.id),
  );
  return there.map(({ comment, target }) => {
    const parent = commentIdOf(new URL(target ?? 'about:blank').hash);
    const isAnswer = parent !== undefined && parent !== comment.id && answerable.has(parent);
    return isAnswer && comment.kind === 'comment' ? { ...comment, parent } : comment;
  });
}
