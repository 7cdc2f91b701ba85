import type { Author, AuthorRole, Comment, CommentRights, Reaction, ReactionChoice, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readTime, readUrl } from '../core/fields.js';

/** GitHub takes 65,536 characters; HTML makes more of them. */
const MAX_BODY = 512 * 1024;
/** GitHub lists a hundred at most; a snapshot may hold more. */
const MAX_NODES = 1000;
const MAX_GROUPS = 50;

/** GitHub’s eight reactions, in its order. */
export const CHOICES: readonly ReactionChoice[] = [
  { name: 'THUMBS_UP', emoji: '👍' },
  { name: 'THUMBS_DOWN', emoji: '👎' },
  { name: 'LAUGH', emoji: '😄' },
  { name: 'HOORAY', emoji: '🎉' },
  { name: 'CONFUSED', emoji: '😕' },
  { name: 'HEART', emoji: '❤️' },
  { name: 'ROCKET', emoji: '🚀' },
  { name: 'EYES', emoji: '👀' },
];

/** Whom the repository vouches for. */
const ROLES: Readonly<Record<string, AuthorRole>> = {
  OWNER: 'author',
  MEMBER: 'moderator',
  COLLABORATOR: 'moderator',
};

/** Comments that moderators folded for these reasons are shown with the reason; those folded for others are not. */
const HARMLESS = new Set(['off-topic', 'outdated', 'resolved', 'duplicate']);

/** What decides how a comment is read, besides the comment. */
export interface Reading {
  readonly avatars: boolean;
  /** Whether what the viewer may do is what the reader may do: the answer was given to them, not to a proxy. */
  readonly asReader: boolean;
}

/** Some entries of a list, not read yet, and whether there are others. */
export interface Connection {
  readonly nodes: readonly unknown[];
  readonly total: number;
  readonly after: string | undefined;
  readonly before: string | undefined;
}

/** What is known of a discussion besides its comments. */
export interface Discussion {
  readonly id: string;
  readonly url: string | undefined;
  readonly locked: boolean;
  readonly canReact: boolean;
  readonly reactions: readonly Reaction[];
}

/** A discussion. Throws `malformed` when it is none. */
export function parseDiscussion(raw: unknown, asReader: boolean): Discussion {
  const id = readId(own(raw, 'id'));
  if (id === undefined) throw new AdapterError('malformed', { hint: 'A discussion of GitHub has no id.' });
  return {
    id,
    url: readUrl(own(raw, 'url')),
    locked: own(raw, 'locked') === true,
    canReact: own(raw, 'viewerCanReact') === true,
    reactions: parseReactions(raw, asReader),
  };
}

export function parseConnection(raw: unknown): Connection {
  const nodes = own(raw, 'nodes');
  const list = Array.isArray(nodes) ? nodes.slice(0, MAX_NODES) : [];
  const info = own(raw, 'pageInfo');
  const cursorOf = (name: string, has: string): string | undefined =>
    own(info, has) === true ? readId(own(info, name)) : undefined;
  return {
    nodes: list,
    total: readCount(own(raw, 'totalCount')) ?? list.length,
    after: cursorOf('endCursor', 'hasNextPage'),
    before: cursorOf('startCursor', 'hasPreviousPage'),
  };
}

