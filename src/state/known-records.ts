import type { Author, Body, Comment, Emoji, Reaction, Votes } from '../core/comment.js';
import { own, readCount, readId, readLine, readTime, readUrl, readWarning } from '../core/fields.js';
import type { FieldNeed, GuestFields, Posting, ThreadInfo, WritingRules } from '../core/thread-info.js';

const FORMATS = ['html', 'markdown', 'text'] as const;
const NEEDS = ['required', 'optional', 'hidden'] as const;
const SORTS = ['oldest', 'newest', 'discussed', 'best', 'controversial'] as const;
const REFUSALS = ['closed', 'sign-in', 'password', 'read-only'] as const;
/** The longest list in one record. */
const MOST = 50;

/** What everybody sees of a comment: nothing of what this reader did with it, or may do as who they are. */
export function commentRecord(comment: Comment): object {
  const { id, parent, kind, status, author, body, created, edited, url, pinned, replies, votes, reactions } = comment;
  return {
    id,
    parent,
    kind,
    status,
    author,
    body,
    created,
    edited,
    url,
    pinned,
    replies,
    votes: votes && { score: votes.score, up: votes.up, down: votes.down },
    reactions: reactions?.map(({ name, emoji, count }) => ({ name, emoji, count })),
    reply: comment.can.reply,
  };
}

/** A comment out of a record; `undefined` when there is none in it that everybody sees. */
export function readComment(record: unknown): Comment | undefined {
  const id = readId(own(record, 'id'));
  const source = own(own(record, 'body'), 'source');
  if (id === undefined || typeof source !== 'string') return undefined;
  const kind = wordIn(['comment', 'pingback', 'trackback'], own(record, 'kind'));
  const status = wordIn(['published', 'removed'], own(record, 'status'));
  if (!kind || !status) return undefined;
  return {
    id,
    parent: readId(own(record, 'parent')) ?? null,
    kind,
    status,
    author: readAuthor(own(record, 'author')),
    body: readBody(own(record, 'body'), source),
    created: readTime(own(record, 'created')) ?? null,
    edited: readTime(own(record, 'edited')),
    url: readUrl(own(record, 'url')),
    pinned: own(record, 'pinned') === true || undefined,
    replies: readCount(own(record, 'replies')),
    votes: readVotes(own(record, 'votes')),
    reactions: readReactions(own(record, 'reactions')),
    can: { reply: own(record, 'reply') === true },
  };
}

/** What there is to know about a thread, as everybody knows it. */
export function infoRecord({ title, posting, guestFields, writing, sorts }: ThreadInfo): object {
  return { title, posting, guestFields, writing, sorts };
}

/** The same out of a record; `undefined` when it does not say who may write. */
export function readInfo(record: unknown): ThreadInfo | undefined {
  const posting = readPosting(own(record, 'posting'));
  const format = wordIn(FORMATS, own(own(record, 'writing'), 'format'));
  if (!posting || !format) return undefined;
  return {
    title: readLine(own(record, 'title')),
    posting,
    viewer: null,
    guestFields: readFields(own(record, 'guestFields')),
    writing: readWriting(own(record, 'writing'), format),
    sorts: wordsIn(SORTS, own(record, 'sorts')),
    total: null,
  };
}

function readAuthor(record: unknown): Author {
  const roles = wordsIn(['author', 'moderator'], own(record, 'roles'));
  return {
    name: readLine(own(record, 'name')) ?? '',
    id: readId(own(record, 'id')),
    handle: readLine(own(record, 'handle')),
    url: readUrl(own(record, 'url')),
    avatar: readUrl(own(record, 'avatar')),
    roles: roles.length > 0 ? roles : undefined,
    emojis: readEmojis(own(record, 'emojis')),
  };
}

function readBody(record: unknown, source: string): Body {
  return {
    format: wordIn(FORMATS, own(record, 'format')) ?? 'text',
    source,
    lang: readLine(own(record, 'lang')),
    emojis: readEmojis(own(record, 'emojis')),
    warning: readWarning(own(record, 'warning')),
  };
}

function readEmojis(record: unknown): readonly Emoji[] | undefined {
  const emojis = listOf(record).flatMap((emoji): Emoji[] => {
    const [code, url] = [readLine(own(emoji, 'code')), readUrl(own(emoji, 'url'))];
    return code !== undefined && url !== undefined ? [{ code, url }] : [];
  });
  return emojis.length > 0 ? emojis : undefined;
}

function readVotes(record: unknown): Votes | undefined {
  const score = own(record, 'score');
  if (typeof score !== 'number' || !Number.isSafeInteger(score)) return undefined;
  return { score, up: readCount(own(record, 'up')), down: readCount(own(record, 'down')), mine: null };
}

function readReactions(record: unknown): readonly Reaction[] | undefined {
  const reactions = listOf(record).flatMap((reaction): Reaction[] => {
    const [name, count] = [readLine(own(reaction, 'name')), readCount(own(reaction, 'count'))];
    if (name === undefined || count === undefined) return [];
    return [{ name, emoji: readLine(own(reaction, 'emoji'), 40), count, mine: false }];
  });
  return reactions.length > 0 ? reactions : undefined;
}

function readPosting(record: unknown): Posting | undefined {
  if (own(record, 'allowed') === true) return { allowed: true };
  const why = wordIn(REFUSALS, own(record, 'why'));
  return why && { allowed: false, why, href: readUrl(own(record, 'href')) };
}

function readFields(record: unknown): GuestFields {
  const need = (name: string): FieldNeed => wordIn(NEEDS, own(record, name)) ?? 'hidden';
  return { name: need('name'), email: need('email'), website: need('website') };
}

function readWriting(record: unknown, format: WritingRules['format']): WritingRules {
  return {
    format,
    maxBytes: readCount(own(record, 'maxBytes')),
    maxCharacters: readCount(own(record, 'maxCharacters')),
    maxGraphemes: readCount(own(record, 'maxGraphemes')),
    minCharacters: readCount(own(record, 'minCharacters')),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, MOST) : [];
}

function wordsIn<const Word extends string>(words: readonly Word[], value: unknown): readonly Word[] {
  return listOf(value).flatMap((one) => {
    const word = wordIn(words, one);
    return word === undefined ? [] : [word];
  });
}

function wordIn<const Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}
