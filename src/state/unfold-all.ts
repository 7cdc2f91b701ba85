import { arrange } from './arrange.js';
import { Arrangement } from './arrangement.js';
import { Collapsed } from './collapsed.js';
import { contextOf } from './context.js';
import { keepNothing } from './keep.js';
import type { Thread } from './thread.js';

/** An arrangement in which nothing is folded away. */
class Unfolded extends Arrangement {
  override limitOf(_parent: string, length: number): number {
    return length;
  }
}

/**
 * Shows everything that is loaded of a thread, whatever is folded or collapsed, without touching what
 * the reader arranged. A branch or a filter that they chose stays. Returns how to put it back.
 */
export function unfoldAll(thread: Thread): () => void {
  const context = contextOf(thread);
  const { arrangement, measured, match } = context;
  if (match) return () => undefined;
  const unfolded = new Unfolded(arrangement.sort, arrangement.maxDepth, new Collapsed(keepNothing, undefined));
  unfolded.focus = arrangement.focus;
  context.children.set(arrange(measured, unfolded).branches);
  return () => context.place({ whole: true });
}
