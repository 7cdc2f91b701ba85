import type { Comment, CommentId } from '../core/comment.js';
import { compareRoots, isByTime } from '../core/sort.js';
import type { Arrangement } from './arrangement.js';

/** How many of some comments answer each one. */
export function countByParent(comments: Iterable<Comment>): ReadonlyMap<CommentId, number> {
  const counts = new Map<CommentId, number>();
  for (const { parent } of comments) if (parent !== null) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return counts;
}

/** Puts roots in the order that was asked for. With `answersOf`, an order that is not by time is found anew. */
export function orderRoots(
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
export function withAncestors(ids: Iterable<CommentId>, byId: ReadonlyMap<CommentId, Comment>): ReadonlySet<CommentId> {
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
export function awaitedBelow(waiting: readonly Comment[]): ReadonlyMap<CommentId, CommentId | null> {
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
