import type { Author, Comment, CommentId, CommentRights, CommentStatus, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readTime, readUrl } from '../core/fields.js';

/** Markdown and formulas make much of little. */
const MAX_BODY = 256 * 1024;

/** An id as the server writes it: a number or a text, by its database. */
export type RawId = string | number;

/** Who is signed in. */
export interface WalineViewer {
  readonly id: string;
  readonly author: Author;
  /** Goes back to Waline with what they write, and nowhere else. */
  readonly mail: string;
  readonly isAdmin: boolean;
}

/** What decides how a comment is read, besides the comment. */
export interface Reading {
  readonly avatars: boolean;
  readonly viewer: WalineViewer | null;
  readonly liked: (id: CommentId) => boolean;
  /** Comments that have answers. */
  readonly answered: Set<CommentId>;
}

/** A comment, and what the adapter needs to know of it. */
export interface Row {
  readonly comment: Comment;
  readonly id: RawId;
  /** The comment that begins the conversation; `null` for that one itself. */
  readonly root: RawId | null;
  /** The Markdown, where Waline gives it. */
  readonly source: string | undefined;
}

/** Some conversations, not read yet, and how many there are. */
export interface RawPage {
  readonly items: readonly unknown[];
  readonly pages: number;
  /** How many comments the thread has, for whoever asked. */
  readonly count: number;
}

/** One comment by itself. Throws `malformed` when it is none. */
export function parseRow(raw: unknown, reading: Reading): Row {
  // Answers to changes call it `id`, all others `objectId`.
  const id = readRawId(own(raw, 'objectId')) ?? readRawId(own(raw, 'id'));
  const html = own(raw, 'comment');
  if (id === undefined || typeof html !== 'string')
    throw new AdapterError('malformed', { hint: 'A comment of Waline has no id or no text.' });
  const root = readRawId(own(raw, 'rid')) ?? null;
  const parent = root === null ? null : String(readRawId(own(raw, 'pid')) ?? root);
  const source = own(raw, 'orig');
  const status = statusOf(own(raw, 'status'));
  const isPinned = root === null && Number(own(raw, 'sticky') ?? 0) > 0;
  const comment: Comment = {
    id: String(id),
    parent,
    kind: 'comment',
    status,
    author: authorOf(raw, reading.avatars),
    body: { format: 'html', source: html.slice(0, MAX_BODY) },
    // On some databases, answers to changes have the time only as the database itself calls it.
    created: readTime(own(raw, 'time')) ?? readTime(own(raw, 'insertedAt') ?? own(raw, 'insertedat')) ?? null,
    ...(isPinned ? { pinned: true } : {}),
    votes: votesOf(raw, reading.liked(String(id))),
    can: rightsOf(String(id), root === null, status, readId(own(raw, 'user_id')), reading),
  };
  return { comment, id, root, source: typeof source === 'string' ? source.slice(0, MAX_BODY) : undefined };
}

/** Conversations with all of their answers. One bad comment among good ones is left out. */
export function parseRows(items: readonly unknown[], reading: Reading): Row[] {
  return items.flatMap((item) => {
    const below = own(item, 'children');
    const children: readonly unknown[] = Array.isArray(below) ? below : [];
    // An answer may have been taken away.
    for (const raw of [item, ...children]) reading.answered.delete(String(readRawId(own(raw, 'objectId'))));
    // With a comment, Waline deletes what answers it and what is in its conversation.
    for (const child of children)
      for (const name of ['pid', 'rid']) {
        const above = readRawId(own(child, name));
        if (above !== undefined) reading.answered.add(String(above));
      }
    // In some orders, Waline gives answers newest first.
    const answers = children.flatMap((raw) => tryRow(raw, reading)).toSorted(byTime);
    const rows = [...tryRow(item, reading), ...answers];
    const ids = new Set(rows.map(({ comment }) => comment.id));
    // What was answered may be gone: then the answer stands below the first of the conversation.
    return rows.map((row) => {
      const { comment, root } = row;
      if (root === null || (comment.parent !== null && ids.has(comment.parent))) return row;
      return { ...row, comment: { ...comment, parent: String(root) } };
    });
  });
}

