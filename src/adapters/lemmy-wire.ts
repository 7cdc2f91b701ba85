import type { Author, AuthorRole, Comment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readUrl } from '../core/fields.js';
import { emptied, readUtc, type Elsewhere } from './read-only.js';

/** Lemmy takes 10,000 characters. */
const MAX_BODY = 64 * 1024;

/** The post that the thread hangs below. */
export interface Post {
  readonly title: string | undefined;
  /** Who made it, by the server's number. */
  readonly author: string | undefined;
  readonly posting: Elsewhere;
}

/** What decides how a comment is read, besides the comment. */
export interface Reading {
  readonly server: string;
  readonly post: string;
  readonly avatars: boolean;
  readonly author: string | undefined;
}

/** The post. Throws `not-found` when it was taken away, `malformed` when it is none. */
export function parsePost(view: unknown, server: string): Post {
  const post = own(view, 'post');
  const id = readId(own(post, 'id'));
  if (id === undefined) throw new AdapterError('malformed', { hint: 'A post has no id: is this Lemmy?' });
  if (isGone(post)) throw new AdapterError('not-found', { hint: 'The post was deleted.' });
  return {
    title: readLine(own(post, 'name')),
    author: readId(own(post, 'creator_id')),
    posting:
      own(post, 'locked') === true
        ? { allowed: false, why: 'closed' }
        : { allowed: false, why: 'read-only', href: `${server}/post/${id}` },
  };
}

/** A comment; `undefined` for what is none, or not of this post. */
export function readView(view: unknown, reading: Reading): Comment | undefined {
  const raw = own(view, 'comment');
  const id = readId(own(raw, 'id'));
  const path = own(raw, 'path');
  if (id === undefined || typeof path !== 'string' || readId(own(raw, 'post_id')) !== reading.post) return undefined;
  const content = own(raw, 'content');
  const edited = readUtc(own(raw, 'updated'));
  const comment: Comment = {
    id,
    parent: parentIn(path),
    kind: 'comment',
    status: 'published',
    author: authorOf(view, reading),
    body: { format: 'markdown', source: typeof content === 'string' ? content.slice(0, MAX_BODY).toWellFormed() : '' },
    created: readUtc(own(raw, 'published')) ?? null,
    ...(edited === undefined ? {} : { edited }),
    url: `${reading.server}/comment/${id}`,
    votes: votesOf(own(view, 'counts')),
    can: { reply: false },
  };
  return isGone(raw) ? emptied(comment) : comment;
}

/** A path is `0`, the ids of all that is above, and the comment’s own. */
function parentIn(path: string): string | null {
  const parent = path.split('.').at(-2);
  return parent === undefined || parent === '0' || !/^\d{1,15}$/.test(parent) ? null : parent;
}

function votesOf(counts: unknown): Comment['votes'] {
  const up = readCount(own(counts, 'upvotes'));
  const down = readCount(own(counts, 'downvotes'));
  const score = own(counts, 'score');
  const told = typeof score === 'number' && Number.isSafeInteger(score) ? score : (up ?? 0) - (down ?? 0);
  return { score: told, ...(up === undefined ? {} : { up }), ...(down === undefined ? {} : { down }), mine: null };
}

function authorOf(view: unknown, { avatars, author }: Reading): Author {
  const raw = own(view, 'creator');
  const name = readLine(own(raw, 'name'));
  const url = readUrl(own(raw, 'actor_id'));
  const handle = name === undefined || url === undefined ? undefined : `@${name}@${new URL(url).host}`;
  const avatar = avatars ? readUrl(own(raw, 'avatar')) : undefined;
  const roles: AuthorRole[] = [];
  if (author !== undefined && readId(own(own(view, 'comment'), 'creator_id')) === author) roles.push('author');
  if (own(view, 'creator_is_moderator') === true || own(view, 'creator_is_admin') === true) roles.push('moderator');
  return {
    name: readLine(own(raw, 'display_name')) ?? name ?? '',
    ...(handle === undefined ? {} : { id: handle.toLowerCase(), handle }),
    ...(url === undefined ? {} : { url }),
    ...(avatar === undefined ? {} : { avatar }),
    ...(roles.length > 0 ? { roles } : {}),
  };
}

function isGone(raw: unknown): boolean {
  return own(raw, 'deleted') === true || own(raw, 'removed') === true;
}
