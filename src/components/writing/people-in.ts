import type { Author, CommentId } from '../../core/comment.js';
import { personKey } from '../../core/people.js';
import type { Thread } from '../../state/thread.js';

/** Everybody who has written in a thread, as far as it is loaded: whoever is answered first, then in reading order. */
export function peopleIn(thread: Thread, answered: CommentId | null): readonly Author[] {
  const people = new Map<string, Author>();
  const add = (id: CommentId): void => {
    const { author, status } = thread.comment(id);
    const key = personKey(author);
    if (key !== '' && status === 'published' && !people.has(key)) people.set(key, author);
  };
  if (answered !== null && thread.has(answered)) add(answered);
  const waiting = thread.branch(null).ids.toReversed();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    add(id);
    waiting.push(...thread.branch(id).ids.toReversed());
  }
  return [...people.values()];
}
