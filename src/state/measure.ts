import type { Comment, CommentId } from '../core/comment.js';
import { descendants } from '../core/outline.js';
import { byAge, compareRoots, isByTime } from '../core/sort.js';
import { buildTree, type Tree } from '../core/tree.js';
import type { Arrangement } from './arrangement.js';
import type { Measured } from './arrange.js';

/**
 * Makes the tree of what is loaded, without those who wait, in the order that was asked for, and
 * counts it. `rank` says that an order not by time is to be found anew.
 */
export function measure(
  people: readonly Comment[],
  waiting: readonly Comment[],
  arrangement: Arrangement,
  rank: boolean,
): Measured {
  const byId = new Map(people.map((comment) => [comment.id, comment]));
  const bare = buildTree(people, byAge, byAge);
  const loaded = countAnswers(bare, waiting);
  const missing = (id: CommentId): number =>
    arrangement.whole.has(id) ? 0 : Math.max(0, (byId.get(id)?.replies ?? 0) - (loaded.get(id) ?? 0));

  const kept = withAncestors(arrangement.kept, byId);
  const sizes = sizesIn(bare, missing, byId);
  const present = arrangement.brought ? presentRoots(bare, arrangement.brought, kept) : bare.roots;
  const roots = orderRoots(
    present.map((id) => byId.get(id)!),
    arrangement,
    rank ? (id) => sizes.get(id)! - 1 : undefined,
  );
  const tree = { ...bare, roots };
  return { tree, reading: readingOrder(tree), sizes, missing, kept, awaited: awaitedBelow(waiting) };
}

function readingOrder(tree: Tree): readonly CommentId[] {
  return tree.roots.flatMap((root) => [root].concat(descendants(tree, root)));
}

/** How many direct answers to each comment are here, those who wait among them. */
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
    // Where a circle was cut, a root has a parent below itself.
    const parent = roots.has(id) ? null : byId.get(id)!.parent;
    if (parent !== null) sizes.set(parent, (sizes.get(parent) ?? 0) + size);
  }
  return sizes;
}

/** The roots of the trees in which there is anything that the backend brought, or that is kept. */
function presentRoots(tree: Tree, brought: ReadonlySet<CommentId>, kept: ReadonlySet<CommentId>): readonly CommentId[] {
  const isHere = (id: CommentId): boolean => brought.has(id) || kept.has(id);
  return tree.roots.filter((root) => isHere(root) || descendants(tree, root).some(isHere));
}

function orderRoots(
  roots: readonly Comment[],
  { sort, ranks }: Arrangement,
  answersOf: ((id: CommentId) => number) | undefined,
): readonly CommentId[] {
  if (!isByTime(sort) && answersOf) {
    ranks.clear();
    for (const { id } of roots.toSorted(compareRoots(sort, answersOf))) ranks.set(id, ranks.size);
  }
  // What came after the order was made stands first: where it is looked for, and nothing moves later.
  const rankOf = ({ id }: Comment): number => ranks.get(id) ?? -1;
  const byTime = compareRoots(isByTime(sort) ? sort : 'newest');
  const compare = isByTime(sort)
    ? byTime
    : (a: Comment, b: Comment) =>
        Number(b.pinned ?? false) - Number(a.pinned ?? false) || rankOf(a) - rankOf(b) || byTime(a, b);
  return roots.toSorted(compare).map(({ id }) => id);
}

/** Some comments, and all that they answer. */
function withAncestors(ids: Iterable<CommentId>, byId: ReadonlyMap<CommentId, Comment>): ReadonlySet<CommentId> {
  const found = new Set<CommentId>();
  for (const id of ids) {
    let at = byId.get(id);
    while (at && !found.has(at.id)) {
      found.add(at.id);
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
  }
  return found;
}

/** For each one who waits, the comment below which it will be seen: the nearest that does not wait itself. */
function awaitedBelow(waiting: readonly Comment[]): ReadonlyMap<CommentId, CommentId | null> {
  const byId = new Map(waiting.map((comment) => [comment.id, comment]));
  const below = new Map<CommentId, CommentId | null>();
  for (const start of waiting) {
    const path: CommentId[] = [];
    let at: CommentId | null = start.id;
    for (let row = byId.get(at); row && !below.has(row.id); row = at === null ? undefined : byId.get(at)) {
      path.push(row.id);
      // A circle leads nowhere: it is cut, and becomes a root.
      below.set(row.id, null);
      at = row.parent;
    }
    const found: CommentId | null = at !== null && below.has(at) ? below.get(at)! : at;
    for (const id of path) below.set(id, found);
  }
  return below;
}
