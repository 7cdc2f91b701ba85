import type { Author, Body, Comment, CommentId, CommentRights, VoteDirection, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readLine, readUrl } from '../core/fields.js';
import type { ReadDate } from './artalk-dates.js';

const MAX_BODY = 256 * 1024;

/** Who is signed in. The address is what Artalk wants back with each comment; it goes nowhere else. */
export interface ArtalkViewer {
  readonly author: Author;
  readonly email: string;
  readonly link: string;
  readonly isAdmin: boolean;
}

/** What Artalk is set to, as far as it concerns this section. */
export interface ArtalkConf {
  /** In which directions one can vote. */
  readonly votes: readonly VoteDirection[];
  /** Whether pictures can be sent along. */
  readonly uploads: boolean;
  /** Where the site has pictures of people from. */
  readonly mirror: string;
  readonly mirrorParams: string;
}

/** What Artalk says of the page under discussion. */
export interface ArtalkPage {
  /** 0 before its first comment, or view. */
  readonly id: number;
  readonly title: string | undefined;
  /** Whether only administrators may write there. */
  readonly adminOnly: boolean;
}

/** What decides how a comment is read, besides the comment. */
export interface Reading {
  readonly conf: ArtalkConf;
  readonly viewer: ArtalkViewer | null;
  readonly avatars: boolean;
  readonly date: ReadDate;
  /** How this reader voted, as far as is known. */
  readonly cast: ReadonlyMap<CommentId, VoteDirection | null>;
  /** Comments that have answers. */
  readonly answered: Set<CommentId>;
}

/** A comment, and the Markdown that it was written in. */
export interface Row {
  readonly comment: Comment;
  readonly content: string;
}

/** Some conversations, not read yet, and how many there are. */
export interface RawPage {
  readonly items: readonly unknown[];
  /** How many comments the thread has, for whoever asked. */
  readonly count: number;
  readonly roots: number;
  readonly page: ArtalkPage;
}

/** One comment by itself. Throws `malformed` when it is none. */
export function parseRow(raw: unknown, reading: Reading): Row {
  const id = readCount(own(raw, 'id')) || undefined;
  const content = own(raw, 'content');
  const html = own(raw, 'content_marked');
  if (id === undefined || (typeof content !== 'string' && typeof html !== 'string'))
    throw new AdapterError('malformed', { hint: 'A comment of Artalk has no id or no text.' });
  const parent = readCount(own(raw, 'rid')) || null;
  const isHeld = own(raw, 'is_pending') === true;
  const isPinned = parent === null && own(raw, 'is_pinned') === true;
  const key = String(id);
  const comment: Comment = {
    id: key,
    parent: parent === null ? null : String(parent),
    kind: 'comment',
    // Artalk has no word for spam: what is both held and folded up is taken for it.
    status: isHeld ? (own(raw, 'is_collapsed') === true ? 'spam' : 'held') : 'published',
    author: authorOf(raw, reading),
    body: bodyOf(content, html),
    created: reading.date(own(raw, 'date')),
    ...(isPinned ? { pinned: true } : {}),
    ...(reading.conf.votes.length > 0
      ? { votes: votesOf(own(raw, 'vote_up'), own(raw, 'vote_down'), reading, reading.cast.get(key) ?? null) }
      : {}),
    can: rightsOf(raw, key, parent === null, !isHeld, reading),
  };
  return { comment, content: typeof content === 'string' ? content.slice(0, MAX_BODY) : '' };
}

/** Comments with all that answers them, oldest first. One bad comment among good ones is left out. */
export function parseRows(items: readonly unknown[], reading: Reading): Row[] {
  for (const item of items) {
    const parent = readCount(own(item, 'rid'));
    if (parent) reading.answered.add(String(parent));
  }
  return items.flatMap((item) => {
    try {
      return [parseRow(item, reading)];
    } catch {
      return [];
    }
  });
}

/** An answer that must hold comments. */
export function parsePage(raw: unknown): RawPage {
  const items = own(raw, 'comments');
  if (!Array.isArray(items))
    throw new AdapterError('malformed', { hint: 'Artalk answered without comments: is this its address?' });
  const page = own(raw, 'page');
  return {
    items,
    count: readCount(own(raw, 'count')) ?? items.length,
    roots: readCount(own(raw, 'roots_count')) ?? items.length,
    page: {
      id: readCount(own(page, 'id')) ?? 0,
      title: readLine(own(page, 'title')),
      adminOnly: own(page, 'admin_only') === true,
    },
  };
}

