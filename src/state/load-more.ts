import type { CommentId, CommentKind } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { ask } from './ask.js';
import type { ThreadContext } from './context.js';
import { takePage } from './load-thread.js';

/** Pages in a row that may say nothing before we believe that there is nothing more. */
const IDLE_PAGES = 3;

/**
 * Brings the next page, and resolves to the ids that are new. Pages that are loaded already (the
 * thread may have been loaded again) are passed over; a backend that goes on sending pages without
 * anything in them, or the same ones for ever, is taken to have ended.
 */
export async function loadMore(context: ThreadContext): Promise<readonly CommentId[]> {
  if (context.$more.get().is === 'loading' || context.next === null) return [];
  context.$more.set({ is: 'loading' });
  const signal = context.supersede('more');
  const known = new Set<CommentId>();
  for (const { id } of context.comments.values()) known.add(id);

  try {
    for (let idle = 0; idle < IDLE_PAGES && context.next !== null; idle += 1) {
      const cursor = context.next;
      const page = await ask(signal, (call) => context.reading.list({ sort: context.asked, cursor }, call));
      if (signal.aborted) return [];
      const seen = new Set(context.measured.reading);
      const fresh = page.comments.filter(({ id, kind }) => isNew(context, id, kind, seen)).map(({ id }) => id);
      takePage(context, page);
      if (fresh.length > 0) return fresh;
      // Each known comment counts as news once, so this ends.
      for (const { id } of page.comments) if (known.delete(id)) idle = -1;
    }
    context.next = null;
    context.$more.set({ is: 'end' });
  } catch (error) {
    if (!signal.aborted) context.$more.set({ is: 'failed', error: AdapterError.from(error) });
  }
  return [];
}

/** Whether a page shows a comment that was not there yet: not loaded, or loaded and not in the lists. */
function isNew(context: ThreadContext, id: CommentId, kind: CommentKind, seen: ReadonlySet<CommentId>): boolean {
  return !context.comments.has(id) || (kind === 'comment' && !seen.has(id));
}
