import { isOldDraft } from './drafts.js';
import { heldKey } from './held-mark.js';
import type { Keep } from './keep.js';
import { Pending } from './pending.js';

const DRAFTS = 'gedanken:1:draft:';
const HELD = heldKey('');

/** Forgets what this browser has kept for longer than it says, of every page of the site: nobody may come back to that one. */
export function forgetOld(keep: Keep): void {
  for (const key of keep.keys(DRAFTS)) if (isOldDraft(keep.get(key))) keep.remove(key);
  for (const key of keep.keys(HELD)) new Pending(keep, key.slice(HELD.length)).restore([]);
}
