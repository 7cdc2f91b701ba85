import type { Author, Comment, CommentId, Reaction } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readLine, readTime, readUrl } from '../core/fields.js';
import { isNoteId } from './misskey-address.js';
import { bodyOf, emojisIn, profileIn } from './misskey-body.js';
import { emptied } from './read-only.js';

/** So many ways to react are shown of one note. */
const MAX_REACTIONS = 30;
const RENOTE = { name: 'renote', emoji: '🔁' } as const;

/** The note that the thread hangs below: the announcement of the page. */
export interface Root {
  readonly id: string;
  /** Who wrote it, by their id. */
  readonly author: string | undefined;
  /** Where it can be answered. */
  readonly page: string;
  readonly reactions: readonly Reaction[];
}

/** What decides how a note is read, besides the note. */
export interface Reading {
  readonly server: string;
  readonly root: Root;
  readonly avatars: boolean;
}

/** A note of the thread. */
export interface Read {
  readonly comment: Comment;
  /** How many answers it has, by its own account: also such as not everybody may see. */
  readonly answers: number;
}

/** The note that a thread hangs below. Throws `malformed` when it is none, `not-found` when it is not for everybody. */
export function parseRoot(raw: unknown, server: string): Root {
  const id = idOf(raw);
  if (id === undefined) throw new AdapterError('malformed', { hint: 'A note has no id: is this a Misskey?' });
  if (!isShown(raw)) throw new AdapterError('not-found', { hint: 'The note is not public.' });
  return {
    id,
    author: authorOf(own(raw, 'user'), server, false).id,
    page: pageOf(raw, id, server),
    reactions: reactionsOf(raw),
  };
}

/** The note that a note answers; where it answers none, the one that it quotes. */
export function parentIn(raw: unknown): string | undefined {
  return [own(raw, 'replyId'), own(raw, 'renoteId')].find((id): id is string => typeof id === 'string' && isNoteId(id));
}

/** A note of the thread; `undefined` for what is none: without an id, without a place in it, or words passed on. */
export function readNote(raw: unknown, { server, root, avatars }: Reading): Read | undefined {
  const id = idOf(raw);
  const parent = parentIn(raw);
  if (id === undefined || id === root.id || parent === undefined || isMereRenote(raw)) return undefined;
  const author = authorOf(own(raw, 'user'), server, avatars);
  const edited = readTime(own(raw, 'updatedAt'));
  const reactions = reactionsOf(raw);
  const comment: Comment = {
    id,
    parent: parent === root.id ? null : parent,
    kind: 'comment',
    status: 'published',
    author: author.id !== undefined && author.id === root.author ? { ...author, roles: ['author'] } : author,
    body: bodyOf(raw, server),
    created: readTime(own(raw, 'createdAt')) ?? null,
    ...(edited === undefined ? {} : { edited }),
    url: pageOf(raw, id, server),
    ...(reactions.length > 0 ? { reactions } : {}),
    can: { reply: false },
  };
  return { comment: isShown(raw) ? comment : emptied(comment), answers: readCount(own(raw, 'repliesCount')) ?? 0 };
}

/** Who wrote or reacted; pictures only where they are wanted. */
export function authorOf(raw: unknown, server: string, avatars: boolean): Author {
  const profile = profileIn(raw, server);
  const host = readLine(own(raw, 'host'), 255);
  const name = readLine(own(raw, 'name')) ?? readLine(own(raw, 'username')) ?? '';
  const emojis = emojisIn(name, own(raw, 'emojis'), { server, host });
  const avatar = avatars ? readUrl(own(raw, 'avatarUrl')) : undefined;
  return {
    name,
    // The whole handle names one person in all of the fediverse.
    ...(profile === undefined ? {} : { id: profile.handle.toLowerCase(), ...profile }),
    ...(avatar === undefined ? {} : { avatar }),
    ...(emojis.length > 0 ? { emojis } : {}),
  };
}

/** How people reacted to a note, and how often they passed it on. */
function reactionsOf(raw: unknown): readonly Reaction[] {
  const counts = own(raw, 'reactions');
  const given = typeof counts === 'object' && counts !== null && !Array.isArray(counts) ? Object.entries(counts) : [];
  const reactions: Reaction[] = [];
  for (const [key, value] of given.slice(0, MAX_REACTIONS * 10)) {
    const name = readLine(key, 200);
    const count = readCount(value) ?? 0;
    if (name !== undefined && count > 0) reactions.push({ name, emoji: faceOf(name), count, mine: false });
  }
  const renotes = readCount(own(raw, 'renoteCount')) ?? 0;
  if (renotes > 0) reactions.push({ ...RENOTE, count: renotes, mine: false });
  return reactions.toSorted((a, b) => b.count - a.count).slice(0, MAX_REACTIONS);
}

/** Of an emoji that a server made (`:blobcat@.:`), its code: whose it is says nothing to readers. */
function faceOf(name: string): string {
  return name.replace(/^:([\w+-]{1,64})@[^:]{1,255}:$/, ':$1:');
}

function idOf(raw: unknown): CommentId | undefined {
  const id = own(raw, 'id');
  return typeof id === 'string' && isNoteId(id) ? id : undefined;
}

/** Where a note is at home; on the server of the thread, where its own server does not say. */
function pageOf(raw: unknown, id: string, server: string): string {
  return readUrl(own(raw, 'url')) ?? `${server}/notes/${id}`;
}

/** Whether a note is for everybody. What is for those who are signed in comes without words. */
function isShown(raw: unknown): boolean {
  const visibility = own(raw, 'visibility');
  const isPublic = visibility === 'public' || visibility === 'home';
  return isPublic && own(raw, 'isHidden') !== true && !own(raw, 'deletedAt');
}

/** Whether somebody passed a note on without a word. Words may also be hidden, then it is not known. */
function isMereRenote(raw: unknown): boolean {
  const files = own(raw, 'fileIds') ?? own(raw, 'files');
  const isBare =
    !own(raw, 'text') && !own(raw, 'cw') && !own(raw, 'poll') && !(Array.isArray(files) && files.length > 0);
  return isBare && !own(raw, 'replyId') && own(raw, 'isHidden') !== true;
}
