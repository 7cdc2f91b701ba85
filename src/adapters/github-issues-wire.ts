import type { Author, AuthorRole, Comment, CommentId, Reaction, ReactionChoice } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readTime, readUrl } from '../core/fields.js';

/** GitHub takes 65,536 characters; HTML makes more of them. */
const MAX_BODY = 512 * 1024;

/** GitHub’s eight reactions, in its order. */
export const CHOICES: readonly ReactionChoice[] = [
  { name: '+1', emoji: '👍' },
  { name: '-1', emoji: '👎' },
  { name: 'laugh', emoji: '😄' },
  { name: 'hooray', emoji: '🎉' },
  { name: 'confused', emoji: '😕' },
  { name: 'heart', emoji: '❤️' },
  { name: 'rocket', emoji: '🚀' },
  { name: 'eyes', emoji: '👀' },
];

/** Whom the repository vouches for. */
const ROLES: Readonly<Record<string, AuthorRole>> = {
  OWNER: 'author',
  MEMBER: 'moderator',
  COLLABORATOR: 'moderator',
};

/**
 * Issues have one level. What is answered here says so in a note that GitHub does not show, so that it stands below
 * what it answers here, and after it there.
 */
const NOTE = /^<!-- in reply to (\d{1,20}) -->\r?\n/;

/** An issue, as far as a thread needs it. */
export interface Issue {
  readonly number: number;
  readonly url: string | undefined;
  readonly locked: boolean;
  readonly comments: number;
  readonly reactions: unknown;
}

/** What decides how a comment is read, besides the comment. */
export interface IssueReading {
  readonly avatars: boolean;
  /** Who reads, by their login in small letters; `undefined` for a guest. */
  readonly login: string | undefined;
  /** What this reader reacted with, by `target name`: GitHub tells only how many did. */
  readonly mine: ReadonlySet<string>;
}

/** An issue. Throws `malformed` when it is none. */
export function parseIssue(raw: unknown): Issue {
  const number = readCount(own(raw, 'number'));
  if (number === undefined) throw new AdapterError('malformed', { hint: 'GitHub answered without an issue.' });
  return {
    number,
    url: readUrl(own(raw, 'html_url')),
    locked: own(raw, 'locked') === true,
    comments: readCount(own(raw, 'comments')) ?? 0,
    reactions: own(raw, 'reactions'),
  };
}

/** One comment. Throws `malformed` when it is none. */
export function parseComment(raw: unknown, reading: IssueReading): Comment {
  const id = readId(own(raw, 'id'));
  const html = own(raw, 'body_html');
  if (id === undefined || typeof html !== 'string')
    throw new AdapterError('malformed', { hint: 'A comment of GitHub has no id or no body_html.' });
  const { avatars, login, mine } = reading;
  const created = readTime(own(raw, 'created_at'));
  const changed = readTime(own(raw, 'updated_at'));
  const author = authorOf(raw, avatars);
  const isOwn = login !== undefined && author.name.toLowerCase() === login;
  const reactions = parseReactions(own(raw, 'reactions'), id, mine);
  return {
    id,
    parent: parentOf(raw),
    kind: 'comment',
    status: 'published',
    author,
    body: { format: 'html', source: html.slice(0, MAX_BODY) },
    created: created ?? null,
    edited: changed === created ? undefined : changed,
    url: readUrl(own(raw, 'html_url')),
    ...(reactions.length > 0 ? { reactions } : {}),
    can: {
      reply: login !== undefined,
      ...(isOwn ? { edit: Infinity, remove: true } : {}),
      ...(login === undefined ? {} : { react: true }),
    },
  };
}

/** A list of comments. One bad comment among good ones is left out. */
export function parseComments(raw: unknown, reading: IssueReading): Comment[] {
  if (!Array.isArray(raw)) throw new AdapterError('malformed', { hint: 'GitHub answered without a list of comments.' });
  return raw.flatMap((one: unknown) => {
    try {
      return [parseComment(one, reading)];
    } catch {
      return [];
    }
  });
}

/** Somebody on GitHub; `undefined` for those who are gone. */
export function parseUser(raw: unknown, avatars: boolean): Author | undefined {
  const name = readLine(own(raw, 'login'));
  if (name === undefined) return undefined;
  return {
    name,
    id: `github:${name.toLowerCase()}`,
    url: readUrl(own(raw, 'html_url')),
    avatar: avatars ? readUrl(own(raw, 'avatar_url')) : undefined,
  };
}

/** How often each reaction is there, most frequent first. */
export function parseReactions(raw: unknown, target: CommentId | null, mine: ReadonlySet<string>): Reaction[] {
  return CHOICES.flatMap((choice) => {
    const count = readCount(own(raw, choice.name)) ?? 0;
    return count > 0 ? [{ ...choice, count, mine: mine.has(markOf(target, choice.name)) }] : [];
  }).toSorted((a, b) => b.count - a.count);
}

/** Under which to note that this reader reacts so. */
export function markOf(target: CommentId | null, name: string): string {
  return `${target ?? 'page'} ${name}`;
}

/** The comment that a Markdown text says it answers. */
export function parentOf(raw: unknown): CommentId | null {
  const body = own(raw, 'body');
  return typeof body === 'string' ? (NOTE.exec(body)?.[1] ?? null) : null;
}

/** A Markdown text without the note, or with one. */
export function withParent(text: string, parent: CommentId | null): string {
  const words = text.replace(NOTE, '');
  return parent === null ? words : `<!-- in reply to ${parent} -->\n${words}`;
}

function authorOf(raw: unknown, avatars: boolean): Author {
  const person = parseUser(own(raw, 'user'), avatars);
  if (!person) return { name: '' };
  const association = own(raw, 'author_association');
  return typeof association === 'string' && Object.hasOwn(ROLES, association)
    ? { ...person, roles: [ROLES[association]!] }
    : person;
}
