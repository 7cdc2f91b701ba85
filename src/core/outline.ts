import type { CommentId } from './comment.js';
import type { Tree } from './tree.js';

/** The lists to draw: whose answers stand in which list, in reading order. */
export type Outline = ReadonlyMap<CommentId | null, readonly CommentId[]>;

/**
 * Folds a tree into lists nested at most `maxDepth` deep. The deepest list holds every descendant
 * in reading order, so that a branch of any depth stays flat in the page. `null` keys the roots.
 */
export function outlineOf(tree: Tree, maxDepth: number): Outline {
  const deepest = Math.max(1, Math.floor(maxDepth) || 1);
  if (deepest === 1) return new Map([[null, tree.roots.flatMap((root) => [root].concat(descendants(tree, root)))]]);
  const outline = new Map<CommentId | null, readonly CommentId[]>([[null, tree.roots]]);
  let level = tree.roots;
  for (let depth = 2; depth <= deepest && level.length > 0; depth += 1) {
    const next: CommentId[] = [];
    for (const parent of level) {
      const children = tree.children.get(parent);
      if (!children) continue;
      const list = depth === deepest ? descendants(tree, parent) : children;
      outline.set(parent, list);
      for (const child of children) next.push(child);
    }
    level = next;
  }
  return outline;
}

/** Every comment below one, each before its own answers. */
export function descendants(tree: Tree, parent: CommentId): CommentId[] {
  const found: CommentId[] = [];
  const waiting = [...(tree.children.get(parent) ?? [])].reverse();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    found.push(id);
    const children = tree.children.get(id) ?? [];
    for (let i = children.length - 1; i >= 0; i -= 1) waiting.push(children[i]!);
  }
  return found;
}
