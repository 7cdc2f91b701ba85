import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Mark, News } from './adapter.js';
import { presenterOf } from './local-reader.js';
import { PAGE } from './local-store.js';
import type { LocalThread } from './local-thread.js';
import { answersTo, placesAbove, type LocalView } from './local-view.js';

/** What has changed for this reader after the change of that number. */
export function newsAfter(thread: LocalThread, view: LocalView, version: number): News {
  const changed = new Set<CommentId>();
  for (const row of view.all.values()) {
    const { id, parent } = row.comment;
    if ((row.version ?? 0) <= version || id === PAGE) continue;
    changed.add(id);
    // A place comes and goes with who stands below it.
    for (const place of placesAbove(row, view.all)) changed.add(place.comment.id);
    if (tellsReplies(thread) && parent !== null && view.rows.has(parent)) changed.add(parent);
  }
  const present = presenterOf(thread);
  const shown = [...changed].flatMap((id) => view.rows.get(id) ?? []);
  return {
    comments: shown.map((row) => present(row, repliesOf(thread, view, row.comment.id))),
    removed: [...changed].filter((id) => !view.rows.has(id)),
    total: { ...view.total },
  };
}

/** How many answers to tell of a comment: of all, where pages don't bring all. */
export function repliesOf(thread: LocalThread, view: LocalView, id: CommentId): number | undefined {
  return tellsReplies(thread) ? answersTo({ id }, view) : undefined;
}

export function tellsReplies({ branch }: Pick<LocalThread, 'branch'>): boolean {
  return Number.isFinite(branch);
}

export function markOf({ version }: Pick<LocalView, 'version'>): Mark {
  return String(version);
}

/** The number of a change. Throws `rejected` for a mark that is not ours. */
export function versionAt(mark: Mark): number {
  if (!/^\d{1,15}$/.test(mark)) throw new AdapterError('rejected', { hint: `“${mark}” is no mark of this thread.` });
  return Number(mark);
}
