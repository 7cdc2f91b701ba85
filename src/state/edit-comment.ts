import type { Call } from '../adapters/adapter.js';
import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { ask } from './ask.js';
import { contextOf, type ThreadContext } from './context.js';
import { pendingOf } from './pending.js';
import { held, rowOf } from './port.js';
import { changeRow, removeRows } from './rows.js';
import type { Thread } from './thread.js';

/** The text to start an edit from, in the thread's writing format. Rejects with `AdapterError`. */
export async function sourceOf(thread: Thread, id: CommentId): Promise<string> {
  const context = contextOf(thread);
  const port = held(context.adapter.edits, 'edits');
  try {
    return await ask(context.life, (call) => port.source(id, call));
  } catch (thrown) {
    throw AdapterError.from(thrown);
  }
}

/** Sends a comment's new text, and shows what the backend made of it. Rejects with `AdapterError`. */
export async function editComment(thread: Thread, id: CommentId, text: string): Promise<void> {
  const context = contextOf(thread);
  const port = held(context.adapter.edits, 'edits');
  rowOf(context, id);
  const edit = (call: Call): Promise<Comment> => port.update(id, text, call);
  await context.turnsOf(`edit ${id}`).wish('edit', edit, (comment) => take(context, id, comment));
}

/** Shows a comment as the backend has it now. Rejects with `AdapterError`. */
export async function rereadComment(thread: Thread, id: CommentId): Promise<void> {
  const context = contextOf(thread);
  try {
    const found = await ask(context.life, (call) => context.adapter.comments.find(id, call));
    const comment = found.find((one) => one.id === id);
    if (comment) take(context, id, comment);
  } catch (thrown) {
    throw AdapterError.from(thrown);
  }
}

/**
 * Takes a comment away. What has answers stays as a place, and so does what the backend leaves
 * there. Rejects with `AdapterError`; one that is gone already is taken away all the same.
 */
export async function removeComment(thread: Thread, id: CommentId): Promise<void> {
  const context = contextOf(thread);
  const port = held(context.adapter.edits, 'edits');
  rowOf(context, id);
  const remove = (call: Call): Promise<Comment | null> => port.remove(id, call).catch(nothingWhenGone);
  await context.turnsOf(`edit ${id}`).wish('remove', remove, (left) => {
    context.touch(id);
    if (left && context.comments.has(id)) changeRow(context, { ...left, id });
    else removeRows(context, [id]);
    pendingOf(context).forget(id);
    context.place();
  });
}

/**
 * Shows a comment as if it were taken away already, and sends nothing. Answers with what ends that:
 * it is then as the backend has it.
 */
export function hideComment(thread: Thread, id: CommentId): () => void {
  const { comments } = contextOf(thread);
  comments.guess(id, 'removal', { status: 'removed', can: { reply: false } });
  return () => {
    if (comments.has(id)) comments.settle(id, 'removal');
  };
}

/** By how many milliseconds the server’s clock is ahead of this one, as far as this visit has learned: 0 at first. */
export function clockAhead(thread: Thread): number {
  return contextOf(thread).ahead ?? 0;
}

function take(context: ThreadContext, id: CommentId, comment: Comment): void {
  context.touch(id);
  if (!context.comments.has(id)) return;
  // Answering with another row than asked about would be a second copy of it.
  const edited = { ...comment, id };
  if (edited.status === 'held' && context.own.has(id)) pendingOf(context).keep(edited);
  changeRow(context, edited);
  context.place();
}

function nothingWhenGone(thrown: unknown): null {
  if (AdapterError.from(thrown).kind === 'not-found') return null;
  throw thrown;
}
