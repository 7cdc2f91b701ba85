import type { Keep } from './keep.js';

/** Under what this browser remembers the comments of its reader that wait for approval in a thread. */
export function heldKey(threadKey: string): string {
  return `gedanken:1:held:${threadKey}`;
}

/** Whether it remembers any. */
export function holdsComments(keep: Keep, threadKey: string | undefined): boolean {
  return threadKey !== undefined && keep.get(heldKey(threadKey)) !== null;
}
