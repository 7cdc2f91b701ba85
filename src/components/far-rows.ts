import type { CommentId } from '../core/comment.js';
import { commentIdOf } from '../core/permalink.js';
import { nextTurn } from '../dom/next-turn.js';
import type { Thread } from '../state/thread.js';
import { placeOf } from './section-focus.js';

/** So many conversations are whole from the start, wherever they stand: more than screens show. */
const WHOLE = 50;
/** Milliseconds that rows which came near may take at a time. */
const SLICE = 8;

/**
 * Which rows of a long thread are far from being seen. What one can do there waits until they come near:
 * it is more than half of what a row takes, and nobody could use it.
 *
 * It is the browser that tells which conversations it skips (`content-visibility`). Where it does not, or where a
 * site has switched that off, none is far for longer than a frame.
 */
export class FarRows {
  /** Not all engines let the event bubble. */
  readonly capture = true;
  readonly #thread: Thread;
  readonly #place: ShadowRoot;
  /** What the rows of roots are called whose conversations are whole, or have been near. */
  readonly #near = new Set<CommentId>();
  readonly #far = new Set<CommentId>();
  #isAsked = false;
  /** Whether the browser tells what comes near, as far as is known. */
  #isTold = true;
  readonly #waiting: CommentId[] = [];
  #working: Promise<void> | undefined;

  constructor(thread: Thread, place: ShadowRoot) {
    this.#thread = thread;
    this.#place = place;
  }

  /** A row is about to be drawn: in the outermost list (`null`), `at` so many others; or among the answers to `parent`. */
  begin(id: CommentId, parent: CommentId | null, at: number): void {
    if (!(parent === null ? this.#beginsFar(id, at) : this.#far.has(parent))) return;
    this.#far.add(id);
    if (!this.#isAsked) void this.#ask(id);
  }

  /** Whether what one can do in a row has to wait. */
  isFar(id: CommentId): boolean {
    return this.#far.has(id);
  }

  /** The browser begins to draw a conversation, or to skip it. */
  handleEvent({ skipped, target }: ContentVisibilityAutoStateChangeEvent): void {
    const row = !skipped && target instanceof Element && target.querySelector(':scope > article');
    const root = row && commentIdOf(`#${row.id}`);
    if (!root || !this.#far.has(root)) return;
    this.#near.add(this.#thread.rowName(root));
    this.#complete([root]);
  }

  #beginsFar(root: CommentId, at: number): boolean {
    const name = this.#thread.rowName(root);
    if (at < WHOLE || !this.#isTold) this.#near.add(name);
    return !this.#near.has(name);
  }

  /** Finds out, once a row is there, whether the browser will tell that it comes near. */
  async #ask(id: CommentId): Promise<void> {
    this.#isAsked = true;
    await new Promise(requestAnimationFrame);
    const row = placeOf(this.#place, id)?.closest('[part="list"] > *');
    this.#isTold = 'oncontentvisibilityautostatechange' in this.#place.host && isSkippable(row);
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

function isSkippable(row: Element | null | undefined): boolean {
  return row ? getComputedStyle(row).contentVisibility === 'auto' : false;
}

const known = new WeakMap<Thread, FarRows>();

/** The far rows of a thread in a section, whatever else of it changes. */
export function farRowsOf(thread: Thread, place: ShadowRoot): FarRows {
  let rows = known.get(thread);
  if (!rows) known.set(thread, (rows = new FarRows(thread, place)));
  return rows;
}
