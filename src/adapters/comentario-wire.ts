import type { Author, Comment, CommentId, CommentRights, CommentStatus, VoteDirection } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readId, readLine, readTime, readUrl } from '../core/fields.js';
import { parsePage, type ComentarioPage } from './comentario-page.js';

/** Comentario takes 1,024 bytes unless told otherwise; Markdown makes more of them. */
const MAX_BODY = 256 * 1024;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
/** Whoever is not registered. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const ROLES = ['isSuperuser', 'isOwner', 'isModerator'];

/** Who is signed in. */
export interface ComentarioViewer {
  readonly id: string;
  readonly author: Author;
  readonly isModerator: boolean;
  /** Whether they may only read on this site. */
  readonly isReadOnly: boolean;
}

/** What decides how a comment is read, besides the comment. */
export interface Reading {
  readonly page: ComentarioPage;
  readonly viewer: ComentarioViewer | null;
  /** People who wrote, by their ids. */
  readonly people: ReadonlyMap<string, Author>;
  /** How this reader has voted: Comentario tells it with the whole thread only. */
  readonly mine: ReadonlyMap<CommentId, VoteDirection>;
  /** Comments that have answers. */
  readonly answered: ReadonlySet<CommentId>;
}

/** Says where somebody's picture is; `undefined` when none are wanted. */
export type Pictures = ((id: string) => string) | undefined;

/** A comment, and what the adapter needs to know of it. */
export interface Row {
  readonly comment: Comment;
  /** Who wrote it; `undefined` for those who are not registered. */
  readonly author: string | undefined;
  /** The Markdown, for its writer and for moderators. */
  readonly source: string | undefined;
}

/** A whole thread, its comments not read yet. */
export interface RawThread {
  readonly page: ComentarioPage;
  readonly items: readonly unknown[];
  readonly people: readonly unknown[];
}

/** An answer that must hold a thread. Comentario leaves out lists that are empty. */
export function parseThread(raw: unknown): RawThread {
  const page = parsePage(own(raw, 'pageInfo'));
  return { page, items: listOf(own(raw, 'comments')), people: listOf(own(raw, 'commenters')) };
}

/** One comment. Throws `malformed` when it is none. */
export function parseRow(raw: unknown, reading: Reading): Row {
  const id = readId(own(raw, 'id'));
  const html = own(raw, 'html') ?? '';
  if (id === undefined || !isUuid(id) || typeof html !== 'string')
    throw new AdapterError('malformed', { hint: 'A comment of Comentario has no id or no text.' });
  const parent = readUuid(own(raw, 'parentId')) ?? null;
  const status = statusOf(raw);
  const author = readUuid(own(raw, 'userCreated'));
  const isPinned = parent === null && own(raw, 'isSticky') === true;
  const source = own(raw, 'markdown');
  const isRemoved = status === 'removed';
  const edited = readTime(own(raw, 'editedTime'));
  const comment: Comment = {
    id,
    parent,
    kind: 'comment',
    status,
    author: isRemoved ? { name: '' } : authorOf(raw, author, reading),
    body: { format: 'html', source: html.slice(0, MAX_BODY) },
    created: readTime(own(raw, 'createdTime')) ?? null,
    ...(isRemoved || edited === undefined ? {} : { edited }),
    ...(isPinned && !isRemoved ? { pinned: true } : {}),
    ...(reading.page.votes && !isRemoved
      ? { votes: { score: scoreOf(own(raw, 'score')), mine: reading.mine.get(id) ?? null } }
      : {}),
    can: rightsOf({ id, parent, status, isOwn: author !== undefined && author === reading.viewer?.id }, reading),
  };
  return {
    comment,
    author: author === NOBODY ? undefined : author,
    source: typeof source === 'string' && source !== '' ? source.slice(0, MAX_BODY) : undefined,
  };
}

/** Who is signed in; `null` when the answer names nobody. */
export function parseViewer(raw: unknown, picture: Pictures): ComentarioViewer | null {
  const person = parsePerson(raw, picture);
  if (!person) return null;
  const isModerator = person.author.roles !== undefined;
  return { ...person, isModerator, isReadOnly: !isModerator && own(raw, 'isCommenter') === false };
}

/** Somebody who is registered. Their e-mail address, which moderators are told, goes nowhere. */
export function parsePerson(
  raw: unknown,
  picture: Pictures,
): { readonly id: string; readonly author: Author } | undefined {
  const id = readUuid(own(raw, 'id'));
  if (id === undefined || id === NOBODY) return undefined;
  const author: Author = {
    id: nameOf(id),
    name: readLine(own(raw, 'name')) ?? '',
    url: readUrl(own(raw, 'websiteUrl')),
    avatar: own(raw, 'hasAvatar') === true ? picture?.(id) : undefined,
    ...(ROLES.some((role) => own(raw, role) === true) ? { roles: ['moderator'] } : {}),
  };
  return { id, author };
}

/** Comentario names comments by UUIDs; anything else would be no id in an address. */
export function isUuid(id: string): boolean {
  return UUID.test(id);
}

export function readUuid(value: unknown): string | undefined {
  return typeof value === 'string' && isUuid(value) ? value : undefined;
}

/** Which way a number votes. */
export function directionOf(value: unknown): VoteDirection | null {
  return value === 1 ? 'up' : value === -1 ? 'down' : null;
}

/** What came of all votes: a whole number, below zero as well. */
export function scoreOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : 0;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function statusOf(raw: unknown): CommentStatus {
  if (own(raw, 'isDeleted') === true) return 'removed';
  if (own(raw, 'isPending') === true) return 'held';
  return own(raw, 'isApproved') === false ? 'spam' : 'published';
}

function authorOf(raw: unknown, id: string | undefined, { people }: Reading): Author {
  if (id === undefined || id === NOBODY) return { name: readLine(own(raw, 'authorName')) ?? '' };
  return people.get(id) ?? { id: nameOf(id), name: '' };
}

function nameOf(id: string): string {
  return `comentario:${id}`;
}

interface Standing {
  readonly id: CommentId;
  readonly parent: CommentId | null;
  readonly status: CommentStatus;
  readonly isOwn: boolean;
}

function rightsOf({ id, parent, status, isOwn }: Standing, { page, viewer, answered }: Reading): CommentRights {
  if (status === 'removed') return { reply: false };
  const isModerator = viewer?.isModerator ?? false;
  const isPublished = status === 'published';
  const may = ({ author, moderator }: ComentarioPage['editing']): boolean =>
    (isOwn && author) || (isModerator && moderator);
  // Where removed comments are not shown, their answers go out of sight with them.
  const keepsAnswers = page.showsRemoved || !answered.has(id);
  return {
    reply: isPublished && !page.isClosed,
    ...(may(page.editing) ? { edit: Infinity } : {}),
    ...(may(page.removing) && keepsAnswers ? { remove: true } : {}),
    ...(page.votes && isPublished && viewer && !isOwn ? { vote: ['up', 'down'] } : {}),
    ...(isModerator ? { moderate: true } : {}),
    ...(isModerator && parent === null ? { pin: true } : {}),
  };
}
