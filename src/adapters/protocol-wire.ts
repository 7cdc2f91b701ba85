import type {
  Author,
  AuthorRole,
  Body,
  Comment,
  CommentRights,
  CommentStatus,
  Emoji,
  Reaction,
  ReactionChoice,
  VoteDirection,
  Votes,
} from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readTime, readUrl, readWarning } from '../core/fields.js';
import type { Total } from '../core/thread-info.js';

/** The longest body that is taken whole. */
const MAX_BODY = 256 * 1024;
/** The most reactions, names and emoji of one comment. */
const MAX_PARTS = 100;
const STATUSES: readonly CommentStatus[] = ['published', 'held', 'spam', 'removed'];
const DIRECTIONS: readonly VoteDirection[] = ['up', 'down'];
const ROLES: readonly AuthorRole[] = ['author', 'moderator'];

/** What decides how comments are read, besides the comments. */
export interface Reading {
  /** Whether pictures of people are wanted. */
  readonly avatars: boolean;
  /** What readers may do with a comment that says nothing of it. */
  readonly can: CommentRights;
}

/** Some comments, and what an answer says about the others. */
export interface ParsedPage {
  readonly comments: readonly Comment[];
  readonly next: string | null;
  readonly total: Total | undefined;
}

/** One comment of the Gedanken protocol (docs/rest-protocol.md). Throws `malformed` when it is none. */
export function parseComment(raw: unknown, { avatars, can }: Reading): Comment {
  const id = readId(own(raw, 'id'));
  const status = oneOf(STATUSES, own(raw, 'status')) ?? 'published';
  const body = status === 'removed' ? (readBody(own(raw, 'body')) ?? EMPTY) : readBody(own(raw, 'body'));
  if (id === undefined || !body) throw malformed('A comment has no id or no body.');
  const kind = own(raw, 'kind');
  return {
    id,
    parent: readId(own(raw, 'parent')) ?? null,
    kind: kind === 'pingback' || kind === 'trackback' ? kind : 'comment',
    status,
    author: readAuthor(own(raw, 'author'), avatars),
    body: { ...body },
    created: readTime(own(raw, 'created')) ?? null,
    edited: readTime(own(raw, 'edited')),
    url: readUrl(own(raw, 'url')),
    source: readLine(own(raw, 'source')),
    pinned: flag(own(raw, 'pinned')),
    replies: readCount(own(raw, 'replies')),
    votes: readVotes(own(raw, 'votes')),
    reactions: own(raw, 'reactions') === undefined ? undefined : readReactions(own(raw, 'reactions')),
    can: own(raw, 'can') === undefined ? { ...can } : readRights(own(raw, 'can')),
  };
}

/** All comments of a list. One that is none is left out. */
export function parseComments(list: unknown, reading: Reading): Comment[] {
  if (!Array.isArray(list)) throw malformed('The answer has no list of comments.');
  return list.flatMap((raw: unknown) => {
    try {
      return [parseComment(raw, reading)];
    } catch {
      return [];
    }
  });
}

/** A page of comments. Throws `malformed` when it is none. */
export function parsePage(raw: unknown, reading: Reading): ParsedPage {
  return {
    comments: parseComments(own(raw, 'comments'), reading),
    next: readId(own(raw, 'next')) ?? null,
    total: readTotal(own(raw, 'total')),
  };
}

/** A number, or a number that may not be all: `{count, exact}`. */
export function readTotal(raw: unknown): Total | undefined {
  const count = readCount(typeof raw === 'number' ? raw : own(raw, 'count'));
  return count === undefined ? undefined : { count, exact: own(raw, 'exact') !== false };
}

/** Who somebody is, as far as readers may know: whatever else the server says stays out. */
export function readAuthor(raw: unknown, avatars: boolean): Author {
  const roles = listOf(own(raw, 'roles')).flatMap((role) => oneOf(ROLES, role) ?? []);
  return {
    name: readLine(own(raw, 'name')) ?? '',
    id: readId(own(raw, 'id')),
    handle: readLine(own(raw, 'handle')),
    url: readUrl(own(raw, 'url')),
    avatar: avatars ? readUrl(own(raw, 'avatar')) : undefined,
    roles: roles.length > 0 ? roles : undefined,
    emojis: readEmojis(own(raw, 'emojis')),
  };
}

