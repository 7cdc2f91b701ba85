import type { Challenge, Comment, CommentId, CommentRights, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readTime, readUrl, textOf } from '../core/fields.js';
import type { FieldNeed, GuestFields } from '../core/thread-info.js';

const MAX_BODY = 256 * 1024;
/** What Twikoo takes where its owner has set nothing, in UTF-16 units of HTML. */
const DEFAULT_LENGTH = 500;
/** What Twikoo writes where somebody gave no name: “anonymous”. */
const NAMELESS = '匿名';

/** What decides how a comment is read, besides the comment. */
export interface Reading {
  readonly avatars: boolean;
  /** Whether one can vote down. */
  readonly dislikes: boolean;
}

/** What Twikoo is set to, as far as it tells. */
export interface TwikooConfig {
  readonly guestFields: GuestFields;
  /** The longest HTML it takes, in UTF-16 units. */
  readonly maxLength: number | undefined;
  readonly dislikes: boolean;
  /** What is to be solved by those who write; `unknown` for what can't be solved here. */
  readonly challenge: Challenge | 'unknown' | undefined;
}

/** Some conversations, and what Twikoo says about the others. */
export interface RawPage {
  /** Each root with all that stands below it. */
  readonly branches: readonly (readonly Comment[])[];
  readonly more: boolean;
  /** How many roots the thread has. */
  readonly roots: number;
}

/** An answer that must hold comments. One bad comment among good ones is left out. */
export function parsePage(raw: unknown, reading: Reading): RawPage {
  const items = own(raw, 'data');
  if (!Array.isArray(items))
    throw new AdapterError('malformed', { hint: 'Twikoo answered without comments: is this its address?' });
  const branches = items.map((item) => parseBranch(item, reading)).filter((branch) => branch.length > 0);
  return { branches, more: own(raw, 'more') === true, roots: readCount(own(raw, 'count')) ?? branches.length };
}

/** A root with all answers, whose `pid` says whom they answer. Where that one is gone, they answer the root. */
function parseBranch(item: unknown, reading: Reading): Comment[] {
  const below = own(item, 'replies');
  const replies = Array.isArray(below) ? below : [];
  const root = tryComment(item, null, { ...reading, isAnswered: replies.length > 0 });
  if (!root) return [];
  const ids = new Set<unknown>(replies.map((reply) => readId(own(reply, 'id'))));
  const comments = [root];
  for (const reply of replies) {
    const pid = readId(own(reply, 'pid'));
    const parent = pid !== undefined && ids.has(pid) && pid !== own(reply, 'id') ? pid : root.id;
    const comment = tryComment(reply, parent, reading);
    if (comment && comment.id !== root.id) comments.push(comment);
  }
  return comments;
}

interface RowReading extends Reading {
  /** Whether this is a root with answers: without it, Twikoo would show none of them to anybody. */
  readonly isAnswered?: boolean;
}

function tryComment(raw: unknown, parent: CommentId | null, reading: RowReading): Comment | undefined {
  try {
    return parseComment(raw, parent, reading);
  } catch {
    return undefined;
  }
}

/** One comment. Throws `malformed` when it is none. */
export function parseComment(raw: unknown, parent: CommentId | null, reading: RowReading): Comment {
  const id = readId(own(raw, 'id'));
  const html = own(raw, 'comment');
  if (id === undefined || typeof html !== 'string')
    throw new AdapterError('malformed', { hint: 'A comment of Twikoo has no id or no words.' });
  const isHeld = own(raw, 'isSpam') === true;
  const votes = votesOf(raw);
  const name = readLine(own(raw, 'nick')) ?? '';
  return {
    id,
    parent,
    kind: 'comment',
    status: isHeld ? 'held' : 'published',
    author: {
      // `mailMd5`, `os`, `browser` and `ipRegion` are nobody's business, and go no further.
      name: name === NAMELESS ? '' : name,
      url: readUrl(own(raw, 'link')),
      avatar: reading.avatars ? pictureOf(raw) : undefined,
      ...(own(raw, 'master') === true ? { roles: ['author'] as const } : {}),
    },
    body: { format: 'html', source: html.slice(0, MAX_BODY) },
    // `updated` changes when a comment is checked or approved, too: nobody can tell whether it was edited.
    created: timeOf(own(raw, 'created')),
    ...(parent === null && own(raw, 'top') === true ? { pinned: true } : {}),
    ...(votes ? { votes } : {}),
    can: rightsOf(raw, !isHeld, votes !== undefined, reading),
  };
}

