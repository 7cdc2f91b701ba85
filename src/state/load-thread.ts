import type { CommentPage } from '../adapters/adapter.js';
import { AdapterError } from '../core/errors.js';
import { isByTime } from '../core/sort.js';
import type { SortOrder } from '../core/thread-info.js';
import { ask } from './ask.js';
import type { ThreadContext } from './context.js';
import { holdsComments } from './held-mark.js';
import { again } from './loading.js';
import { takeShown } from './show.js';

/**
 * Asks for the thread and its first page at once. Each may fail alone: comments stay readable
 * without knowing who may write, and one can write without having read. Resolves, when both ended,
 * to what went wrong; of two failures to that of the comments.
 */
export async function loadThread(context: ThreadContext): Promise<AdapterError | undefined> {
  const loading = (context.loading = load(context));
  const { sources } = context.adapter;
  if (sources) void import('./sources.js').then(({ followSources }) => followSources(context, sources));
  const error = await loading;
  if (context.loading === loading) context.loading = undefined;
  return error;
}

async function load(context: ThreadContext): Promise<AdapterError | undefined> {
  const signal = context.supersede('load');
  const description = describe(context, signal);
  // Every backend is asked for an order by time at once; whether it knows others, it has to tell first.
  if (!isByTime(context.arrangement.sort)) await description;
  const [described, listed] = await Promise.all([description, list(context, signal)]);
  return listed ?? described;
}

async function describe(context: ThreadContext, signal: AbortSignal): Promise<AdapterError | undefined> {
  const isKnown = (): boolean => context.$info.get().is === 'ready';
  if (!isKnown()) context.$info.set(again(context.$info.get()));
  try {
    const value = await ask(signal, (call) => context.reading.describe(call));
    if (signal.aborted) return undefined;
    context.$info.set({ is: 'ready', value });
    context.pageReactions = value.reactions?.page;
    if (value.total && context.counted === (context.recalled?.total ?? null)) {
      context.counted = value.total;
      context.count();
    }
  } catch (thrown) {
    if (signal.aborted) return undefined;
    const error = AdapterError.from(thrown);
    // What was true a moment ago is worth more than nothing: the form, and the words in it, stay.
    if (!isKnown()) context.$info.set({ is: 'failed', error });
    return error;
  }
  return undefined;
}

/** The order to read the backend in: the one to be shown where it can, else its own. */
function servedOrder({ $info, arrangement: { sort } }: ThreadContext): SortOrder {
  if (isByTime(sort)) return sort;
  const info = $info.get();
  const sorts = info.is === 'ready' ? info.value.sorts : [];
  return sorts.includes(sort) ? sort : (sorts.find(isByTime) ?? sorts[0] ?? 'oldest');
}

async function list(context: ThreadContext, signal: AbortSignal): Promise<AdapterError | undefined> {
  context.$list.set(again(context.$list.get()));
  try {
    const sort = (context.asked = servedOrder(context));
    const own = findOwn(context);
    const page = await ask(signal, (call) => context.reading.list({ sort }, call));
    await own;
    if (signal.aborted) return undefined;
    // Another order has come meanwhile, in which this page has no place.
    if (context.asked !== sort) return await list(context, signal);
    if (context.recalled) context.recalled.settle(page);
    else takePage(context, page);
    context.listed = Date.now();
    context.$list.set({ is: 'ready', value: null });
  } catch (thrown) {
    if (signal.aborted) return undefined;
    const error = AdapterError.from(thrown);
    context.$list.set({ is: 'failed', error });
    return error;
  }
  return undefined;
}

/** Loads what knows this reader’s own comments that wait for approval, where this browser remembers some. */
async function findOwn(context: ThreadContext): Promise<void> {
  if (context.ownRows || !holdsComments(context.keep, context.adapter.key)) return;
  try {
    const { ownRowsOf } = await import('./own-rows.js');
    ownRowsOf(context);
  } catch {
    // They stay remembered: the next visit shows them.
  }
}

/** Takes over a page, and with it the reader's own comments that still wait for approval. */
export function takePage(context: ThreadContext, page: CommentPage): void {
  const { arrangement, asked } = context;
  context.next = page.next;
  // Before the count that has them.
  context.ownRows?.recognize(page.comments);
  if (page.total) {
    context.counted = page.total;
    context.added = 0;
  }
  takeShown(context, page.comments);
  context.ownRows?.restore(page.comments);
  const served = arrangement.sort === asked;
  // The backend's own order stands as it came: its pages follow each other.
  if (served && !isByTime(asked)) arrangement.appendRanks(page.comments);
  context.place({ rank: !served });
  context.$more.set({ is: page.next === null ? 'end' : 'idle' });
}
