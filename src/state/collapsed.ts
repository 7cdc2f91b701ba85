import type { CommentId } from '../core/comment.js';
import type { Keep } from './keep.js';
import { readKeptList } from './kept-list.js';

const MAX_KEPT = 200;

/** The comments whose answers this reader has collapsed, kept in this browser from the first one on. */
export class Collapsed {
  readonly #keep: Keep;
  readonly #key: string | undefined;
  readonly #ids: Set<CommentId>;
  #changed = new Set<CommentId>();

  constructor(keep: Keep, threadKey: string | undefined) {
    this.#keep = keep;
    this.#key = threadKey === undefined ? undefined : `gedanken:1:collapsed:${threadKey}`;
    this.#ids = new Set(this.#key === undefined ? [] : readKeptList(keep.get(this.#key), MAX_KEPT, textIn));
  }

  has(id: CommentId): boolean {
    return this.#ids.has(id);
  }

  /** Collapses some, or opens them again. Answers whether anything changed. */
  set(ids: Iterable<CommentId>, collapsed: boolean): boolean {
    let changed = false;
    for (const id of ids) {
      if (this.#ids.has(id) === collapsed) continue;
      changed = true;
      this.#changed.add(id);
      if (collapsed) this.#ids.add(id);
      else this.#ids.delete(id);
    }
    if (changed) this.#write();
    return changed;
  }

  /** Those that were collapsed or opened since this was asked last. */
  takeChanged(): ReadonlySet<CommentId> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Opens all of them again. */
  clear(): boolean {
    return this.set([...this.#ids], false);
  }

  #write(): void {
    if (this.#key === undefined) return;
    if (this.#ids.size === 0) this.#keep.remove(this.#key);
    else this.#keep.set(this.#key, JSON.stringify([...this.#ids].slice(-MAX_KEPT)));
  }
}

function textIn(item: unknown): string | undefined {
  return typeof item === 'string' ? item : undefined;
}
