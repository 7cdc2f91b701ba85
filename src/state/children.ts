import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { CommentId } from '../core/comment.js';
import type { Branch } from './branch.js';

/** A list without anything in it, or around it. */
export const NO_BRANCH: Branch = {
  ids: [],
  total: 0,
  collapsed: false,
  folded: 0,
  loading: false,
  error: undefined,
  flat: false,
  arrived: 0,
};

/** One atom per list of comments, so that a new reply re-renders the list it stands in and no other. */
export class Children {
  #branches = new Map<CommentId | null, Branch>();
  readonly #heard = new Set<(parent: CommentId) => void>();
  readonly #ids = new Map<CommentId | null, WritableAtom<readonly CommentId[]>>();
  readonly #lists = new Map<CommentId | null, WritableAtom<Branch>>();

  /** The ids in one list, in reading order; `null` for the outermost. */
  $(parent: CommentId | null): ReadableAtom<readonly CommentId[]> {
    let $ids = this.#ids.get(parent);
    if (!$ids) this.#ids.set(parent, ($ids = atom(this.branch(parent).ids)));
    return $ids;
  }

  /** One list with what stands around it. */
  $branch(parent: CommentId | null): ReadableAtom<Branch> {
    let $branch = this.#lists.get(parent);
    if (!$branch) this.#lists.set(parent, ($branch = atom(this.branch(parent))));
    return $branch;
  }

  /** Tells of each list below a comment that may have changed, whether it is watched or not. Answers what ends that. */
  hear(tell: (parent: CommentId) => void): () => void {
    this.#heard.add(tell);
    return () => void this.#heard.delete(tell);
  }

  /** One list as it is now. */
  branch(parent: CommentId | null): Branch {
    return this.#branches.get(parent) ?? NO_BRANCH;
  }

  /** Takes over all lists anew. Those that did not change stay quiet. */
  set(branches: ReadonlyMap<CommentId | null, Branch>): void {
    const before = this.#branches;
    this.#branches = new Map(branches);
    for (const parent of this.#ids.keys()) this.#tellIds(parent);
    for (const parent of this.#lists.keys()) this.#tellBranch(parent);
    if (this.#heard.size === 0) return;
    for (const parent of new Set([...before.keys(), ...branches.keys()]))
      if (!sameBranch(before.get(parent) ?? NO_BRANCH, this.branch(parent))) this.#tell(parent);
  }

  /** Takes over some lists anew; of `parents` the others are gone. */
  change(branches: ReadonlyMap<CommentId | null, Branch>, parents: Iterable<CommentId>): void {
    const changed = new Set([...branches.keys(), ...parents]);
    for (const parent of changed) {
      const branch = branches.get(parent);
      if (branch) this.#branches.set(parent, branch);
      else this.#branches.delete(parent);
    }
    for (const parent of changed) this.#tellIds(parent);
    for (const parent of changed) this.#tellBranch(parent);
    for (const parent of changed) this.#tell(parent);
  }

  #tell(parent: CommentId | null): void {
    if (parent !== null) for (const tell of this.#heard) tell(parent);
  }

  #tellIds(parent: CommentId | null): void {
    const $ids = this.#ids.get(parent);
    const { ids } = this.branch(parent);
    if ($ids && !sameIds($ids.get(), ids)) $ids.set(ids);
  }

  #tellBranch(parent: CommentId | null): void {
    const $branch = this.#lists.get(parent);
    const branch = this.branch(parent);
    if ($branch && !sameBranch($branch.get(), branch)) $branch.set(branch);
  }
}

function sameBranch(a: Branch, b: Branch): boolean {
  return (
    sameIds(a.ids, b.ids) &&
    a.total === b.total &&
    a.collapsed === b.collapsed &&
    a.folded === b.folded &&
    a.loading === b.loading &&
    a.error === b.error &&
    a.flat === b.flat &&
    a.arrived === b.arrived
  );
}

function sameIds(a: readonly CommentId[], b: readonly CommentId[]): boolean {
  return a === b || (a.length === b.length && a.every((id, index) => id === b[index]));
}
