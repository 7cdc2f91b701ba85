import type { Keep } from './keep.js';
import { readKeptList } from './kept-list.js';

const KEY = 'gedanken:1:sources';
const MAX_KEPT = 100;

/** The origins from which this reader lets pictures and videos load unasked, on all pages of the site. */
export function allowedSources(keep: Keep): readonly string[] {
  return readKeptList(keep.get(KEY), MAX_KEPT, readOrigin);
}

/** Remembers that the reader lets an origin be asked. */
export function allowSource(keep: Keep, origin: string): void {
  const others = allowedSources(keep).filter((known) => known !== origin);
  keep.set(KEY, JSON.stringify([...others, origin].slice(-MAX_KEPT)));
}

function readOrigin(item: unknown): string | undefined {
  if (typeof item !== 'string' || !/^https?:/.test(item) || !URL.canParse(item)) return undefined;
  return new URL(item).origin === item ? item : undefined;
}
