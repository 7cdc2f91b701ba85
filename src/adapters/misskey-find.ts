import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { isNoteId } from './misskey-address.js';
import type { MisskeyContext } from './misskey-context.js';
import { readNote } from './misskey-wire.js';
import { climb, missing } from './read-only.js';

/** A comment after its ancestors. Rejects with `not-found`, also for a note of another thread, or one not for guests. */
export async function findNote(context: MisskeyContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const reading = await context.reading(call);
  if (!isNoteId(id) || id === reading.root.id) throw missing(id);
  const path = await climb(id, async (at) => {
    try {
      return readNote(await context.ask('notes/show', { noteId: at }, call), reading)?.comment;
    } catch (error) {
      if (error instanceof AdapterError && error.kind === 'not-found') return undefined;
      throw error;
    }
  });
  // Only what leads up to the note of the thread is of it.
  if (path[0]?.parent !== null || path.at(-1)?.status !== 'published') throw missing(id);
  return path;
}
