import type { Comment, CommentId } from './comment.js';

/** Who answers whom, with everything that strangers and trashed parents can do to it mended. */
export interface Tree {
  readonly roots: readonly CommentId[];
  /** The answers to each comment that has any. */
  readonly children: ReadonlyMap<CommentId, readonly CommentId[]>;
  /** Roots whose parent is not (or not yet) there. */
  readonly orphans: ReadonlySet<CommentId>;
}

/** Orders siblings. The tree's result does not depend on the order in which comments came in. */
export type Compare = (a: Comment, b: Comment) => number;

/**
 * Makes a tree of comments in any order: parents may come late or never, name themselves, or go
 * round in a circle (which is cut at its oldest comment). Every comment is in the tree exactly
 * once; of two with one id the first counts. Linear but for the sorting, and never recursive.
 */
export function buildTree(comments: Iterable<Comment>, compareRoots: Compare, compareReplies: Compare): Tree {
  const byId = new Map<CommentId, Comment>();
  for (const comment of comments) if (!byId.has(comment.id)) byId.set(comment.id, comment);

  const cut = findCuts(byId, compareReplies);
  const roots: Comment[] = [];
  const replies = new Map<CommentId, Comment[]>();
  const orphans = new Set<CommentId>();
  for (const comment of byId.values()) {
    const { id, parent } = comment;
    if (parent === null || cut.has(id)) roots.push(comment);
    else if (!byId.has(parent)) {
      roots.push(comment);
      orphans.add(id);
    } else {
      const siblings = replies.get(parent);
      if (siblings) siblings.push(comment);
      else replies.set(parent, [comment]);
    }
  }

  const children = new Map<CommentId, readonly CommentId[]>();
  for (const [parent, siblings] of replies) children.set(parent, siblings.sort(compareReplies).map(idOf));
  return { roots: roots.sort(compareRoots).map(idOf), children, orphans };
}

/** The comments at which circles of parents are cut open. */
function findCuts(byId: ReadonlyMap<CommentId, Comment>, compare: Compare): Set<CommentId> {
  const cuts = new Set<CommentId>();
  const walkOf = new Map<CommentId, number>();
  let walk = 0;
  for (const start of byId.values()) {
    walk += 1;
    let at: Comment | undefined = start;
    while (at && !walkOf.has(at.id)) {
      walkOf.set(at.id, walk);
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
    if (at && walkOf.get(at.id) === walk) cuts.add(oldestInCircle(at, byId, compare).id);
  }
  return cuts;
}

function oldestInCircle(start: Comment, byId: ReadonlyMap<CommentId, Comment>, compare: Compare): Comment {
  let oldest = start;
  for (let at = byId.get(start.parent!)!; at !== start; at = byId.get(at.parent!)!)
    if (compare(at, oldest) < 0) oldest = at;
  return oldest;
}

function idOf(comment: Comment): CommentId {
  return comment.id;
}