/** Who a token names; `null` when nobody, as it is for one that has ended. */
export function parseViewer(raw: unknown, isSignedIn: unknown): ArtalkViewer | null {
  const id = readCount(own(raw, 'id')) || undefined;
  const email = own(raw, 'email');
  if (isSignedIn !== true || id === undefined || typeof email !== 'string') return null;
  const isAdmin = own(raw, 'is_admin') === true;
  return {
    author: {
      id: personOf(id),
      name: readLine(own(raw, 'name')) ?? '',
      url: urlOf(own(raw, 'link')),
      ...(isAdmin ? { roles: ['moderator'] } : {}),
    },
    email,
    link: urlOf(own(raw, 'link')) ?? '',
    isAdmin,
  };
}

/** Artalk's settings. What it does not tell is as its own widget has it. */
export function parseConf(raw: unknown): ArtalkConf {
  const conf = own(raw, 'frontend_conf');
  const gravatar = own(conf, 'gravatar');
  const params = own(gravatar, 'params');
  const ways: readonly VoteDirection[] = own(conf, 'voteDown') === true ? ['up', 'down'] : ['up'];
  return {
    votes: own(conf, 'vote') === false ? [] : ways,
    uploads: own(conf, 'imgUpload') === true,
    mirror: readUrl(own(gravatar, 'mirror')) ?? 'https://www.gravatar.com/avatar/',
    mirrorParams: typeof params === 'string' ? params.slice(0, 200) : 'sha256=1&d=mp&s=240',
  };
}

/** How people voted. Where one can only vote up, whatever was voted down before counts for nothing. */
export function votesOf(up: unknown, down: unknown, { conf }: Pick<Reading, 'conf'>, mine: Votes['mine']): Votes {
  const ups = readCount(up) ?? 0;
  if (!conf.votes.includes('down')) return { score: ups, up: ups, mine };
  const downs = readCount(down) ?? 0;
  return { score: ups - downs, up: ups, down: downs, mine };
}

/** Artalk counts its comments; anything else would be no id in an address. */
export function isCommentId(id: CommentId): boolean {
  return /^[1-9]\d{0,14}$/.test(id);
}

function bodyOf(content: unknown, html: unknown): Body {
  if (typeof html === 'string') return { format: 'html', source: html.slice(0, MAX_BODY) };
  return { format: 'markdown', source: String(content).slice(0, MAX_BODY) };
}

/**
 * Whoever knows a name and an address can write under both, so only what Artalk calls verified is
 * vouched for: administrators, and people who had signed in. `ua` and `ip_region` go nowhere.
 */
function authorOf(raw: unknown, { avatars, conf }: Reading): Author {
  const isVerified = own(raw, 'is_verified') === true;
  const user = readCount(own(raw, 'user_id')) || undefined;
  const hasBadge = readLine(own(raw, 'badge_name')) !== undefined;
  return {
    name: readLine(own(raw, 'nick')) ?? '',
    id: isVerified && user !== undefined ? personOf(user) : undefined,
    url: urlOf(own(raw, 'link')),
    avatar: avatars ? avatarOf(own(raw, 'email_encrypted'), conf) : undefined,
    ...(isVerified && hasBadge ? { roles: ['moderator'] } : {}),
  };
}

function personOf(user: number): string {
  return `artalk:${user}`;
}

/** Artalk takes websites without their scheme, too. */
function urlOf(link: unknown): string | undefined {
  if (typeof link !== 'string' || link.trim() === '') return undefined;
  return readUrl(link) ?? (link.includes(':') ? undefined : readUrl(`https://${link.trim()}`));
}

/** Put together as Artalk's own widget does, where the page asked for pictures from the backend. */
function avatarOf(hash: unknown, { mirror, mirrorParams }: ArtalkConf): string | undefined {
  if (typeof hash !== 'string' || !/^[\da-f]{32,64}$/.test(hash)) return undefined;
  const query = mirrorParams.replace(/^\?/, '');
  return readUrl(`${mirror.replace(/\/$/, '')}/${hash}${query === '' ? '' : `?${query}`}`);
}

function rightsOf(
  raw: unknown,
  id: CommentId,
  isRoot: boolean,
  isPublished: boolean,
  { conf, viewer, answered }: Reading,
): CommentRights {
  const isAdmin = viewer?.isAdmin ?? false;
  return {
    reply: isPublished && own(raw, 'is_allow_reply') !== false,
    ...(isPublished && conf.votes.length > 0 ? { vote: [...conf.votes] } : {}),
    ...(isAdmin ? { edit: Infinity, moderate: true } : {}),
    // Artalk takes all answers away with it, whoever wrote them.
    ...(isAdmin && !answered.has(id) ? { remove: true } : {}),
    ...(isAdmin && isRoot ? { pin: true } : {}),
  };
}
