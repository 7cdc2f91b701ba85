import type { CommentPage } from '../adapters/adapter.js';
import { AdapterError } from '../core/errors.js';
import { ask } from './ask.js';
import type { ThreadContext } from './context.js';
import { again } from './loading.js';

/**
 * Asks for the thread and its first page at once. Each may fail alone: comments stay readable
 * without knowing who may write, and one can write without having read. Resolves, when both ended,
 * to what went wrong; of two failures to that of the comments.
 */
export async function loadThread(context: ThreadContext): Promise<AdapterError | undefined> {
  const signal = context.supersede('load');
  const [described, listed] = await Promise.all([describe(context, signal), list(context, signal)]);
  return listed ?? described;
}

async function describe(context: ThreadContext, signal: AbortSignal): Promise<AdapterError | undefined> {
  const known = context.$info.get().is === 'ready';
  if (!known) context.$info.set(again(context.$info.get()));
  try {
    const value = await ask(signal, (call) => context.adapter.comments.describe(call));
    if (signal.aborted) return undefined;
    context.$info.set({ is: 'ready', value });
    if (value.total && !context.counted) {
      context.counted = value.total;
      context.count();
    }
  } catch (thrown) {
    if (signal.aborted) return undefined;
    const error = AdapterError.from(thrown);
    // What was true a moment ago is worth more than nothing: the form, and the words in it, stay.
    if (!known) context.$info.set({ is: 'failed', error });
    return error;
  }
  return undefined;
}

async function list(context: ThreadContext, signal: AbortSignal): Promise<AdapterError | undefined> {
  context.$list.set(again(context.$list.get()));
  try {
    const page = await ask(signal, (call) => context.adapter.comments.list({ sort: context.sort }, call));
    if (signal.aborted) return undefined;
    takePage(context, page);
    context.$list.set({ is: 'ready', value: null });
  } catch (thrown) {
    if (signal.aborted) return undefined;
    const error = AdapterError.from(thrown);
    context.$list.set({ is: 'failed', error });
    return error;
  }
  return undefined;
}

/** Takes over a page, and with it the reader's own comments that still wait for approval. */
export function takePage(context: ThreadContext, page: CommentPage): void {
  context.next = page.next;
  if (page.total) {
    context.counted = page.total;
    context.added = 0;
  }
  for (const comment of page.comments) context.comments.confirm(comment);
  // Only what the backend itself lists need not be remembered any more.
  for (const held of context.pending.restore(page.comments)) {
    if (!context.comments.has(held.id)) context.comments.confirm(held);
  }
  context.place();
  context.$more.set({ is: page.next === null ? 'end' : 'idle' });
}
