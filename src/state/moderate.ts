import type { Call } from '../adapters/adapter.js';
import type { Comment, CommentId } from '../core/comment.js';
import { contextOf } from './context.js';
import { held, rowOf } from './port.js';
import { changeRow } from './rows.js';
import type { Thread } from './thread.js';

/** Publishes a comment that is held, or was hidden. Rejects with `AdapterError`. */
export function approve(thread: Thread, id: CommentId): Promise<void> {
  return moderate(thread, id, (call) => held(thread.adapter.moderation, 'moderation').approve(id, call));
}

/**
 * Takes a comment out of the thread for its readers. Here it stays in its place, with its new
 * status, so that it can be undone there. Rejects with `AdapterError`.
 */
export function hide(thread: Thread, id: CommentId, as: 'held' | 'spam' | 'removed'): Promise<void> {
  return moderate(thread, id, (call) => held(thread.adapter.moderation, 'moderation').hide(id, as, call));
}

/** Puts a comment above all others of its list, or back. Rejects with `AdapterError`. */
export function pin(thread: Thread, id: CommentId, pinned: boolean): Promise<void> {
  return moderate(thread, id, (call) => held(thread.adapter.pins, 'pins').pin(id, pinned, call), 'pin');
}

/** Tells the moderators about a comment. Rejects with `AdapterError`. */
export async function report(thread: Thread, id: CommentId, reason: string): Promise<void> {
  const context = contextOf(thread);
  const port = held(thread.adapter.reports, 'reports');
  rowOf(context, id);
  await context.turnsOf(`report ${id}`).wish(
    'report',
    (call) => port.report(id, reason, call),
    () => undefined,
  );
}

async function moderate(
  thread: Thread,
  id: CommentId,
  act: (call: Call) => Promise<Comment>,
  wish = 'status',
): Promise<void> {
  const context = contextOf(thread);
  rowOf(context, id);
  await context.turnsOf(`moderate ${id}`).wish(wish, act, (comment) => {
    context.moderated.add(id);
    context.touch(id);
    // Answering with another row than asked about would be a second copy of it.
    changeRow(context, { ...comment, id });
    context.place();
  });
}
