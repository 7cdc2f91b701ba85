import type { Author, Comment, CommentId, Reaction, ReactionChoice } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readTime, readUrl } from '../core/fields.js';
import { bodyOf, emojisOf } from './mastodon-body.js';

/** What one can do with a status besides answering it. */
export const CHOICES: readonly ReactionChoice[] = [
  { name: 'favourite', emoji: '⭐' },
  { name: 'boost', emoji: '🔁' },
];

/** The status that the thread hangs below: the announcement of the page. */
export interface Root extends Answerable {
  readonly id: string;
  readonly url: string | undefined;
  /** How many answer it, of those that everybody may read. */
  readonly replies: number;
}

/** What there is to know of a status in order to answer it, or to mark it. */
export interface Answerable {
  /** The same on all servers. */
  readonly uri: string;
  readonly author: Author;
  readonly marks: Marks;
  /** Whether it is public, but kept out of the lists of what is new. */
  readonly unlisted: boolean;
  /** What its author warns of. */
  readonly warning: string | undefined;
}

/** How often people favoured and boosted a status, and whether this reader did. */
export interface Marks {
  readonly favourites: number;
  readonly boosts: number;
  readonly favourited: boolean;
  readonly boosted: boolean;
}

/** What this reader did. */
export type OwnMarks = Pick<Marks, 'favourited' | 'boosted'>;

/** What decides how a status is read, besides the status. */
export interface Reading {
  readonly server: string;
  readonly root: Root;
  readonly avatars: boolean;
  readonly signedIn: boolean;
  /** What this reader did, by the `uri` of the status, where their own server is another one. */
  readonly mine: ReadonlyMap<string, OwnMarks>;
}

/** A status of the thread. */
export interface Read extends Answerable {
  readonly comment: Comment;
  /** How many direct answers it has, by its own account: also such as not everybody may see. */
  readonly replies: number;
}

/** The status that a thread hangs below. Throws `malformed` when it is none. */
export function parseRoot(raw: unknown, server: string): Root {
  const { id } = namesOf(raw);
  if (!isShown(raw)) throw new AdapterError('not-found', { hint: 'The status is not public.' });
  return {
    ...answerableOf(raw, authorOf(raw, server, false)),
    id,
    url: addressOf(raw),
    replies: readCount(own(raw, 'replies_count')) ?? 0,
  };
}

/** A status of the thread; `undefined` for one that is not for everybody. Throws `malformed` when it is none. */
export function parseStatus(raw: unknown, reading: Reading): Read | undefined {
  const { id, uri } = namesOf(raw);
  const { root, server, avatars, signedIn, mine } = reading;
  if (!isShown(raw)) return undefined;
  const parent = readId(own(raw, 'in_reply_to_id')) ?? null;
  const author = authorOf(raw, server, avatars);
  const answerable = answerableOf(raw, author);
  const marks = { ...answerable.marks, ...mine.get(uri) };
  const edited = readTime(own(raw, 'edited_at'));
  return {
    ...answerable,
    marks,
    replies: readCount(own(raw, 'replies_count')) ?? 0,
    comment: {
      id,
      parent: parent === root.id ? null : parent,
      kind: 'comment',
      status: 'published',
      author: author.id !== undefined && author.id === root.author.id ? { ...author, roles: ['author'] } : author,
      body: bodyOf(raw),
      created: readTime(own(raw, 'created_at')) ?? null,
      ...(edited === undefined ? {} : { edited }),
      url: addressOf(raw),
      reactions: reactionsOf(marks),
      can: { reply: signedIn, react: signedIn },
    },
  };
}

/** An account. Its id is the handle: whole, it names one person in all of the fediverse. */
export function parseAccount(raw: unknown, server: string, avatars: boolean): Author {
  const acct = readLine(own(raw, 'acct')) ?? readLine(own(raw, 'username'));
  const handle = acct === undefined ? undefined : `@${acct.includes('@') ? acct : `${acct}@${new URL(server).host}`}`;
  const emojis = emojisOf(raw);
  return {
    name: readLine(own(raw, 'display_name')) ?? readLine(own(raw, 'username')) ?? '',
    ...(handle === undefined ? {} : { id: handle.toLowerCase(), handle }),
    url: readUrl(own(raw, 'url')),
    ...(avatars ? { avatar: readUrl(own(raw, 'avatar_static')) ?? readUrl(own(raw, 'avatar')) } : {}),
    ...(emojis.length > 0 ? { emojis } : {}),
  };
}

/** What people did, as reactions: those that nobody chose are left out. */
export function reactionsOf({ favourites, boosts, favourited, boosted }: Marks): readonly Reaction[] {
  const [favourite, boost] = CHOICES as readonly [ReactionChoice, ReactionChoice];
  return [
    { ...favourite, count: Math.max(favourites, Number(favourited)), mine: favourited },
    { ...boost, count: Math.max(boosts, Number(boosted)), mine: boosted },
  ]
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

/** How often people favoured and boosted a status, by its own account. */
export function marksOf(raw: unknown): Marks {
  return {
    favourites: readCount(own(raw, 'favourites_count')) ?? 0,
    boosts: readCount(own(raw, 'reblogs_count')) ?? 0,
    favourited: own(raw, 'favourited') === true,
    boosted: own(raw, 'reblogged') === true,
  };
}

/** The id of a status on its server, and its name on all. */
export function namesOf(raw: unknown): { readonly id: CommentId; readonly uri: string } {
  const id = readId(own(raw, 'id'));
  const uri = readUrl(own(raw, 'uri')) ?? readUrl(own(raw, 'url'));
  if (id === undefined || uri === undefined || typeof own(raw, 'content') !== 'string')
    throw new AdapterError('malformed', { hint: 'A status has no id, no address or no content.' });
  return { id, uri };
}

function answerableOf(raw: unknown, author: Author): Answerable {
  return {
    uri: namesOf(raw).uri,
    author,
    marks: marksOf(raw),
    unlisted: own(raw, 'visibility') === 'unlisted',
    warning: readLine(own(raw, 'spoiler_text'), 500),
  };
}

function isShown(raw: unknown): boolean {
  const visibility = own(raw, 'visibility');
  return visibility === 'public' || visibility === 'unlisted';
}

function authorOf(raw: unknown, server: string, avatars: boolean): Author {
  return parseAccount(own(raw, 'account'), server, avatars);
}

function addressOf(raw: unknown): string | undefined {
  return readUrl(own(raw, 'url')) ?? readUrl(own(raw, 'uri'));
}
