import type { Author, Comment, CommentRights } from '../core/comment.js';
import type { Posting } from '../core/thread-info.js';
import type { LocalRow } from './local-store.js';

/** Who is reading a local thread. */
export interface LocalReader {
  /** `null` for a guest. */
  readonly viewer: Author | null;
  /** The mark on the rows that are this reader's own. */
  readonly owner: string;
  readonly moderates: boolean;
}

/** Whether a row is in the thread for this reader. Removed ones are there only as somebody's parent. */
export function isShown({ comment, owner }: LocalRow, reader: LocalReader): boolean {
  if (comment.status === 'held') return reader.moderates || owner === reader.owner;
  if (comment.status === 'spam') return reader.moderates;
  return comment.status === 'published';
}

/** A row as this reader may see it: a copy, so that what becomes of the answer never reaches the store. */
export function present(row: LocalRow, reader: LocalReader, posting: Posting): Comment {
  const { comment } = row;
  const can = rightsOf(row, reader, posting);
  if (comment.status === 'removed' && !reader.moderates) return placeOf(comment, can);
  const { author, body } = comment;
  return {
    ...comment,
    author: author.roles ? { ...author, roles: [...author.roles] } : { ...author },
    body: { ...body },
    can,
  };
}

/** What is left of a comment that was taken away: its place, for those who answered it. */
export function placeOf({ id, parent, kind, created }: Comment, can: CommentRights): Comment {
  const author = { name: '' };
  const body = { format: 'text', source: '' } as const;
  return { id, parent, kind, status: 'removed', author, body, created, can };
}

function rightsOf({ comment, owner, erased }: LocalRow, reader: LocalReader, posting: Posting): CommentRights {
  const { can, status } = comment;
  const reply = can.reply && posting.allowed && status === 'published';
  const moderate = reader.moderates && !erased ? { moderate: true } : {};
  if (status === 'removed') return { reply, ...moderate };
  if (owner === reader.owner || reader.moderates) return { reply, edit: Infinity, remove: true, ...moderate };
  return { ...can, reply };
}
