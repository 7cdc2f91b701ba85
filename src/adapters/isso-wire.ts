import type {
  Author,
  Comment,
  CommentId,
  CommentRights,
  CommentStatus,
  VoteDirection,
  Votes,
} from '../core/comment.js';
import { decodeEntities } from '../core/entities.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readTime, readUrl } from '../core/fields.js';
import type { OwnComments } from './isso-own.js';

/** Isso takes 65,535 characters; Markdown makes more of them. */
const MAX_BODY = 256 * 1024;

/** What decides how a comment is read, besides the comment. */
export interface Reading {
  readonly avatars: boolean;
  /** Whether votes are shown and taken. */
  readonly votes: boolean;
  readonly own: OwnComments;
  /** How this reader has voted since the page was opened; Isso itself never tells. */
  readonly cast: ReadonlyMap<CommentId, VoteDirection>;
  /** Whether one may answer oneself while one could still edit instead. */
  readonly replyToSelf: boolean;
}

/** What Isso is set to, as far as it tells. */
export interface IssoConfig {
  readonly replyToSelf: boolean;
  readonly requireAuthor: boolean;
  readonly requireEmail: boolean;
  readonly website: boolean;
  readonly feed: boolean;
}

/** Some comments of one level, not read yet, and what Isso says about the others. */
export interface RawPage {
  readonly items: readonly unknown[];
  /** How many there are in all: of a thread, on both levels. */
  readonly total: number;
  /** How many of this level come after these; wrong when the page was asked for by time. */
  readonly hidden: number;
  readonly config: IssoConfig | undefined;
}

/** One comment. Throws `malformed` when it is none. */
export function parseComment(raw: unknown, reading: Reading): Comment {
  const id = readId(own(raw, 'id'));
  const text = own(raw, 'text');
  if (id === undefined || typeof text !== 'string')
    throw new AdapterError('malformed', { hint: 'A comment of Isso has no id or no text.' });
  const status = statusOf(own(raw, 'mode'));
  const replies = readCount(own(raw, 'total_replies'));
  const shared = {
    id,
    parent: readId(own(raw, 'parent')) ?? null,
    kind: 'comment',
    status,
    created: secondsOf(own(raw, 'created')) ?? null,
    ...(replies === undefined ? {} : { replies }),
  } as const;
  if (status === 'removed')
    return { ...shared, author: { name: '' }, body: { format: 'html', source: '' }, can: { reply: false } };
  const votes = reading.votes ? votesOf(raw, reading.cast.get(id) ?? null) : undefined;
  return {
    ...shared,
    author: authorOf(raw, reading.avatars),
    body: { format: 'html', source: text.slice(0, MAX_BODY) },
    edited: secondsOf(own(raw, 'modified')),
    ...(votes ? { votes } : {}),
    can: rightsOf(id, status, reading),
  };
}

/** A list of comments with the replies that came below them. One bad comment among good ones is left out. */
export function parseComments(items: readonly unknown[], reading: Reading): Comment[] {
  const comments: Comment[] = [];
  for (const item of items) {
    const below = own(item, 'replies');
    for (const row of [item, ...(Array.isArray(below) ? below : [])]) {
      try {
        comments.push(parseComment(row, reading));
      } catch {
        continue;
      }
    }
  }
  return comments;
}

/** An answer that must hold comments. */
export function parsePage(raw: unknown): RawPage {
  const items = own(raw, 'replies');
  if (!Array.isArray(items))
    throw new AdapterError('malformed', { hint: 'Isso answered without comments: is this its address?' });
  return {
    items,
    total: readCount(own(raw, 'total_replies')) ?? items.length,
    hidden: readCount(own(raw, 'hidden_replies')) ?? 0,
    config: own(raw, 'config') === undefined ? undefined : parseConfig(own(raw, 'config')),
  };
}

/** Isso's settings. What an older one does not tell is as it is by default. */
export function parseConfig(raw: unknown): IssoConfig {
  return {
    replyToSelf: own(raw, 'reply-to-self') === true,
    requireAuthor: own(raw, 'require-author') === true,
    requireEmail: own(raw, 'require-email') === true,
    website: own(raw, 'website-field') !== false,
    feed: own(raw, 'feed') === true,
  };
}

/** The counts of an answer; `undefined` when it has none. */
export function votesOf(raw: unknown, mine: VoteDirection | null): Votes | undefined {
  const up = readCount(own(raw, 'likes'));
  const down = readCount(own(raw, 'dislikes'));
  return up === undefined || down === undefined ? undefined : { score: up - down, up, down, mine };
}

/** Isso counts its comments; any other id can't be one of them. */
export function readCommentId(id: CommentId): number {
  const number = /^[1-9]\d{0,15}$/.test(id) ? Number(id) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new AdapterError('not-found', { hint: `“${id}” is no comment of Isso.` });
  return number;
}

function statusOf(mode: unknown): CommentStatus {
  return mode === 2 ? 'held' : mode === 4 ? 'removed' : 'published';
}

/** Isso's moments are seconds with a fraction. */
function secondsOf(value: unknown): number | undefined {
  return typeof value === 'number' ? readTime(Math.round(value * 1000)) : undefined;
}

function authorOf(raw: unknown, avatars: boolean): Author {
  const website = own(raw, 'website');
  return {
    // The `hash` would tell one guest from another, but it is made of their e-mail or IP address.
    name: textOf(own(raw, 'author')),
    url: typeof website === 'string' ? readUrl(decodeEntities(website.slice(0, 4096))) : undefined,
    avatar: avatars ? readUrl(own(raw, 'gravatar_image')) : undefined,
  };
}

/** A name as plain text: Isso keeps names with `<`, `>` and `&` escaped. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? (readLine(decodeEntities(value.slice(0, 2000))) ?? '') : '';
}

function rightsOf(id: CommentId, status: CommentStatus, reading: Reading): CommentRights {
  const until = reading.own.until(id);
  const isOwn = until !== undefined;
  return {
    reply: status === 'published' && (!isOwn || reading.replyToSelf),
    ...(isOwn ? { edit: until, remove: true } : {}),
    // Nobody votes on what they wrote, nor a second time.
    ...(reading.votes && status === 'published' && !isOwn && !reading.cast.has(id) ? { vote: ['up', 'down'] } : {}),
  };
}
