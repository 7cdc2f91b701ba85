import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { byAge } from '../core/sort.js';
import type { SortOrder, Total } from '../core/thread-info.js';
import { buildTree, type Tree } from '../core/tree.js';
import { isShown, type LocalReader } from './local-reader.js';
import type { LocalRow } from './local-store.js';

/** What one reader sees of a local thread. */
export interface LocalView {
  readonly rows: ReadonlyMap<CommentId, LocalRow>;
  /** Oldest first, at every depth. */
  readonly tree: Tree;
  readonly roots: Readonly<Record<SortOrder, readonly Comment[]>>;
  readonly total: Total;
}

/** Leaves out what this reader may not see, and puts the rest in order. */
export function viewOf(all: readonly LocalRow[], reader: LocalReader): LocalView {
  const byId = new Map<CommentId, LocalRow>();
  for (const row of all) if (!byId.has(row.comment.id)) byId.set(row.comment.id, row);

  const rows = new Map<CommentId, LocalRow>();
  let count = 0;
  for (const row of byId.values()) {
    if (!isShown(row, reader)) continue;
    rows.set(row.comment.id, row);
    if (row.comment.status === 'published' && row.comment.kind === 'comment') count += 1;
    // The place of a removed comment is kept for as long as somebody stands below it.
    for (let above = parentOf(row, byId); above?.comment.status === 'removed'; above = parentOf(above, byId)) {
      if (rows.has(above.comment.id)) break;
      rows.set(above.comment.id, above);
    }
  }
  const comments = Array.from(rows.values(), (row) => row.comment);
  const tree = buildTree(comments, byAge, byAge);
  const oldest = tree.roots.map((id) => rows.get(id)!.comment);
  return { rows, tree, roots: { oldest, newest: oldest.toReversed() }, total: { count, exact: true } };
}

/** A row that this reader sees. Throws `not-found`. */
export function rowIn(view: LocalView, id: CommentId): LocalRow {
  const row = view.rows.get(id);
  if (!row) throw new AdapterError('not-found', { hint: `There is no comment “${id}” here.` });
  return row;
}

/** A row after all of its ancestors, the topmost first. */
export function pathTo(view: LocalView, id: CommentId): readonly LocalRow[] {
  const path = new Set<LocalRow>();
  for (let row: LocalRow | undefined = rowIn(view, id); row && !path.has(row); row = parentOf(row, view.rows))
    path.add(row);
  return [...path].toReversed();
}

function parentOf({ comment }: LocalRow, rows: ReadonlyMap<CommentId, LocalRow>): LocalRow | undefined {
  return comment.parent === null ? undefined : rows.get(comment.parent);
}
