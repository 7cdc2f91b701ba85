import type { CommentId } from '../core/comment.js';
import { outlineOf, type Outline } from '../core/outline.js';
import type { Tree } from '../core/tree.js';
import type { Arrangement } from './arrangement.js';
import type { Branch } from './branch.js';
import { NO_BRANCH } from './children.js';

type ListName = CommentId | null;

/** A tree in reading order, with what is known of each comment. */
export interface Measured {
  readonly tree: Tree;
  /** Each comment before its answers. */
  readonly reading: readonly CommentId[];
  /** How many there are from a comment down, itself and those that are not loaded among them. */
  readonly sizes: ReadonlyMap<CommentId, number>;
  /** How many answers to a comment are known to exist, but are not loaded. */
  missing(id: CommentId): number;
  /** Those that are never folded away, with all that they answer. */
  readonly kept: ReadonlySet<CommentId>;
  /** For each that waits, the comment below which it will be seen; `null` for roots. */
  readonly awaited: ReadonlyMap<CommentId, CommentId | null>;
}

/** The same, without the order in which one reads. */
type Sized = Omit<Measured, 'reading'>;

/** What a reader sees, and what waits where. */
export interface Arranged {
  readonly branches: ReadonlyMap<ListName, Branch>;
  readonly arrived: ReadonlyMap<ListName, readonly CommentId[]>;
}

/** The lists that a reader sees. Linear, and never recursive. */
export function arrange(measured: Measured, arrangement: Arrangement): Arranged {
  return new Arranger(measured, arrangement).arrange();
}

/**
 * The lists of some conversations alone, and the outermost one of all. Of the comments that wait, each must be awaited in
 * one of these, or in none.
 */
export function arrangeSome(
  { tree, sizes, kept, awaited, missing }: Measured,
  arrangement: Arrangement,
  roots: readonly CommentId[],
): Arranged {
  const some = { tree: { ...tree, roots }, sizes, kept, awaited, missing };
  const { branches, arrived } = new Arranger(some, arrangement).arrange();
  const total = tree.roots.reduce((sum, id) => sum + sizes.get(id)!, 0);
  const outermost = { ...NO_BRANCH, ids: tree.roots, total, arrived: arrived.get(null)?.length ?? 0 };
  return { branches: new Map([...branches, [null, outermost]]), arrived };
}

/** One list on which all the comments that a filter finds stand flat. */
export function arrangeFound(ids: readonly CommentId[], { awaited }: Measured): Arranged {
  const branch = { ...NO_BRANCH, ids, total: ids.length, arrived: awaited.size };
  return { branches: new Map([[null, branch]]), arrived: new Map([[null, [...awaited.keys()]]]) };
}

class Arranger {
  readonly #measured: Sized;
  readonly #arrangement: Arrangement;
  readonly #outline: Outline;
  readonly #deepest: number;
  readonly #depths = new Map<ListName, number>([[null, 1]]);
  readonly #shown = new Map<ListName, readonly CommentId[]>();
  /** The nearest list in the page to where the answers to a comment stand. */
  readonly #answersAt = new Map<CommentId, ListName>();
  readonly #arrived = new Map<ListName, CommentId[]>();

  constructor(measured: Sized, arrangement: Arrangement) {
    const { tree } = measured;
    const { focus, maxDepth } = arrangement;
    this.#measured = measured;
    this.#arrangement = arrangement;
    this.#deepest = Math.max(1, Math.floor(maxDepth) || 1);
    this.#outline = outlineOf(focus === null ? tree : { ...tree, roots: [focus] }, maxDepth);
  }

  arrange(): Arranged {
    for (const [name, list] of this.#outline) this.#fold(name, list);
    this.#placeArrived();
    const branches = new Map<ListName, Branch>();
    for (const [name, list] of this.#outline) branches.set(name, this.#branch(name, list));
    for (const [id, at] of this.#answersAt) {
      if (at !== id || branches.has(id)) continue;
      // Nothing is loaded below it, but there is something to fetch, or to show.
      if (this.#measured.missing(id) > 0 || this.#arrived.has(id)) branches.set(id, this.#branch(id, []));
    }
    return { branches, arrived: this.#arrived };
  }

  /** Decides what is shown of a list, and where what answers it can be announced. */
  #fold(name: ListName, list: readonly CommentId[]): void {
    const depth = this.#depths.get(name)!;
    const limit = name === null ? list.length : this.#arrangement.limitOf(name, list.length);
    const { kept } = this.#measured;
    let left = limit;
    // Those that are kept take nobody's place.
    const shown = limit < list.length ? list.filter((id) => kept.has(id) || (left -= 1) >= 0) : list;
    this.#shown.set(name, shown);

    const at = name === null ? null : this.#answersAt.get(name)!;
    for (const id of list) {
      this.#depths.set(id, depth + 1);
      this.#answersAt.set(id, at);
    }
    if (at === name && depth < this.#deepest) for (const id of shown) this.#answersAt.set(id, id);
  }

  #placeArrived(): void {
    const { focus } = this.#arrangement;
    for (const [id, parent] of this.#measured.awaited) {
      const at = parent === null ? undefined : this.#answersAt.get(parent);
      // Where one branch alone is shown, nobody is told of others.
      if (at === undefined && focus !== null) continue;
      const list = this.#arrived.get(at ?? null);
      if (list) list.push(id);
      else this.#arrived.set(at ?? null, [id]);
    }
  }

  #branch(name: ListName, list: readonly CommentId[]): Branch {
    const { tree, sizes } = this.#measured;
    const ids = this.#shown.get(name) ?? [];
    const direct = name === null ? this.#roots() : (tree.children.get(name) ?? []);
    const deepest = this.#depths.get(name) === this.#deepest;
    const { loading = false, error } = (name !== null && this.#arrangement.fetchingOf(name)) || {};
    return {
      ids,
      total: direct.reduce((sum, id) => sum + sizes.get(id)!, name === null ? 0 : this.#measured.missing(name)),
      collapsed: name !== null && this.#arrangement.collapsed.has(name),
      folded: name === null && !deepest ? 0 : this.#folded(name, list, ids, deepest),
      loading,
      error,
      flat: deepest && list.length > direct.length,
      arrived: this.#arrived.get(name)?.length ?? 0,
    };
  }

  #folded(name: ListName, list: readonly CommentId[], ids: readonly CommentId[], deepest: boolean): number {
    const { missing, sizes } = this.#measured;
    let folded = name === null ? 0 : missing(name);
    // In the deepest list each one stands for itself, and has no list of its own to tell what is missing.
    if (deepest) return list.reduce((sum, id) => sum + missing(id), folded + list.length - ids.length);
    if (ids.length === list.length) return folded;
    const shown = new Set(ids);
    for (const id of list) if (!shown.has(id)) folded += sizes.get(id)!;
    return folded;
  }

  #roots(): readonly CommentId[] {
    const { focus } = this.#arrangement;
    return focus === null ? this.#measured.tree.roots : [focus];
  }
}