/** In its list of the newest Twikoo gives everybody a picture of a service, addressed by a hash of their e-mail address. */
function pictureOf(raw: unknown): string | undefined {
  const url = readUrl(own(raw, 'avatar'));
  return url === undefined || /^\/avatar\/[^/]+$/.test(new URL(url).pathname) ? undefined : url;
}

function rightsOf(raw: unknown, isPublished: boolean, hasVotes: boolean, reading: RowReading): CommentRights {
  return {
    reply: isPublished,
    ...(own(raw, 'isOwner') === true && !reading.isAnswered ? { remove: true } : {}),
    ...(isPublished && hasVotes ? { vote: reading.dislikes ? ['up', 'down'] : ['up'] } : {}),
  };
}

/** Likes and dislikes; before Twikoo 1.7 there were only likes. */
function votesOf(raw: unknown): Votes | undefined {
  const up = readCount(own(raw, 'ups') ?? own(raw, 'like'));
  if (up === undefined) return undefined;
  const down = readCount(own(raw, 'downs'));
  const mine = own(raw, 'liked') === true ? 'up' : own(raw, 'disliked') === true ? 'down' : null;
  return { score: up - (down ?? 0), up, ...(down === undefined ? {} : { down }), mine };
}

function timeOf(value: unknown): number | null {
  return typeof value === 'number' ? (readTime(Math.trunc(value)) ?? null) : null;
}

/** Twikoo's settings. What it does not tell is as its own widget has it. */
export function parseConfig(answer: unknown): TwikooConfig {
  const config = own(answer, 'config');
  if (typeof config !== 'object' || config === null)
    throw new AdapterError('malformed', { hint: 'Twikoo answered without its settings: is this its address?' });
  const shown = namesIn(own(config, 'DISPLAYED_FIELDS'), 'nick,mail,link');
  const required = namesIn(own(config, 'REQUIRED_FIELDS'), 'nick,mail');
  const needOf = (name: string): FieldNeed =>
    !shown.includes(name) ? 'hidden' : required.includes(name) ? 'required' : 'optional';
  const limit = readCount(own(config, 'LIMIT_LENGTH')) ?? DEFAULT_LENGTH;
  return {
    guestFields: { name: needOf('nick'), email: needOf('mail'), website: needOf('link') },
    maxLength: limit === 0 ? undefined : limit,
    dislikes: textOf(own(config, 'SHOW_DISLIKE')) === 'true',
    challenge: challengeOf(config),
  };
}

function namesIn(value: unknown, otherwise: string): readonly string[] {
  return (readLine(value) ?? otherwise).split(',').map((name) => name.trim());
}

function challengeOf(config: object): Challenge | 'unknown' | undefined {
  const provider = readLine(own(config, 'CAPTCHA_PROVIDER'));
  const siteKey = readLine(own(config, 'TURNSTILE_SITE_KEY'));
  if (provider === 'Cap') {
    const url = readUrl(own(config, 'CAP_API_ENDPOINT'));
    return url === undefined ? 'unknown' : { kind: 'cap', url };
  }
  if (provider === 'Geetest' || own(config, 'GEETEST_CAPTCHA_ID')) return 'unknown';
  return siteKey === undefined ? undefined : { kind: 'turnstile', siteKey };
}