/** A body in a format that there is; `undefined` for anything else. */
export function readBody(raw: unknown): Body | undefined {
  const source = own(raw, 'source');
  if (typeof source !== 'string') return undefined;
  return {
    format: oneOf(['html', 'markdown', 'text'] as const, own(raw, 'format')) ?? 'text',
    source: source.slice(0, MAX_BODY).toWellFormed(),
    lang: readLine(own(raw, 'lang'), 35),
    emojis: readEmojis(own(raw, 'emojis')),
    warning: readWarning(own(raw, 'warning')),
  };
}

/** `undefined` where there are no votes. Without a score, votes up less votes down. */
export function readVotes(raw: unknown): Votes | undefined {
  const [up, down] = [readCount(own(raw, 'up')), readCount(own(raw, 'down'))];
  const told = own(raw, 'score');
  const score = typeof told === 'number' && Number.isFinite(told) ? told : (up ?? 0) - (down ?? 0);
  if (told === undefined && up === undefined) return undefined;
  return { score, up, down, mine: oneOf(DIRECTIONS, own(raw, 'mine')) ?? null };
}

/** Those that somebody gave, most frequent first. */
export function readReactions(raw: unknown): readonly Reaction[] {
  return listOf(raw)
    .flatMap((item): Reaction[] => {
      const choice = readChoice(item);
      const count = readCount(own(item, 'count'));
      const who = listOf(own(item, 'who')).flatMap((name) => readLine(name) ?? []);
      if (!choice || !count) return [];
      return [{ ...choice, count, mine: own(item, 'mine') === true, who: who.length > 0 ? who : undefined }];
    })
    .toSorted((a, b) => b.count - a.count);
}

/** Something that one can react with. */
export function readChoice(raw: unknown): ReactionChoice | undefined {
  const name = readLine(own(raw, 'name'), 100);
  return name === undefined ? undefined : { name, emoji: readLine(own(raw, 'emoji'), 16) };
}

/** At most so many items of a list; none of what is no list. */
export function listOf(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw.slice(0, MAX_PARTS) : [];
}

/** The word itself when it is one of those. */
export function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

/** An answer that is not what was asked for. */
export function malformed(hint: string): AdapterError {
  return new AdapterError('malformed', { hint: `${hint} Is this the right endpoint?` });
}

const EMPTY: Body = { format: 'text', source: '' };

function readRights(raw: unknown): CommentRights {
  const directions = listOf(own(raw, 'vote')).flatMap((way) => oneOf(DIRECTIONS, way) ?? []);
  return {
    reply: own(raw, 'reply') === true,
    edit: readUntil(own(raw, 'edit')),
    remove: flag(own(raw, 'remove')),
    moderate: flag(own(raw, 'moderate')),
    vote: directions.length > 0 ? directions : undefined,
    react: flag(own(raw, 'react')),
    pin: flag(own(raw, 'pin')),
    report: flag(own(raw, 'report')),
  };
}

/** `true` is for always. A day or more ahead is as good as always, for whoever edits now. */
function readUntil(value: unknown): number | undefined {
  if (value === true) return Infinity;
  const isMoment = typeof value === 'number' || (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value));
  const until = isMoment ? new Date(value).getTime() : Number.NaN;
  return until >= 0 ? until : undefined;
}

function readEmojis(raw: unknown): readonly Emoji[] | undefined {
  const emojis = listOf(raw).flatMap((item): Emoji[] => {
    const [code, url] = [readLine(own(item, 'code'), 100), readUrl(own(item, 'url'))];
    return code === undefined || url === undefined ? [] : [{ code, url }];
  });
  return emojis.length > 0 ? emojis : undefined;
}

function flag(value: unknown): true | undefined {
  return value === true ? true : undefined;
}
