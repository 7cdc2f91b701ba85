import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { CommentId } from '../core/comment.js';
import type { Outline } from '../core/outline.js';

const NONE: readonly CommentId[] = [];

/** One atom per list of comments, so that a new reply re-renders the list it stands in and no other. */
export class Children {
  readonly #lists = new Map<CommentId | null, WritableAtom<readonly CommentId[]>>();

  /** The ids in one list, in reading order; `null` for the outermost. */
  $(parent: CommentId | null): ReadableAtom<readonly CommentId[]> {
    return this.#list(parent);
  }

  /** Takes over a new outline. Lists that did not change stay quiet. */
  set(outline: Outline): void {
    for (const [parent, $ids] of this.#lists) if (!outline.has(parent)) replace($ids, NONE);
    for (const [parent, ids] of outline) replace(this.#list(parent), ids);
  }

  #list(parent: CommentId | null): WritableAtom<readonly CommentId[]> {
    let $ids = this.#lists.get(parent);
    if (!$ids) this.#lists.set(parent, ($ids = atom(NONE)));
    return $ids;
  }
}

function replace($ids: WritableAtom<readonly CommentId[]>, ids: readonly CommentId[]): void {
  const before = $ids.get();
  if (before.length !== ids.length || before.some((id, index) => id !== ids[index])) $ids.set(ids);
}
