import type { Author, AuthorRole, Comment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readLine, readTime, readUrl } from '../core/fields.js';
import { emptied, readList, type Elsewhere } from './read-only.js';

const MAX_BODY = 256 * 1024;
const MAX_POSTS = 10_000;
/** What people write, and what staff write in its colour; the rest is what the forum notes, or for its staff alone. */
const TYPES: readonly unknown[] = [1, 2];
/** The kind of action that is a like. */
const LIKE = 2;

/** A topic, and the posts that it came with. */
export interface Topic {
  readonly title: string | undefined;
  readonly posting: Elsewhere;
  /** Who wrote the first post. */
  readonly author: string | undefined;
  /** How many answers there are. */
  readonly count: number | undefined;
  /** Whether all of them can be read. */
  readonly isWhole: boolean;
  /** The ids of all answers, oldest first: they are not their numbers. */
  readonly stream: readonly number[];
  readonly posts: ReadonlyMap<number, unknown>;
}

/** What decides how a post is read, besides the post. */
export interface Reading {
  readonly forum: string;
  readonly topic: string;
  readonly avatars: boolean;
  readonly author: string | undefined;
}

/** A topic. Throws `malformed` when it is none. */
export function parseTopic(raw: unknown, forum: string): Topic {
  const id = readCount(own(raw, 'id'));
  const posts = readList(own(own(raw, 'post_stream'), 'posts'), 1000, 'posts: is this Discourse?');
  // Topics of more than ten thousand posts come without their ids: of those, what came is all that can be read.
  const ids =
    own(raw, 'isMegaTopic') === true
      ? posts.map((post) => own(post, 'id'))
      : readList(own(own(raw, 'post_stream'), 'stream'), MAX_POSTS, 'stream: is this Discourse?');
  if (id === undefined) throw new AdapterError('malformed', { hint: 'A topic has no id: is this Discourse?' });
  const first = posts.find((post) => own(post, 'post_number') === 1);
  const firstId = readCount(own(first, 'id'));
  const byId = posts.flatMap((post): [number, unknown][] => {
    const postId = readCount(own(post, 'id'));
    return postId === undefined ? [] : [[postId, post]];
  });
  const stream = ids.flatMap((item) => readCount(item) ?? []).filter((item) => item !== firstId);
  const isClosed = own(raw, 'closed') === true || own(raw, 'archived') === true;
  const count = readCount(own(raw, 'posts_count'));
  return {
    title: readLine(own(raw, 'title')),
    posting: isClosed
      ? { allowed: false, why: 'closed' }
      : { allowed: false, why: 'read-only', href: `${forum}/t/${id}` },
    author: readLine(own(first, 'username')),
    count: count === undefined ? undefined : Math.max(0, count - 1),
    isWhole: own(raw, 'isMegaTopic') !== true,
    stream: [...new Set(stream)],
    posts: new Map(byId),
  };
}

/** A post, named by its number in the topic, as answers name it; `undefined` for what is none, or not of people. */
export function parsePost(raw: unknown, reading: Reading): Comment | undefined {
  const number = readCount(own(raw, 'post_number'));
  // Of what the forum notes, some has the colour of its staff.
  const isNote = !TYPES.includes(own(raw, 'post_type') ?? TYPES[0]) || own(raw, 'action_code') != null;
  if (number === undefined || number < 2 || isNote) return undefined;
  const parent = readCount(own(raw, 'reply_to_post_number'));
  const edited = (readCount(own(raw, 'version')) ?? 1) > 1 ? readTime(own(raw, 'updated_at')) : undefined;
  const likes = likesOf(raw);
  const comment: Comment = {
    id: String(number),
    parent: parent === undefined || parent < 2 ? null : String(parent),
    kind: 'comment',
    status: 'published',
    author: authorOf(raw, reading),
    body: { format: 'html', source: bodyOf(own(raw, 'cooked'), reading.forum) },
    created: readTime(own(raw, 'created_at')) ?? null,
    ...(edited === undefined ? {} : { edited }),
    url: `${reading.forum}/t/${reading.topic}/${number}`,
    votes: { score: likes, up: likes, mine: null },
    can: { reply: false },
  };
  const isGone = own(raw, 'user_deleted') === true || own(raw, 'hidden') === true || own(raw, 'deleted_at') != null;
  return isGone ? emptied(comment) : comment;
}

function likesOf(raw: unknown): number {
  const actions = own(raw, 'actions_summary');
  const like = Array.isArray(actions) ? actions.find((action) => own(action, 'id') === LIKE) : undefined;
  return readCount(own(raw, 'like_count')) ?? readCount(own(like, 'count')) ?? 0;
}

function authorOf(raw: unknown, { forum, avatars, author }: Reading): Author {
  const username = readLine(own(raw, 'username'));
  const template = own(raw, 'avatar_template');
  const avatar =
    avatars && typeof template === 'string' ? readUrl(template.replace('{size}', '96'), `${forum}/`) : undefined;
  const roles: AuthorRole[] = [];
  if (username !== undefined && username === author) roles.push('author');
  if (['admin', 'moderator', 'staff'].some((role) => own(raw, role) === true)) roles.push('moderator');
  return {
    name: readLine(own(raw, 'name')) ?? readLine(own(raw, 'display_username')) ?? username ?? '',
    ...(username === undefined
      ? {}
      : {
          id: `${forum}/u/${username.toLowerCase()}`,
          handle: `@${username}`,
          url: `${forum}/u/${encodeURIComponent(username)}`,
        }),
    ...(avatar === undefined ? {} : { avatar }),
    ...(roles.length > 0 ? { roles } : {}),
  };
}

const EMOJI = /<img\b(?=[^<>]{0,1500}\bclass="emoji)(?=[^<>]{0,1500}\balt="([^"<>]{1,100})")[^<>]{0,1500}>/g;

/** Addresses there are relative to the forum, and its emoji are pictures: their names are words. */
function bodyOf(cooked: unknown, forum: string): string {
  if (typeof cooked !== 'string') return '';
  const { origin } = new URL(forum);
  return cooked
    .slice(0, MAX_BODY)
    .replace(EMOJI, '$1')
    .replace(/\b(href|src)="\/\//g, '$1="https://')
    .replace(/\b(href|src)="\//g, `$1="${origin}/`);
}
