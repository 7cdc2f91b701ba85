import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { editComment, rereadComment, sourceOf } from './edit-comment.js';
import type { Thread } from './thread.js';

/** A change of a comment's text, in the thread's writing format. */
export interface Edit {
  /** The text that the reader had before them; `undefined` when nobody knows any more. */
  readonly from: string | undefined;
  readonly text: string;
}

/**
 * Saves a comment's new text, unless by now the backend has another one than the reader had before
 * them: nobody's words are overwritten unseen. Resolves to that other text, and to `undefined` once
 * the backend has the new one. Whatever it has already is not sent, so that one can try again after
 * an attempt that is in doubt. Rejects with `AdapterError`.
 */
export async function saveEdit(thread: Thread, id: CommentId, { from, text }: Edit): Promise<string | undefined> {
  const there = await sourceOf(thread, id);
  if (isSame(there, text)) return taken(thread, id);
  if (from === undefined || !isSame(there, from)) return there;
  try {
    await editComment(thread, id, text);
    return undefined;
  } catch (thrown) {
    const error = AdapterError.from(thrown);
    if (error.kind !== 'conflict' && !error.uncertain) throw error;
    const now = await sourceOf(thread, id).catch(() => Promise.reject(error));
    if (isSame(now, text)) return taken(thread, id);
    if (error.kind === 'conflict' || !isSame(now, from)) return now;
    throw error;
  }
}

/** What the backend made of it may be seen later: it is saved all the same. */
async function taken(thread: Thread, id: CommentId): Promise<undefined> {
  await rereadComment(thread, id).catch(() => undefined);
}

/** Backends end lines in their own way, and few keep the space around a text. */
function isSame(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
