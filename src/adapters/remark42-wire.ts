import type { Author, Comment, CommentId, CommentRights, VoteDirection, Votes } from '../core/comment.js';
import { decodeEntities } from '../core/entities.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readTime, readUrl } from '../core/fields.js';

/** Remark42 takes some thousand characters; Markdown makes more of them. */
const MAX_BODY = 256 * 1024;
const MAX_PROVIDERS = 50;

/** Who is signed in. */
export interface Remark42Viewer {
  /** As Remark42 calls them: it may be made of their e-mail address, so it goes nowhere else. */
  readonly id: string;
  readonly author: Author;
  readonly isAdmin: boolean;
  readonly isPaying: boolean;
}

/** What Remark42 is set to. */
export interface Remark42Config {
  /** How long one may change what one wrote, in milliseconds; `Infinity` where it says 0. */
  readonly editWindow: number;
  /** Whether administrators may change what they wrote for ever. */
  readonly adminEdit: boolean;
  readonly minCharacters: number;
  readonly maxCharacters: number | undefined;
  /** How one can sign in: `anonymous`, `email`, or the name of a service. */
  readonly providers: readonly string[];
  /** Whether those vote who gave but a name. */
  readonly anonymousVotes: boolean;
  /** Whether no score falls below zero. */
  readonly positiveScore: boolean;
  /** Whether only those write who pay. */
  readonly subscribersOnly: boolean;
}

/** What decides how a comment is read, besides the comment. */
export interface Reading {
  readonly avatars: boolean;
  readonly viewer: Remark42Viewer | null;
  readonly config: Remark42Config;
  /** Whether the thread is closed. */
  readonly readOnly: boolean;
  /** Comments that have answers, which nobody can change any more. */
  readonly answered: ReadonlySet<CommentId>;
}

/** A thread, its comments not read yet. */
export interface RawThread {
  readonly items: readonly unknown[];
  readonly readOnly: boolean;
  /** When the last comment was written, in milliseconds since 1970. */
  readonly last: number | undefined;
}

/** An answer that must hold comments, in one list or as a tree of any depth. */
export function parseThread(raw: unknown): RawThread {
  const info = own(raw, 'info');
  // No comments at all may come as `null`.
  const list = own(raw, 'comments') ?? (info === undefined ? undefined : []);
  if (!Array.isArray(list))
    throw new AdapterError('malformed', { hint: 'Remark42 answered without comments: is this its address?' });
  return { items: flattened(list), readOnly: own(info, 'read_only') === true, last: readTime(own(info, 'last_time')) };
}

/** One comment. Throws `malformed` when it is none. */
export function parseComment(raw: unknown, reading: Reading): Comment {
  const id = readId(own(raw, 'id'));
  const text = own(raw, 'text');
  if (id === undefined || typeof text !== 'string')
    throw new AdapterError('malformed', { hint: 'A comment of Remark42 has no id or no text.' });
  const created = readTime(own(raw, 'time')) ?? null;
  const shared = { id, parent: readId(own(raw, 'pid')) ?? null, kind: 'comment', created } as const;
  if (own(raw, 'delete') === true)
    return {
      ...shared,
      status: 'removed',
      author: { name: '' },
      body: { format: 'html', source: '' },
      can: { reply: false },
    };
  const votes = votesOf(raw);
  return {
    ...shared,
    status: 'published',
    author: authorOf(own(raw, 'user'), reading.avatars),
    body: { format: 'html', source: text.slice(0, MAX_BODY) },
    edited: readTime(own(own(raw, 'edit'), 'time')),
    ...(own(raw, 'pin') === true ? { pinned: true } : {}),
    votes,
    can: rightsOf({ id, created, writer: own(own(raw, 'user'), 'id'), votes }, reading),
  };
}

/** The comments of a list, without removed ones that hold no place any more. One bad comment among good ones is left out. */
export function parseComments(items: readonly unknown[], reading: Reading): Comment[] {
  const comments: Comment[] = [];
  for (const item of items) {
    try {
      comments.push(parseComment(item, reading));
    } catch {
      continue;
    }
  }
  return withoutEmptyPlaces(comments);
}

/** Which comments are answered by one that is still there: Remark42 lets nobody change those. */
export function answeredIn(items: readonly unknown[]): ReadonlySet<CommentId> {
  const answered = new Set<CommentId>();
  for (const item of items) {
    const parent = own(item, 'delete') === true ? undefined : readId(own(item, 'pid'));
    if (parent !== undefined) answered.add(parent);
  }
  return answered;
}

/** Who is signed in, from what Remark42 says of them now or while they sign in. */
export function parseViewer(raw: unknown, avatars: boolean): Remark42Viewer {
  const id = readId(own(raw, 'id'));
  if (id === undefined) throw new AdapterError('malformed', { hint: 'Remark42 answered without the reader’s id.' });
  const isAdmin = (own(raw, 'admin') ?? own(own(raw, 'attrs'), 'admin')) === true;
  return { id, author: authorOf(raw, avatars), isAdmin, isPaying: own(raw, 'paid_sub') === true };
}

