import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { CommentId } from '../core/comment.js';
import { nextTurn } from '../dom/next-turn.js';
import type { Thread } from '../state/thread.js';

/** So many conversations are whole from the start, wherever they stand: more than screens show. */
const WHOLE = 50;
/** How far from being seen, in screens, is far. */
const MARGIN = '200% 0%';
/** Milliseconds that rows which came near may take at a time. */
const SLICE = 8;

/**
 * Which rows of a long thread are far from being seen. What one can do there waits until they come near:
 * it is more than half of what a row takes, and nobody could use it.
 */
export class FarRows {
  readonly #thread: Thread;
  /** Roots whose conversations are whole, or have been near. */
  readonly #near = new Set<CommentId>();
  readonly #far = new Set<CommentId>();
  readonly #rootAt = new WeakMap<Element, CommentId>();
  readonly #observer = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: MARGIN });
  #waiting: CommentId[] = [];

  constructor(thread: Thread) {
    this.#thread = thread;
  }

  /** A row is about to be drawn: in the outermost list (`null`), `at` so many others; or among the answers to `parent`. */
  begin(id: CommentId, parent: CommentId | null, at: number): void {
    if (parent === null ? this.#beginsFar(id, at) : this.#far.has(parent)) this.#far.add(id);
  }

  /** Whether what one can do in a row has to wait. */
  isFar(id: CommentId): boolean {
    return this.#far.has(id);
  }

  /** The row of a root is in the page. */
  observe(row: Element, root: CommentId): void {
    if (!this.#far.has(root)) return;
    this.#rootAt.set(row, root);
    this.#observer.observe(row);
  }

  #beginsFar(root: CommentId, at: number): boolean {
    if (at < WHOLE) this.#near.add(root);
    return !this.#near.has(root);
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    const isIdle = this.#waiting.length === 0;
    for (const { isIntersecting, target } of entries) {
      const root = this.#rootAt.get(target);
      if (!isIntersecting || root === undefined) continue;
      this.#observer.unobserve(target);
      this.#near.add(root);
      this.#waiting.push(root);
    }
    if (isIdle) void this.#complete();
  }

  async #complete(): Promise<void> {
    while (this.#waiting.length > 0) {
      const end = performance.now() + SLICE;
      while (this.#waiting.length > 0 && performance.now() < end) this.#draw(this.#waiting.pop()!);
      await nextTurn();
    }
  }

  /** Draws a row anew, and those below it in their turn. */
  #draw(id: CommentId): void {
    const thread = this.#thread;
    this.#waiting.push(...thread.$branch(id).get().ids);
    if (this.#far.delete(id) && thread.has(id)) thread.refresh(id);
  }
}

const known = new WeakMap<Thread, FarRows>();

/** The far rows of a thread, whatever else of its section changes. */
export function farRowsOf(thread: Thread): FarRows {
  let rows = known.get(thread);
  if (!rows) known.set(thread, (rows = new FarRows(thread)));
  return rows;
}

class WhenNear extends Directive {
  #row: Element | undefined;
  #root: CommentId | undefined;

  override render(_rows: FarRows, _root: CommentId): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [rows, root]: [FarRows, CommentId]): unknown {
    if (this.#row === element && this.#root === root) return noChange;
    this.#row = element;
    this.#root = root;
    rows.observe(element, root);
    return noChange;
  }
}

/** On the row of a root: completes its conversation when it comes near. */
export const whenNear = directive(WhenNear);
