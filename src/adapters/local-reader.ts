import type { Author, Comment, CommentRights } from '../core/comment.js';
import type { Posting } from '../core/thread-info.js';
import { reactionsOn } from './local-reactions.js';
import { PAGE, type LocalRow } from './local-store.js';
import type { LocalThread } from './local-thread.js';
import { votesOn } from './local-votes.js';

/** Who is reading a local thread. */
export interface LocalReader {
  /** `null` for a guest. */
  readonly viewer: Author | null;
  /** The mark on the rows that are this reader's own. */
  readonly owner: string;
  readonly moderates: boolean;
}

/** Whether a row is in the thread for this reader. Removed ones are there only as somebody's parent. */
export function isShown({ comment, owner, gone }: LocalRow, reader: LocalReader): boolean {
  if (gone || comment.id === PAGE) return false;
  if (comment.status === 'held') return reader.moderates || owner === reader.owner;
  if (comment.status === 'spam') return reader.moderates;
  return comment.status === 'published';
}

/** Makes a row what this reader may see of it; `replies` is told when it is given. */
export type Presenter = (row: LocalRow, replies?: number) => Comment;

/** Answers are copies, so that what becomes of them never reaches the store. */
export function presenterOf(thread: LocalThread): Presenter {
  const reader = thread.reader();
  const { posting } = thread.info();
  const { directions, choices } = thread;
  return (row, replies) => {
    const { comment } = row;
    const can = rightsOf(row, reader, posting, thread);
    const told = replies === undefined ? {} : { replies };
    if (comment.status === 'removed' && !reader.moderates) return { ...placeOf(comment, can), ...told };
    const { author, body } = comment;
    const votes = votesOn(row, reader.owner, directions);
    return {
      ...comment,
      author: {
        ...author,
        ...(author.roles ? { roles: [...author.roles] } : {}),
        ...(author.emojis ? { emojis: author.emojis.map((emoji) => ({ ...emoji })) } : {}),
      },
      body: { ...body, ...(body.emojis ? { emojis: body.emojis.map((emoji) => ({ ...emoji })) } : {}) },
      ...(votes ? { votes } : {}),
      ...(comment.reactions || choices.length > 0 ? { reactions: reactionsOn(row, reader.owner, choices) } : {}),
      ...told,
      can,
    };
  };
}

/** What is left of a comment that was taken away: its place, for those who answered it. */
export function placeOf(
  { id, parent, kind, created }: Pick<Comment, 'id' | 'parent' | 'kind' | 'created'>,
  can: CommentRights,
): Comment {
  const author = { name: '' };
  const body = { format: 'text', source: '' } as const;
  return { id, parent, kind, status: 'removed', author, body, created, can };
}

function rightsOf(
  { comment, owner, erased }: LocalRow,
  reader: LocalReader,
  posting: Posting,
  thread: LocalThread,
): CommentRights {
  const { can, status, parent } = comment;
  const published = status === 'published';
  const reply = can.reply && posting.allowed && published;
  const moderate = reader.moderates && !erased ? { moderate: true } : {};
  if (status === 'removed') return { reply, ...moderate };

  const own = owner === reader.owner;
  const changes = own || reader.moderates ? { reply, edit: Infinity, remove: true, ...moderate } : { ...can, reply };
  if (!published || !takesPart(posting)) return changes;
  const { directions, choices, pins, reports } = thread;
  return {
    ...changes,
    ...(directions.length > 0 ? { vote: [...directions] } : {}),
    ...(choices.length > 0 ? { react: true } : {}),
    ...(pins && reader.moderates && parent === null ? { pin: true } : {}),
    ...(reports && !own && !reader.moderates ? { report: true } : {}),
  };
}

/** Whether a reader may have a say without a word: also where no more words are taken. */
export function takesPart(posting: Posting): boolean {
  return posting.allowed || posting.why === 'closed';
}
