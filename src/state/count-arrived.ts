import { contextOf } from './context.js';
import type { Thread } from './thread.js';

/** How many comments have come, and wait behind the buttons of all lists. */
export function countArrived(thread: Thread): number {
  let count = 0;
  for (const ids of contextOf(thread).arrived.values()) count += ids.length;
  return count;
}
