import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { descendants } from '../core/outline.js';
import { byAge, compareRoots, type Ranked } from '../core/sort.js';
import type { SortOrder, Total } from '../core/thread-info.js';
import { buildTree, type Tree } from '../core/tree.js';
import { isShown, type LocalReader } from './local-reader.js';
import { versionOf, type LocalRow } from './local-store.js';

/** What one reader sees of a local thread. */
export interface LocalView {
  readonly rows: ReadonlyMap<CommentId, LocalRow>;
  /** With those that this reader doesn't see. */
  readonly all: ReadonlyMap<CommentId, LocalRow>;
  /** Oldest first, at every depth. */
  readonly tree: Tree;
  readonly roots: (order: SortOrder) => readonly CommentId[];
  readonly total: Total;
  /** The number of the last change that is in it. */
  readonly version: number;
}

/** Leaves out what this reader may not see, and puts the rest in order. */
export function viewOf(
  all: readonly LocalRow[],
  reader: LocalReader,
  rankedOf: (row: LocalRow) => Ranked = ({ comment }) => comment,
): LocalView {
  const byId = new Map<CommentId, LocalRow>();
  for (const row of all) if (!byId.has(row.comment.id)) byId.set(row.comment.id, row);

  const rows = new Map<CommentId, LocalRow>();
  let count = 0;
  for (const row of byId.values()) {
    if (!isShown(row, reader)) continue;
    rows.set(row.comment.id, row);
    if (row.comment.status === 'published' && row.comment.kind === 'comment') count += 1;
    // The place of a removed comment is kept for as long as somebody stands below it.
    for (const above of placesAbove(row, byId)) {
      if (rows.has(above.comment.id)) break;
      rows.set(above.comment.id, above);
    }
  }
  const comments = Array.from(rows.values(), (row) => row.comment);
  const tree = buildTree(comments, byAge, byAge);
  const total = { count, exact: true };
  return { rows, all: byId, tree, roots: rootsIn(rows, tree, rankedOf), total, version: versionOf(all) };
}

/** Each order is made when it is first asked for. */
function rootsIn(
  rows: ReadonlyMap<CommentId, LocalRow>,
  tree: Tree,
  rankedOf: (row: LocalRow) => Ranked,
): LocalView['roots'] {
  const orders = new Map<SortOrder, readonly CommentId[]>();
  return (order) => {
    const known = orders.get(order);
    if (known) return known;
    const answers =
      order === 'discussed' ? new Map(tree.roots.map((id) => [id, descendants(tree, id).length])) : undefined;
    const roots = tree.roots
      .map((id) => rankedOf(rows.get(id)!))
      .toSorted(compareRoots(order, (id) => answers?.get(id) ?? 0))
      .map(({ id }) => id);
    orders.set(order, roots);
    return roots;
  };
}

/** The removed comments right above a row: its parent and what is above that, up to the first that is there. */
export function* placesAbove(row: LocalRow, all: ReadonlyMap<CommentId, LocalRow>): Generator<LocalRow> {
  const seen = new Set([row]);
  for (let above = parentOf(row, all); above?.comment.status === 'removed'; above = parentOf(above, all)) {
    if (seen.has(above) || above.gone) return;
    seen.add(above);
    yield above;
  }
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

/** The direct answers to a comment that this reader sees. */
export function answersTo({ id }: Pick<Comment, 'id'>, view: LocalView): number {
  return view.tree.children.get(id)?.length ?? 0;
}

function parentOf({ comment }: LocalRow, rows: ReadonlyMap<CommentId, LocalRow>): LocalRow | undefined {
  return comment.parent === null ? undefined : rows.get(comment.parent);
}
