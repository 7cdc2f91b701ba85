import type { Adapter, CommentsPort } from '../../src/adapters/adapter.js';
import type { Comment } from '../../src/core/comment.js';

/** An adapter with other methods in its comments port. */
export function withChanges(adapter: Adapter, changes: Partial<CommentsPort>): Adapter {
  return { ...adapter, comments: { ...adapter.comments, ...changes } };
}

/** An adapter that does something to every comment that it lists. */
export function withListed(adapter: Adapter, change: (comment: Comment) => Comment): Adapter {
  return withChanges(adapter, {
    async list(query, call) {
      const page = await adapter.comments.list(query, call);
      return { ...page, comments: page.comments.map(change) };
    },
  });
}
