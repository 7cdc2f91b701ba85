import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readTime, readUrl } from '../core/fields.js';
import { emptied, withoutEmptyPlaces, type WholeThread } from './read-only.js';

const SITE = 'https://news.ycombinator.com';
const UPVOTE = { name: 'upvote', emoji: '🔼' } as const;
const MAX_BODY = 256 * 1024;
/** More than any discussion there has ever had. */
const MAX_ITEMS = 20_000;

/** The number of a submission, from its address or as it is; `undefined` for anything else. */
export function readItemId(thread: string): string | undefined {
  const text = thread.trim();
  const url = readUrl(text);
  const id = url?.startsWith(`${SITE}/item?`) ? new URL(url).searchParams.get('id') : text;
  return id !== null && /^\d{1,15}$/.test(id) ? id : undefined;
}

/** A submission with all of its comments, which are nested. Throws `malformed` when it is none. */
export function readStory(raw: unknown): WholeThread {
  const id = readId(own(raw, 'id'));
  if (id === undefined)
    throw new AdapterError('malformed', { hint: 'An item has no id: is this the API of Hacker News?' });
  const points = readCount(own(raw, 'points'));
  const title = readLine(own(raw, 'title'));
  const { comments, isWhole } = commentsBelow(raw);
  return {
    comments: withoutEmptyPlaces(comments),
    exact: isWhole,
    posting: { allowed: false, why: 'read-only', href: `${SITE}/item?id=${id}` },
    ...(title === undefined ? {} : { title }),
    reactions: {
      choices: [{ ...UPVOTE }],
      page: points ? [{ ...UPVOTE, count: points, mine: false }] : [],
      canReact: false,
    },
  };
}

/** Every comment, parents before their answers. */
function commentsBelow(raw: unknown): { readonly comments: readonly Comment[]; readonly isWhole: boolean } {
  const comments = new Map<CommentId, Comment>();
  const items = childrenOf(raw).map((item) => ({ item, parent: null as CommentId | null }));
  // It grows while it is walked: branches may be deeper than calls can be.
  for (const { item, parent } of items) {
    const comment = readComment(item, parent);
    if (comment && !comments.has(comment.id)) comments.set(comment.id, comment);
    if (items.length < MAX_ITEMS)
      for (const child of childrenOf(item)) items.push({ item: child, parent: comment?.id ?? parent });
  }
  return { comments: [...comments.values()], isWhole: items.length < MAX_ITEMS };
}

/** One comment; of one that was deleted or hidden, neither author nor words are told. */
function readComment(raw: unknown, parent: CommentId | null): Comment | undefined {
  const id = readId(own(raw, 'id'));
  if (id === undefined) return undefined;
  const name = readLine(own(raw, 'author'));
  const text = own(raw, 'text');
  const comment: Comment = {
    id,
    parent,
    kind: 'comment',
    status: 'published',
    author: { name: name ?? '', ...(name === undefined ? {} : personOf(name)) },
    body: { format: 'html', source: typeof text === 'string' ? htmlOf(text.slice(0, MAX_BODY)) : '' },
    created: readTime(own(raw, 'created_at')) ?? secondsOf(own(raw, 'created_at_i')),
    url: `${SITE}/item?id=${encodeURIComponent(id)}`,
    can: { reply: false },
  };
  return name === undefined || typeof text !== 'string' || text === '' ? emptied(comment) : comment;
}

/** There, `<p>` stands between paragraphs: the first has none, nor has what goes on after code. */
function htmlOf(text: string): string {
  const whole = text.replace(/<\/pre>(?=\s*[^\s<])/g, '</pre><p>');
  return /^<p(?:re)?>/.test(whole) ? whole : `<p>${whole}`;
}

/** Names there belong to one account each. */
function personOf(name: string): { readonly id: string; readonly url: string } {
  return { id: `hn:${name}`, url: `${SITE}/user?id=${encodeURIComponent(name)}` };
}

function secondsOf(value: unknown): number | null {
  return typeof value === 'number' ? (readTime(value * 1000) ?? null) : null;
}

function childrenOf(raw: unknown): readonly unknown[] {
  const children = own(raw, 'children');
  return Array.isArray(children) ? children : [];
}
