import type { Keep } from './keep.js';

/** Where this browser marks that it holds unsent comments of a thread. */
export function unsentMark(threadKey: string): string {
  return `gedanken:1:unsent:${threadKey}`;
}

/** Whether there may be unsent comments of a thread in this browser: told at once, and without opening any database. */
export function hasUnsent(keep: Keep, threadKey: string | undefined): boolean {
  return threadKey !== undefined && keep.get(unsentMark(threadKey)) !== null;
}
