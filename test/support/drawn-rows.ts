import type { Adapter } from '../../src/adapters/adapter.js';
import type { Comment, CommentId } from '../../src/core/comment.js';
import { withListed } from './with-changes.js';

/**
 * Counts which comments are drawn. A row asks for the picture of its author each time that it is drawn, and nothing else
 * does: so each author tells when it is asked.
 */
export class DrawnRows {
  readonly #drawn = new Set<CommentId>();

  /** An adapter whose comments tell when they are drawn. */
  of(adapter: Adapter): Adapter {
    return withListed(adapter, (comment) => this.#telling(comment));
  }

  /** Those drawn since this was asked last, in the order of their names. */
  take(): readonly CommentId[] {
    const drawn = [...this.#drawn].toSorted();
    this.#drawn.clear();
    return drawn;
  }

  #telling(comment: Comment): Comment {
    const author = { ...comment.author };
    // Not enumerable: what only compares or copies the author does not draw it.
    Object.defineProperty(author, 'avatar', {
      get: () => {
        this.#drawn.add(comment.id);
        return undefined;
      },
    });
    return { ...comment, author };
  }
}
