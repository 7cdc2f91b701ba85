import type { Comment, CommentId } from '../core/comment.js';
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
  const passed = new Set<CommentId>();

  try {
    for (let idle = 0; idle < IDLE_PAGES && context.next !== null; idle += 1) {
      const cursor = context.next;
      const page = await ask(signal, (call) => context.reading.list({ sort: context.asked, cursor }, call));
      if (signal.aborted) return [];
      const fresh = page.comments.filter((comment) => isNew(context, comment)).map(({ id }) => id);
      takePage(context, page);
      if (fresh.length > 0) return fresh;
      // Each known comment counts as news once, so this ends.
      if (page.comments.some(({ id }) => !passed.has(id))) idle = -1;
      for (const { id } of page.comments) passed.add(id);
    }
    context.next = null;
    context.$more.set({ is: 'end' });
  } catch (error) {
    if (!signal.aborted) context.$more.set({ is: 'failed', error: AdapterError.from(error) });
  }
  return [];
}

/** Whether a page shows a comment that was not there yet: not loaded, or loaded and not in the lists. */
function isNew({ comments, measured }: ThreadContext, { id, kind }: Comment): boolean {
  return !comments.has(id) || (kind === 'comment' && !measured.isShown(id));
}