/** Remark42's settings. What an old one does not tell is as it is by default. */
export function parseConfig(raw: unknown): Remark42Config {
  const providers = own(raw, 'auth_providers');
  if (!Array.isArray(providers))
    throw new AdapterError('malformed', { hint: 'Remark42 answered without its settings: is this its address?' });
  const seconds = readCount(own(raw, 'edit_duration')) ?? 300;
  return {
    editWindow: seconds === 0 ? Infinity : seconds * 1000,
    adminEdit: own(raw, 'admin_edit') === true,
    minCharacters: readCount(own(raw, 'min_comment_size')) ?? 0,
    maxCharacters: readCount(own(raw, 'max_comment_size')) || undefined,
    providers: providers
      .slice(0, MAX_PROVIDERS)
      .filter((name): name is string => typeof name === 'string' && /^[\w.-]{1,64}$/.test(name)),
    anonymousVotes: own(raw, 'anon_vote') === true,
    positiveScore: own(raw, 'positive_score') === true,
    subscribersOnly: own(raw, 'subscribers_only') === true,
  };
}

/** The service by which one signs in: the one that the page wants, or else the first. The others need a form of their own. */
export function serviceOf({ providers }: Remark42Config, wanted: string | undefined): string | undefined {
  const services = providers.filter((name) => !['anonymous', 'email', 'telegram'].includes(name));
  return services.find((name) => name === wanted) ?? services[0];
}

/** Ids are names in addresses: those that Remark42 makes, and those that it took over from elsewhere. */
export function readCommentId(id: CommentId): string {
  if (!/^[\w-]{1,128}$/.test(id)) throw missing(id);
  return id;
}

export function missing(id: CommentId): AdapterError {
  return new AdapterError('not-found', { hint: `Remark42 has no comment “${id.slice(0, 100)}” in this thread.` });
}

/** Takes a tree apart, whatever its depth. What is no tree stays as it is. */
function flattened(list: readonly unknown[]): readonly unknown[] {
  const items: unknown[] = [];
  const nodes = [...list];
  // What is found below goes to the end of what is walked.
  for (const node of nodes) {
    const comment = own(node, 'comment');
    items.push(comment ?? node);
    const replies = comment === undefined ? undefined : own(node, 'replies');
    if (Array.isArray(replies)) for (const reply of replies) nodes.push(reply);
  }
  return items;
}

/** Remark42 lists what was removed for ever: it keeps a place only for the answers below it. */
function withoutEmptyPlaces(comments: Comment[]): Comment[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const answers = new Map<CommentId, number>();
  for (const { parent } of comments) if (parent !== null) answers.set(parent, (answers.get(parent) ?? 0) + 1);
  const empty = new Set<CommentId>();
  for (const comment of comments) {
    let place: Comment | undefined = comment;
    while (place?.status === 'removed' && !empty.has(place.id) && !answers.get(place.id)) {
      empty.add(place.id);
      if (place.parent === null) break;
      answers.set(place.parent, answers.get(place.parent)! - 1);
      place = byId.get(place.parent);
    }
  }
  return comments.filter(({ id }) => !empty.has(id));
}

function votesOf(raw: unknown): Votes {
  const score = own(raw, 'score');
  return { score: Number.isSafeInteger(score) ? (score as number) : 0, mine: directionOf(own(raw, 'vote')) };
}

function directionOf(vote: unknown): VoteDirection | null {
  return vote === 1 ? 'up' : vote === -1 ? 'down' : null;
}

function authorOf(raw: unknown, avatars: boolean): Author {
  const name = own(raw, 'name');
  return {
    // Remark42 keeps names with `<` and `>` escaped. A hash of the IP address stands next to them, and goes nowhere.
    name: typeof name === 'string' ? (readLine(decodeEntities(name.slice(0, 2000))) ?? '') : '',
    id: personOf(readId(own(raw, 'id'))),
    avatar: avatars ? readUrl(own(raw, 'picture')) : undefined,
    ...(own(raw, 'admin') === true ? { roles: ['moderator'] } : {}),
  };
}

/** Whom Remark42 vouches for. Ids of those who gave a name or an e-mail address are hashes of just that. */
function personOf(id: string | undefined): string | undefined {
  return id === undefined || isUnvouched(id) || id.startsWith('email_') ? undefined : `remark42:${id}`;
}

function isUnvouched(id: string): boolean {
  return id.startsWith('anonymous_');
}

interface Judged {
  readonly id: CommentId;
  readonly created: number | null;
  readonly writer: unknown;
  readonly votes: Votes;
}

function rightsOf(judged: Judged, { viewer, config, readOnly, answered }: Reading): CommentRights {
  const { id, created, writer, votes } = judged;
  if (!viewer) return { reply: true };
  const isOwn = writer === viewer.id;
  const until = viewer.isAdmin && config.adminEdit ? Infinity : (created ?? 0) + config.editWindow;
  const mayEdit = isOwn && !answered.has(id) && until > Date.now();
  const mayVote = !isOwn && !readOnly && (config.anonymousVotes || !isUnvouched(viewer.id));
  return {
    reply: true,
    ...(mayEdit ? { edit: until } : {}),
    ...(mayEdit || viewer.isAdmin ? { remove: true } : {}),
    ...(mayVote ? { vote: config.positiveScore && votes.score <= 0 && !votes.mine ? ['up'] : ['up', 'down'] } : {}),
    ...(viewer.isAdmin ? { pin: true } : {}),
  };
}
