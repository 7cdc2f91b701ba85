import type { Comment, CommentId } from '../../src/core/comment.js';
import { descendants } from '../../src/core/outline.js';
import { byAge } from '../../src/core/sort.js';
import { buildTree, type Tree } from '../../src/core/tree.js';
import type { Measured } from '../../src/state/arrange.js';
import type { Arrangement } from '../../src/state/arrangement.js';
import { awaitedBelow, orderRoots, withAncestors } from '../../src/state/measure.js';

/** What a forest should come to: all comments measured at once, as if none had been there before. */
export function measuredAnew(comments: Iterable<Comment>, arrangement: Arrangement): Measured {
  const all = [...comments].filter(({ kind }) => kind === 'comment');
  const people = all.filter(({ id }) => !arrangement.waiting.has(id));
  const waiting = all.filter(({ id }) => arrangement.waiting.has(id));
  const byId = new Map(people.map((comment) => [comment.id, comment]));
  const bare = buildTree(people, byAge, byAge);
  const loaded = countAnswers(bare, waiting);
  const missing = (id: CommentId): number =>
    arrangement.whole.has(id) ? 0 : Math.max(0, (byId.get(id)?.replies ?? 0) - (loaded.get(id) ?? 0));
  const kept = withAncestors(arrangement.kept, byId);
  const { brought } = arrangement;
  const isHere = (id: CommentId): boolean => brought === null || brought.has(id) || kept.has(id);
  const present = bare.roots.filter((root) => isHere(root) || descendants(bare, root).some(isHere));
  const roots = orderRoots(
    present.map((id) => byId.get(id)!),
    arrangement,
    undefined,
  );
  const tree = { ...bare, roots };
  const sizes = sizesIn(bare, missing, byId);
  return { tree, reading: readingOrder(tree), sizes, missing, kept, awaited: awaitedBelow(waiting) };
}

function readingOrder(tree: Tree): readonly CommentId[] {
  return tree.roots.flatMap((root) => [root].concat(descendants(tree, root)));
}

function countAnswers(tree: Tree, waiting: readonly Comment[]): ReadonlyMap<CommentId, number> {
  const counts = new Map<CommentId, number>();
  for (const [parent, children] of tree.children) counts.set(parent, children.length);
  for (const { parent } of waiting) if (parent !== null) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return counts;
}

function sizesIn(
  tree: Tree,
  missing: (id: CommentId) => number,
  byId: ReadonlyMap<CommentId, Comment>,
): ReadonlyMap<CommentId, number> {
  const sizes = new Map<CommentId, number>();
  const roots = new Set(tree.roots);
  for (const id of readingOrder(tree).toReversed()) {
    const size = (sizes.get(id) ?? 0) + 1 + missing(id);
    sizes.set(id, size);
    const parent = roots.has(id) ? null : byId.get(id)!.parent;
    if (parent !== null) sizes.set(parent, (sizes.get(parent) ?? 0) + size);
  }
  return sizes;
}
