import { AdapterError } from '../core/errors.js';
import type { SortOrder } from '../core/thread-info.js';
import { ask } from './ask.js';
import { contextOf, type ThreadContext } from './context.js';
import { takePage } from './load-thread.js';
import type { Thread } from './thread.js';

/** The orders worth offering: those by votes only where there are votes to go by. */
export function ordersOf(thread: Thread): readonly SortOrder[] {
  const { $info, measured } = contextOf(thread);
  const info = $info.get();
  const offered = new Set<SortOrder>(['oldest', 'newest', 'discussed']);
  if (measured.votes.any > 0) offered.add('best');
  if (measured.votes.down > 0) offered.add('controversial');
  for (const sort of info.is === 'ready' ? info.value.sorts : []) offered.add(sort);
  return (['oldest', 'newest', 'discussed', 'best', 'controversial'] as const).filter((sort) => offered.has(sort));
}

/**
 * Puts the thread in another order. When all of it is loaded, that needs no request; else the
 * backend is asked, when it serves that order; else what is loaded is sorted, and `$order` says that
 * this is only a part. Never rejects: resolves to what went wrong, and then the former order stays.
 */
export async function setOrder(thread: Thread, sort: SortOrder): Promise<AdapterError | undefined> {
  const context = contextOf(thread);
  // A newer wish counts, also when it is to leave everything as it is.
  context.giveUp('order');
  if (sort === context.arrangement.sort) context.tellOrder(false);
  else if (context.$list.get().is !== 'ready') return waitForList(thread, context, sort);
  else if (context.next !== null && isServed(context, sort)) return askInOrder(context, sort);
  else sortHere(context, sort);
  return undefined;
}

function isServed({ $info }: ThreadContext, sort: SortOrder): boolean {
  const info = $info.get();
  return info.is === 'ready' && info.value.sorts.includes(sort);
}

/** There is nothing to be sorted yet, or it is on its way in the former order. */
async function waitForList(thread: Thread, context: ThreadContext, sort: SortOrder): Promise<AdapterError | undefined> {
  if (!context.loading) {
    context.arrangement.sort = context.asked = sort;
    context.tellOrder(false);
    return undefined;
  }
  const signal = context.supersede('order');
  context.tellOrder(true);
  await context.loading;
  return signal.aborted ? undefined : setOrder(thread, sort);
}

function sortHere(context: ThreadContext, sort: SortOrder): void {
  context.arrangement.sort = sort;
  context.place({ rank: true });
  context.tellOrder(false);
}

async function askInOrder(context: ThreadContext, sort: SortOrder): Promise<AdapterError | undefined> {
  const { arrangement, drafts, comments } = context;
  const signal = context.supersede('order');
  context.tellOrder(true);
  try {
    const page = await ask(signal, (call) => context.reading.list({ sort }, call));
    if (signal.aborted) return undefined;
    // A page of the former order would have no place in this one.
    context.giveUp('more');
    arrangement.sort = context.asked = sort;
    arrangement.brought = new Set([...drafts.begun()].filter((id) => comments.has(id)));
    arrangement.ranks.clear();
    takePage(context, page);
    // What of several sources is still on its way belongs to this order now.
    context.finish('order');
    context.tellOrder(false);
  } catch (thrown) {
    if (signal.aborted) return undefined;
    context.tellOrder(false);
    return AdapterError.from(thrown);
  }
  return undefined;
}
