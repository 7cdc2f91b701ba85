import type { CommentPage } from '../adapters/adapter.js';
import { AdapterError } from '../core/errors.js';
import type { ThreadContext } from './context.js';

/**
 * Asks for the thread and its first page at once. Each may fail alone: comments stay readable
 * without knowing who may write, and one can write without having read. Resolves when both ended.
 */
export async function loadThread(context: ThreadContext): Promise<void> {
  const signal = context.supersede('load');
  await Promise.all([describe(context, signal), list(context, signal)]);
}

async function describe(context: ThreadContext, signal: AbortSignal): Promise<void> {
  if (context.$info.get().is !== 'ready') context.$info.set({ is: 'loading' });
  try {
    const value = await context.adapter.comments.describe({ signal });
    if (signal.aborted) return;
    if (value.total && !context.counted) context.counted = value.total;
    context.$info.set({ is: 'ready', value });
  } catch (error) {
    if (!signal.aborted) context.$info.set({ is: 'failed', error: AdapterError.from(error) });
  }
}

async function list(context: ThreadContext, signal: AbortSignal): Promise<void> {
  context.$list.set({ is: 'loading' });
  try {
    const page = await context.adapter.comments.list({ sort: context.sort }, { signal });
    if (signal.aborted) return;
    takePage(context, page);
    context.$list.set({ is: 'ready', value: null });
  } catch (error) {
    if (!signal.aborted) context.$list.set({ is: 'failed', error: AdapterError.from(error) });
  }
}

/** Takes over a page, and with it the reader's own comments that still wait for approval. */
export function takePage(context: ThreadContext, page: CommentPage): void {
  context.next = page.next;
  if (page.total) {
    context.counted = page.total;
    context.added = 0;
  }
  for (const comment of page.comments) context.comments.confirm(comment);
  for (const held of context.pending.restore((id) => context.comments.has(id))) context.comments.confirm(held);
  context.place();
  context.$more.set({ is: page.next === null ? 'end' : 'idle' });
}
