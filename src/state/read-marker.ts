import { atom, type ReadableAtom } from 'nanostores';
import type { CommentId } from '../core/comment.js';
import { isByTime } from '../core/sort.js';
import { contextOf, type ThreadContext } from './context.js';
import { isNewSince, readSeen, seenKey } from './seen.js';
import type { Thread } from './thread.js';

/** What is new in a thread since this reader was here last. */
export interface ReadMarker {
  /** Whether the reader has not been here before, as far as this browser knows: then what is new came in this visit. */
  readonly isFirstVisit: boolean;
  /** In reading order: since the last visit, and those that arrived in this one. */
  readonly $fresh: ReadableAtom<readonly CommentId[]>;
  /** The root before which “new since your last visit” stands; in orders by time only. */
  readonly $divider: ReadableAtom<CommentId | null>;
  /** The reader has seen what is shown: remembers it, if there is anything to remember. */
  see(): void;
}

/**
 * Tells what is new since the last visit, by the server's times; on the first visit nothing is. What
 * this reader wrote is never new. What this browser keeps is one moment per thread, and none for an
 * empty one.
 */
export function openReadMarker(thread: Thread): ReadMarker {
  const context = contextOf(thread);
  const key = seenKey(context);
  const seen = readSeen(context.keep, key);
  const since = new Set<CommentId>();
  const $fresh = atom<readonly CommentId[]>([]);
  const $divider = atom<CommentId | null>(null);

  const update = (drawn: Iterable<CommentId>): void => {
    if (seen !== undefined) findFresh(context, seen, since, drawn);
    const { fresh, sort } = context.arrangement;
    // Where nothing is new, nobody has to look through all that is there.
    const ids = fresh.size === 0 ? [] : context.measured.reading.filter((id) => fresh.has(id));
    if (!sameIds(ids, $fresh.get())) $fresh.set(ids);
    const hasDivider = isByTime(sort) && since.size > 0;
    $divider.set((hasDivider && context.measured.tree.roots.find((id) => isAfterDivider(context, id, since))) || null);
  };
  update(context.measured.reading);
  const stop = context.$drawn.listen(() => update(context.touched));
  context.life.addEventListener('abort', stop);

  return {
    isFirstVisit: seen === undefined,
    $fresh,
    $divider,
    see() {
      const latest = latestShown(context);
      const kept = readSeen(context.keep, key);
      // Another tab may have seen more.
      if (key !== undefined && latest > (kept ?? 0)) context.keep.set(key, JSON.stringify({ at: latest }));
    },
  };
}

/** Finds what came after a moment among what is shown for the first time, and marks it in its row. */
function findFresh(context: ThreadContext, seen: number, since: Set<CommentId>, drawn: Iterable<CommentId>): void {
  const { arrangement, comments, measured } = context;
  for (const id of drawn) {
    if (since.has(id) || !measured.isShown(id)) continue;
    const comment = comments.get(id);
    if (!isNewSince(seen, context, comment)) continue;
    since.add(id);
    if (arrangement.fresh.has(id)) continue;
    arrangement.fresh.add(id);
    comments.refresh(id);
  }
}

function isAfterDivider({ comments }: ThreadContext, id: CommentId, since: ReadonlySet<CommentId>): boolean {
  return since.has(id) && !comments.get(id).pinned;
}

/** When the latest comment that is shown was made. */
function latestShown({ measured, comments }: ThreadContext): number {
  return measured.reading.reduce((latest, id) => Math.max(latest, comments.get(id).created ?? 0), 0);
}

function sameIds(a: readonly CommentId[], b: readonly CommentId[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
