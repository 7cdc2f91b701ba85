import type { Comment } from '../core/comment.js';
import { own, readTime } from '../core/fields.js';
import { contextOf, type ThreadContext } from './context.js';
import type { Keep } from './keep.js';
import type { Thread } from './thread.js';

/** Under which name it is kept up to when a reader has seen a thread; `undefined` where nothing can be kept. */
export function seenKey({ adapter }: Pick<ThreadContext, 'adapter'>): string | undefined {
  return adapter.key === undefined ? undefined : `gedanken:1:seen:${adapter.key}`;
}

/** Up to when that is, by the server's clock, in milliseconds since 1970; `undefined` before the first visit. */
export function readSeen(keep: Keep, key: string | undefined): number | undefined {
  try {
    return key === undefined ? undefined : readTime(own(JSON.parse(keep.get(key) ?? 'null'), 'at'));
  } catch {
    return undefined;
  }
}

/** Whether somebody else has said something since then that can be read. */
export function isNewSince(seen: number, context: ThreadContext, comment: Comment): boolean {
  return (comment.created ?? 0) > seen && comment.status !== 'removed' && !isOwn(context, comment);
}

/** Whether anything is shown that is new since the reader's last visit. */
export function hasNews(thread: Thread): boolean {
  const context = contextOf(thread);
  const seen = readSeen(context.keep, seenKey(context));
  if (seen === undefined) return false;
  return context.measured.reading.some((id) => isNewSince(seen, context, context.comments.get(id)));
}

function isOwn({ own: posted, $info }: ThreadContext, { id, author, status }: Comment): boolean {
  const info = $info.get();
  const viewer = info.is === 'ready' ? info.value.viewer : null;
  return posted.has(id) || status === 'held' || (viewer?.id !== undefined && viewer.id === author.id);
}