/** An answer that must hold comments. */
export function parsePage(raw: unknown): RawPage {
  const items = own(raw, 'data');
  if (!Array.isArray(items))
    throw new AdapterError('malformed', { hint: 'Waline answered without comments: is this its address?' });
  return {
    items,
    pages: readCount(own(raw, 'totalPages')) ?? 0,
    count: readCount(own(raw, 'count')) ?? items.length,
  };
}

/** Who is signed in; `null` when the answer names nobody, as it does for a token that is not known. */
export function parseViewer(raw: unknown, avatars: boolean): WalineViewer | null {
  const id = readId(own(raw, 'objectId'));
  if (id === undefined) return null;
  const isAdmin = own(raw, 'type') === 'administrator';
  const author: Author = {
    id: personOf(id),
    name: readLine(own(raw, 'display_name')) ?? '',
    url: readUrl(own(raw, 'url')),
    avatar: avatars ? readUrl(own(raw, 'avatar')) : undefined,
    ...(isAdmin ? { roles: ['moderator'] } : {}),
  };
  return { id, author, mail: readLine(own(raw, 'email')) ?? '', isAdmin };
}

/** How often a comment was liked. */
export function votesOf(raw: unknown, isLiked: boolean): Votes {
  const up = readCount(own(raw, 'like')) ?? 0;
  return { score: up, up, mine: isLiked ? 'up' : null };
}

/** Databases count their rows, or name them with letters and digits; anything else would be no id in an address. */
export function isCommentId(id: CommentId): boolean {
  return /^[a-z0-9]{1,64}$/i.test(id);
}

function byTime(a: Row, b: Row): number {
  const between = (a.comment.created ?? 0) - (b.comment.created ?? 0);
  return between === 0 && typeof a.id === 'number' && typeof b.id === 'number' ? a.id - b.id : between;
}

function tryRow(raw: unknown, reading: Reading): Row[] {
  try {
    return [parseRow(raw, reading)];
  } catch {
    return [];
  }
}

function readRawId(value: unknown): RawId | undefined {
  const id = readId(value);
  return id === undefined || !isCommentId(id) || id === '0' ? undefined : (value as RawId);
}

function statusOf(status: unknown): CommentStatus {
  return status === 'waiting' ? 'held' : status === 'spam' ? 'spam' : 'published';
}

function authorOf(raw: unknown, avatars: boolean): Author {
  return {
    // `mail` and `ip`, which administrators are shown, go nowhere.
    name: readLine(own(raw, 'nick')) ?? '',
    id: personOf(readId(own(raw, 'user_id'))),
    url: readUrl(own(raw, 'link')),
    avatar: avatars ? readUrl(own(raw, 'avatar')) : undefined,
    ...(own(raw, 'type') === 'administrator' ? { roles: ['moderator'] } : {}),
  };
}

/** Guests have no id: anybody may call themselves anything. */
function personOf(user: string | undefined): string | undefined {
  return user === undefined || user === '0' ? undefined : `waline:${user}`;
}

function rightsOf(
  id: CommentId,
  isRoot: boolean,
  status: CommentStatus,
  author: string | undefined,
  { viewer, answered }: Reading,
): CommentRights {
  const isPublished = status === 'published';
  const isAdmin = viewer?.isAdmin ?? false;
  const mayChange = isAdmin || (viewer !== null && author === viewer.id);
  return {
    reply: isPublished,
    ...(isPublished ? { vote: ['up'] } : {}),
    ...(mayChange ? { edit: Infinity } : {}),
    // Waline takes all answers away with it, whoever wrote them.
    ...(mayChange && !answered.has(id) ? { remove: true } : {}),
    ...(isAdmin ? { moderate: true } : {}),
    ...(isAdmin && isRoot ? { pin: true } : {}),
  };
}
