import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { ThreadContext } from './context.js';

/** A port that an action needs. Throws `forbidden` where the adapter does not hold it. */
export function held<Port>(port: Port | undefined, name: string): Port {
  if (port) return port;
  throw new AdapterError('forbidden', { hint: `The adapter has no “${name}” port: nothing should offer this.` });
}

/** A comment as the backend last confirmed it. Throws `not-found` for one that is not loaded. */
export function rowOf({ comments }: ThreadContext, id: CommentId): Comment {
  if (comments.has(id)) return comments.confirmed(id);
  throw new AdapterError('not-found', { hint: `No comment “${id}” is loaded.` });
}
