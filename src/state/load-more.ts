import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { ThreadContext } from './context.js';
import { takePage } from './load-thread.js';

/** Pages that may come without a single new comment before we believe that there are none. */
const EMPTY_PAGES = 3;

/**
 * Brings the next page, and resolves to the ids that are new. A backend that goes on sending
 * pages without anything new is taken to have ended.
 */
export async function loadMore(context: ThreadContext): Promise<readonly CommentId[]> {
  if (context.$more.get().is === 'loading' || context.next === null) return [];
  context.$more.set({ is: 'loading' });
  const signal = context.supersede('more');
  const before = new Set<CommentId>();
  for (const { id } of context.comments.values()) before.add(id);

  try {
    for (let empty = 0; empty < EMPTY_PAGES && context.next !== null; empty += 1) {
      const page = await context.adapter.comments.list({ sort: context.sort, cursor: context.next }, { signal });
      if (signal.aborted) return [];
      const fresh = page.comments.filter(({ id }) => !before.has(id)).map(({ id }) => id);
      takePage(context, page);
      if (fresh.length > 0) return fresh;
    }
    context.next = null;
    context.$more.set({ is: 'end' });
  } catch (error) {
    if (!signal.aborted) context.$more.set({ is: 'failed', error: AdapterError.from(error) });
  }
  return [];
}
