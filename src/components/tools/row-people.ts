import type { Author, Comment, CommentId } from '../../core/comment.js';
import { personKey } from '../../core/people.js';
import type { Thread } from '../../state/thread.js';

/** Whether a comment is this reader's own, as far as one can tell. */
export function isOwn({ author, status, can }: Comment, thread: Thread): boolean {
  const info = thread.$info.get();
  const viewer = info.is === 'ready' ? info.value.viewer : null;
  if (viewer) return personKey(viewer) === personKey(author);
  return !can.moderate && (can.edit !== undefined || can.remove === true || status === 'held' || status === 'spam');
}

/** Every loaded comment of one person. */
export function commentsBy(thread: Thread, author: Pick<Author, 'id' | 'url' | 'name'> | string): CommentId[] {
  const key = typeof author === 'string' ? author : personKey(author);
  const found: CommentId[] = [];
  const waiting: (CommentId | null)[] = [null];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const id of thread.branch(parent).ids) {
      waiting.push(id);
      if (personKey(thread.comment(id).author) === key) found.push(id);
    }
  }
  return found;
}
