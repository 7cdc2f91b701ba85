import type { Author, Comment, CommentId, CommentRights, CommentStatus } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readLine, readTime, readUrl } from '../core/fields.js';

const MAX_BODY = 256 * 1024;

/** Who is signed in. */
export interface GhostViewer {
  readonly uuid: string;
  readonly author: Author;
  readonly isPaid: boolean;
  /** Whether the site lets them write at all. */
  readonly mayComment: boolean;
}

/** What decides how a comment is read, besides the comment. */
export interface Reading {
  readonly avatars: boolean;
  readonly viewer: GhostViewer | null;
  /** The first comment of the conversation that each comment is in; `null` for that one itself. */
  readonly roots: Map<CommentId, CommentId | null>;
}

/** Some conversations, not read yet. */
export interface RawPage {
  readonly items: readonly unknown[];
  /** Whether there are more after these. */
  readonly more: boolean;
}

/** An answer that must hold comments. */
export function parsePage(raw: unknown): RawPage {
  const items = own(raw, 'comments');
  if (!Array.isArray(items))
    throw new AdapterError('malformed', { hint: 'Ghost answered without comments: is this its address?' });
  return { items, more: readCount(own(own(own(raw, 'meta'), 'pagination'), 'next')) !== undefined };
}

/** An answer that must hold one comment, as Ghost has it. */
export function oneOf(raw: unknown): unknown {
  const [item] = parsePage(raw).items;
  if (item === undefined) throw new AdapterError('malformed', { hint: 'Ghost answered without a comment.' });
  return item;
}

/** Conversations with the answers that came along: three at most. One bad comment among good ones is left out. */
export function parseConversations(items: readonly unknown[], reading: Reading): Comment[] {
  return items.flatMap((item) => {
    const [root] = tryComment(item, null, reading);
    if (!root) return [];
    const raw = repliesIn(item);
    const replies = parseReplies(raw, root.id, reading);
    const missing = countOf(item, 'replies') - raw.length;
    if (missing <= 0) return [root, ...replies];
    // How many of those that did not come answer the first comment itself, Ghost does not tell.
    const direct = replies.filter(({ parent }) => parent === root.id).length;
    return [{ ...root, replies: direct + missing }, ...replies];
  });
}

/** Answers within one conversation, oldest first. */
export function parseReplies(items: readonly unknown[], root: CommentId, reading: Reading): Comment[] {
  return items.flatMap((item) => tryComment(item, root, reading));
}

/** The answers that came along with a comment. */
export function repliesIn(raw: unknown): readonly unknown[] {
  const replies = own(raw, 'replies');
  return Array.isArray(replies) ? replies : [];
}

/** How often something was counted about a comment. */
export function countOf(raw: unknown, what: 'replies' | 'likes'): number {
  return readCount(own(own(raw, 'count'), what)) ?? 0;
}

/** One comment, in the conversation that begins with `root`. Throws `malformed` when it is none. */
export function parseComment(raw: unknown, root: CommentId | null, reading: Reading): Comment {
  const id = idOf(raw);
  if (id === undefined) throw new AdapterError('malformed', { hint: 'A comment of Ghost has no id.' });
  const html = own(raw, 'html');
  const status = statusOf(own(raw, 'status'), html);
  const { roots, viewer } = reading;
  const answered = readHex(own(raw, 'in_reply_to_id'));
  // What was answered may be gone, or not loaded: then the answer stands below the first of the conversation.
  const parent = root !== null && answered !== undefined && roots.get(answered) === root ? answered : root;
  roots.set(id, root);
  const shared = { id, parent, kind: 'comment', status, created: readTime(own(raw, 'created_at')) ?? null } as const;
  if (status === 'removed')
    return { ...shared, author: { name: '' }, body: { format: 'html', source: '' }, can: { reply: false } };
  const likes = countOf(raw, 'likes');
  const edited = readTime(own(raw, 'edited_at'));
  const member = own(raw, 'member');
  return {
    ...shared,
    author: authorOf(member, reading.avatars),
    body: { format: 'html', source: String(html).slice(0, MAX_BODY) },
    ...(edited === undefined ? {} : { edited }),
    ...(root === null && own(raw, 'pinned') === true ? { pinned: true } : {}),
    votes: { score: likes, up: likes, mine: own(raw, 'liked') === true && viewer ? 'up' : null },
    can: rightsOf(viewer, viewer !== null && own(member, 'uuid') === viewer.uuid),
  };
}

/** Who is signed in; `null` when the answer names nobody. */
export function parseViewer(raw: unknown, avatars: boolean): GhostViewer | null {
  const uuid = readLine(own(raw, 'uuid'));
  if (uuid === undefined) return null;
  return {
    uuid,
    author: authorOf(raw, avatars),
    isPaid: own(raw, 'paid') === true,
    mayComment: own(raw, 'can_comment') !== false,
  };
}

/** Ghost names what it has by 24 hexadecimal digits; anything else would be no id in an address. */
export function readHex(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\da-f]{24}$/.test(value) ? value : undefined;
}

export function idOf(raw: unknown): CommentId | undefined {
  return readHex(own(raw, 'id'));
}

function tryComment(raw: unknown, root: CommentId | null, reading: Reading): Comment[] {
  try {
    return [parseComment(raw, root, reading)];
  } catch {
    return [];
  }
}

function statusOf(status: unknown, html: unknown): CommentStatus {
  return status === 'published' && typeof html === 'string' ? 'published' : 'removed';
}

/** A member, or nobody any more. Who is signed in is known to themselves by `uuid` only, so all are. */
function authorOf(member: unknown, avatars: boolean): Author {
  const uuid = readLine(own(member, 'uuid'));
  return {
    ...(uuid === undefined ? {} : { id: `ghost:${uuid}` }),
    name: readLine(own(member, 'name')) ?? '',
    avatar: avatars ? readUrl(own(member, 'avatar_image')) : undefined,
  };
}

function rightsOf(viewer: GhostViewer | null, isOwn: boolean): CommentRights {
  return {
    reply: true,
    ...(isOwn ? { edit: Infinity, remove: true } : {}),
    ...(viewer ? { vote: ['up'] } : {}),
    ...(viewer && !isOwn ? { report: true } : {}),
  };
}