/** One comment. Throws `malformed` when it is none. */
export function parseComment(raw: unknown, reading: Reading): Comment {
  const id = readId(own(raw, 'id'));
  const html = own(raw, 'bodyHTML');
  if (id === undefined || typeof html !== 'string')
    throw new AdapterError('malformed', { hint: 'A comment of GitHub has no id or no bodyHTML.' });
  const replies = readCount(own(own(raw, 'replies'), 'totalCount'));
  const why =
    own(raw, 'isMinimized') === true ? (readLine(own(raw, 'minimizedReason')) ?? '').toLowerCase() : undefined;
  const isRemoved = own(raw, 'deletedAt') != null || (why !== undefined && !HARMLESS.has(why));
  const shared = {
    id,
    parent: readId(own(own(raw, 'replyTo'), 'id')) ?? null,
    kind: 'comment',
    created: readTime(own(raw, 'createdAt')) ?? null,
    ...(replies === undefined ? {} : { replies }),
  } as const;
  if (isRemoved) {
    const body = { format: 'html', source: '' } as const;
    return { ...shared, status: 'removed', author: { name: '' }, body, can: { reply: false } };
  }
  const votes = votesOf(raw, reading.asReader);
  const reactions = parseReactions(raw, reading.asReader);
  return {
    ...shared,
    status: 'published',
    author: authorOf(raw, reading.avatars),
    body: {
      format: 'html',
      source: html.slice(0, MAX_BODY),
      ...(why === undefined ? {} : { warning: why }),
    },
    edited: readTime(own(raw, 'lastEditedAt')),
    url: readUrl(own(raw, 'url')),
    ...(votes ? { votes } : {}),
    ...(reactions.length > 0 ? { reactions } : {}),
    can: rightsOf(raw, reading),
  };
}

/** A list of comments with the replies that came below them. One bad comment among good ones is left out. */
export function parseComments(nodes: readonly unknown[], reading: Reading): Comment[] {
  return nodes.flatMap((root) => {
    const below = parseConnection(own(root, 'replies')).nodes;
    return [root, ...below].flatMap((node) => readComment(node, reading));
  });
}

function readComment(node: unknown, reading: Reading): Comment[] {
  try {
    return [parseComment(node, reading)];
  } catch {
    return [];
  }
}

/** Somebody on GitHub; nobody for `null`, as for those who are gone. */
export function parsePerson(raw: unknown, avatars: boolean): Author | undefined {
  const login = readLine(own(raw, 'login'));
  if (login === undefined) return undefined;
  return {
    name: login,
    id: `github:${login.toLowerCase()}`,
    url: readUrl(own(raw, 'url')),
    avatar: avatars ? readUrl(own(raw, 'avatarUrl')) : undefined,
  };
}

/** What there are of GitHub’s eight reactions, most frequent first. */
export function parseReactions(raw: unknown, asReader = true): Reaction[] {
  const groups = own(raw, 'reactionGroups');
  const told: readonly unknown[] = Array.isArray(groups) ? groups.slice(0, MAX_GROUPS) : [];
  return CHOICES.flatMap((choice) => {
    const group = told.find((one) => own(one, 'content') === choice.name);
    const people = own(group, 'reactors') ?? own(group, 'users');
    const count = readCount(own(people, 'totalCount')) ?? 0;
    return count > 0 ? [{ ...choice, count, mine: asReader && own(group, 'viewerHasReacted') === true }] : [];
  }).toSorted((a, b) => b.count - a.count);
}

/** The upvotes of a comment; a giscus tells none of answers. */
export function votesOf(raw: unknown, asReader: boolean): Votes | undefined {
  const up = readCount(own(raw, 'upvoteCount'));
  if (up === undefined) return undefined;
  return { score: up, up, mine: asReader && own(raw, 'viewerHasUpvoted') === true ? 'up' : null };
}

function authorOf(raw: unknown, avatars: boolean): Author {
  const person = parsePerson(own(raw, 'author'), avatars);
  if (!person) return { name: '' };
  const association = own(raw, 'authorAssociation');
  // A giscus has it in small letters.
  const named = typeof association === 'string' ? association.toUpperCase() : '';
  return Object.hasOwn(ROLES, named) ? { ...person, roles: [ROLES[named]!] } : person;
}

function rightsOf(raw: unknown, { asReader }: Reading): CommentRights {
  if (!asReader) return { reply: false };
  const may = (right: string): boolean => own(raw, right) === true;
  return {
    reply: true,
    ...(may('viewerCanUpdate') ? { edit: Infinity } : {}),
    ...(may('viewerCanDelete') ? { remove: true } : {}),
    ...(may('viewerCanUpvote') || may('viewerHasUpvoted') ? { vote: ['up'] } : {}),
    ...(may('viewerCanReact') ? { react: true } : {}),
  };
}
