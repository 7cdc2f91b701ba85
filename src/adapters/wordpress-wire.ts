import type { Author, Comment, CommentId, CommentKind, CommentStatus } from '../core/comment.js';
import { decodeEntities } from '../core/entities.js';
import { AdapterError } from '../core/errors.js';
import { own, readId, readLine, readTime, readUrl } from '../core/fields.js';
import { plainTextOf } from '../core/plain-text.js';

/** WordPress keeps at most 64 kB of a comment; rendering adds paragraphs and links to it. */
const MAX_BODY = 256 * 1024;

/** What decides how a comment is read, besides the comment. */
export interface Reading {
  readonly post: Post;
  readonly viewer: Viewer | null;
  readonly avatars: boolean;
}

/** A post or page, as far as its discussion needs it. */
export interface Post {
  readonly id: string;
  readonly title: string | undefined;
  readonly open: boolean;
  /** Whether it asks for a password that was not given. */
  readonly locked: boolean;
  /** The id of who wrote it. */
  readonly author: string | undefined;
  readonly link: string | undefined;
  readonly slug: string | undefined;
}

/** Who is signed in. */
export interface Viewer {
  readonly id: string;
  readonly author: Author;
  readonly moderates: boolean;
  /** Whether they may change their own posts, and with those what is said below them. */
  readonly writes: boolean;
}

const KINDS: Readonly<Record<string, CommentKind>> = { pingback: 'pingback', trackback: 'trackback' };
const STATUSES: Readonly<Record<string, CommentStatus>> = { approved: 'published', hold: 'held', spam: 'spam' };

/** One comment of the REST API. Throws `malformed` when it is none. */
export function parseComment(raw: unknown, reading: Reading): Comment {
  const id = readId(own(raw, 'id'));
  const content = own(own(raw, 'content'), 'rendered');
  if (id === undefined || typeof content !== 'string')
    throw new AdapterError('malformed', { hint: 'A comment of WordPress has no id or no content.' });

  const { post, viewer } = reading;
  const kind = lookUp(KINDS, own(raw, 'type')) ?? 'comment';
  const status = own(raw, 'status') === undefined ? 'published' : (lookUp(STATUSES, own(raw, 'status')) ?? 'removed');
  const parent = readId(own(raw, 'parent')) ?? '0';
  const moderate = mayModerate(reading);
  return {
    id,
    parent: parent === '0' ? null : parent,
    kind,
    status,
    author: parseAuthor(raw, reading),
    body: { format: 'html', source: content.slice(0, MAX_BODY) },
    created: readUniversalTime(own(raw, 'date_gmt')),
    url: elsewhere(own(raw, 'link')),
    can: {
      reply: kind === 'comment' && status === 'published' && post.open && !post.locked,
      ...(viewer && moderate ? { edit: Infinity, remove: true, moderate: true } : {}),
    },
  };
}

/** A list of comments. One bad comment among good ones is left out; what is no list is `malformed`. */
export function parseComments(raw: unknown, reading: Reading): Comment[] {
  const comments: Comment[] = [];
  for (const item of readList(raw)) {
    try {
      comments.push(parseComment(item, reading));
    } catch {
      continue;
    }
  }
  return comments;
}

/** The items of an answer that must be a list. */
export function readList(raw: unknown): readonly unknown[] {
  if (!Array.isArray(raw))
    throw new AdapterError('malformed', {
      hint: 'WordPress answered with something that is not a list: is this its REST root?',
    });
  return raw;
}

/** A post or page. Throws `malformed` when it is none. */
export function parsePost(raw: unknown, password: string | undefined): Post {
  const id = readId(own(raw, 'id'));
  if (id === undefined) throw new AdapterError('malformed', { hint: 'A post of WordPress has no id.' });
  const title = own(own(raw, 'title'), 'rendered');
  return {
    id,
    title: typeof title === 'string' ? readLine(plainTextOf(title.slice(0, 2000))) : undefined,
    open: own(raw, 'comment_status') === 'open',
    locked: own(own(raw, 'content'), 'protected') === true && password === undefined,
    author: readUser(own(raw, 'author')),
    link: readUrl(own(raw, 'link')),
    slug: readLine(own(raw, 'slug')),
  };
}

/** Whether who reads may change the comments of this post. */
export function mayModerate({ post, viewer }: Pick<Reading, 'post' | 'viewer'>): boolean {
  return viewer !== null && (viewer.moderates || (viewer.writes && viewer.id === post.author));
}

function parseAuthor(raw: unknown, { post, avatars }: Reading): Author {
  const user = readUser(own(raw, 'author'));
  return {
    name: nameOf(own(raw, 'author_name')),
    id: personOf(user),
    url: readUrl(own(raw, 'author_url')),
    avatar: avatars ? pictureOf(own(raw, 'author_avatar_urls')) : undefined,
    // Only the id vouches for who it is: anyone can write the author's name.
    roles: user !== undefined && user === post.author ? ['author'] : undefined,
  };
}

/** WordPress counts its comments; any other id can't be one of them. */
export function readCommentId(id: CommentId): CommentId {
  if (!/^[1-9]\d{0,18}$/.test(id)) throw new AdapterError('not-found', { hint: `“${id}” is no comment of WordPress.` });
  return id;
}

/** A name as plain text: WordPress keeps names with their entities. */
export function nameOf(value: unknown): string {
  return typeof value === 'string' ? (readLine(decodeEntities(value.slice(0, 2000))) ?? '') : '';
}

/** The largest picture of a person. */
export function pictureOf(urls: unknown): string | undefined {
  return readUrl(own(urls, '96')) ?? readUrl(own(urls, '48')) ?? readUrl(own(urls, '24'));
}

/** The id of a user; user 0 is nobody. */
export function readUser(value: unknown): string | undefined {
  const id = readId(value);
  return id === '0' ? undefined : id;
}

/** What tells a user from all others; guests may call themselves what they like. */
export function personOf(user: string | undefined): string | undefined {
  return user === undefined ? undefined : `wp:${user}`;
}

/** An address on another site than this page's. */
function elsewhere(link: unknown): string | undefined {
  const url = readUrl(link);
  return url !== undefined && new URL(url).origin !== globalThis.location?.origin ? url : undefined;
}

function lookUp<T>(table: Readonly<Record<string, T>>, key: unknown): T | undefined {
  return typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** WordPress leaves out that its times are of UTC. */
function readUniversalTime(value: unknown): number | null {
  return typeof value === 'string' ? (readTime(`${value}Z`) ?? null) : null;
}
