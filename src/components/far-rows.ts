import type { CommentId } from '../core/comment.js';
import { commentIdOf } from '../core/permalink.js';
import { nextTurn } from '../dom/next-turn.js';
import type { Thread } from '../state/thread.js';

/** So many conversations are whole from the start, wherever they stand: more than screens show. */
const WHOLE = 50;
/** Milliseconds that rows which came near may take at a time. */
const SLICE = 8;
/** In how many frames a browser tells which conversations it skips. */
const FRAMES = 3;

/**
 * Which rows of a long thread are far from being seen. What one can do there waits until they come near:
 * it is more than half of what a row takes, and nobody could use it.
 *
 * It is the browser that tells which conversations it skips (`content-visibility`). Where it tells nothing,
 * because it cannot or a site has switched that off, none is far for longer than a few frames.
 */
export class FarRows {
  /** Not all engines let the event bubble. */
  readonly capture = true;
  readonly #thread: Thread;
  /** Roots whose conversations are whole, or have been near. */
  readonly #near = new Set<CommentId>();
  readonly #far = new Set<CommentId>();
  /** Whether the browser tells; `undefined` until that is known. */
  #isTold: boolean | undefined;
  #isAsked = false;
  readonly #waiting: CommentId[] = [];
  #working: Promise<void> | undefined;

  constructor(thread: Thread) {
    this.#thread = thread;
  }

  /** A row is about to be drawn: in the outermost list (`null`), `at` so many others; or among the answers to `parent`. */
  begin(id: CommentId, parent: CommentId | null, at: number): void {
    if (!(parent === null ? this.#beginsFar(id, at) : this.#far.has(parent))) return;
    this.#far.add(id);
    if (!this.#isAsked) void this.#ask();
  }

  /** Whether what one can do in a row has to wait. */
  isFar(id: CommentId): boolean {
    return this.#far.has(id);
  }

  /** The browser begins to draw a conversation, or to skip it. */
  handleEvent({ skipped, target }: ContentVisibilityAutoStateChangeEvent): void {
    this.#isTold = true;
    const row = !skipped && target instanceof Element && target.querySelector(':scope > article');
    const root = row && commentIdOf(`#${row.id}`);
    if (!root || !this.#far.has(root)) return;
    this.#near.add(root);
    this.#complete([root]);
  }

  #beginsFar(root: CommentId, at: number): boolean {
    if (at < WHOLE || this.#isTold === false) this.#near.add(root);
    return !this.#near.has(root);
  }

  /** Rows are far: the browser has told of those that came first by the time that it has drawn them. */
  async #ask(): Promise<void> {
    this.#isAsked = true;
    for (let frame = 0; frame < FRAMES; frame += 1) await new Promise(requestAnimationFrame);
    this.#isTold ??= false;
    if (!this.#isTold) this.#complete([...this.#far]);
  }

  #complete(ids: readonly CommentId[]): void {
    this.#waiting.push(...ids);
    this.#working ??= this.#work().finally(() => (this.#working = undefined));
  }

  async #work(): Promise<void> {
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
