import type { CommentPage, SourcesPort } from '../adapters/adapter.js';
import type { ThreadInfo } from '../core/thread-info.js';
import { ask } from './ask.js';
import type { ThreadContext } from './context.js';
import { takePage } from './load-thread.js';
import { pushes } from './pushes.js';
import type { Thread } from './thread.js';

/** Milliseconds that a late source is waited for. Adapters give up sooner by themselves. */
const PATIENCE = 120_000;

/** Keeps up with sources that come later than the first, for as long as the thread lives. */
export function followSources(context: ThreadContext, sources: SourcesPort): void {
  if (context.$sources.get().length > 0) return;
  let isReading = false;
  const readOn = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    try {
      for (let page = await next(); page; page = await next()) takeLate(context, page);
    } catch {
      // What went wrong with which source, its state says.
    }
    isReading = false;
  };
  const next = (): Promise<CommentPage | null> => ask(context.life, (call) => sources.coming(call), PATIENCE);
  let told: ThreadInfo | undefined;
  const look = (): void => {
    if (context.closed) return;
    const states = sources.states();
    context.$sources.set(states);
    const info = sources.info();
    // What this browser has learnt meanwhile, such as that the thread was closed, holds until they say something else.
    if (info !== told) takeInfo(context, (told = info));
    if (states.some(({ is }) => is === 'loading')) void readOn();
  };
  sources.watch(look, { signal: context.life });
  look();
  void readOn();
}

/** Asks a source again that failed. */
export function retrySource(thread: Thread, name: string): void {
  thread.adapter.sources?.again(name);
}

function takeInfo(context: ThreadContext, value: ThreadInfo | undefined): void {
  const { $info } = context;
  const info = $info.get();
  // Another object draws all rows anew.
  if (!value || info.is !== 'ready' || info.value === value) return;
  context.pageReactions = value.reactions?.page;
  $info.set({ is: 'ready', value });
}

/** Puts what has come late where it belongs, unless that would move what is being read: then it waits to be asked for. */
function takeLate(context: ThreadContext, page: CommentPage): void {
  const { arrangement, $more, $list } = context;
  const waiting = context.isBeingRead() ? page.comments.filter(pushes(context)).map(({ id }) => id) : [];
  const isLoadingMore = $more.get().is === 'loading';
  takePage(context, page);
  if (isLoadingMore) $more.set({ is: 'loading' });
  if (waiting.length > 0) {
    for (const id of waiting) arrangement.waiting.add(id);
    context.place();
  }
  if ($list.get().is !== 'ready') $list.set({ is: 'ready', value: null });
}
