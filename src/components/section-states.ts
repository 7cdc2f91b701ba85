import type { Thread } from '../state/thread.js';
import type { ThreadController } from './thread-controller.js';

/** Whether nobody has commented, as far as anyone can tell. */
export function isEmpty(thread: Thread): boolean {
  return (
    thread.$list.get().is === 'ready' &&
    thread.$more.get().is === 'end' &&
    thread.branch(null).ids.length === 0 &&
    thread.$sources.get().every(({ is }) => is !== 'loading')
  );
}

/**
 * Keeps the custom states of a section, which stylesheets see as `:state(…)`. `canShow`: what has come is drawn, too, and does
 * not wait for the words around it.
 */
export function showStates(
  states: CustomStateSet,
  { thread, begun, trouble }: ThreadController,
  canShow: boolean,
): void {
  const list = thread?.$list.get();
  const info = thread?.$info.get();
  const posting = info?.is === 'ready' ? info.value.posting : undefined;
  const now: Readonly<Record<string, boolean>> = {
    loading: begun && list?.is === 'loading',
    loaded: canShow && list?.is === 'ready',
    failed: trouble !== undefined || list?.is === 'failed',
    empty: thread !== undefined && isEmpty(thread),
    closed: posting?.allowed === false && posting.why === 'closed',
  };
  for (const [name, on] of Object.entries(now)) {
    if (on) states.add(name);
    else states.delete(name);
  }
}
