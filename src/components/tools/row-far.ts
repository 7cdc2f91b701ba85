import { html } from 'lit';
import type { Comment, CommentId } from '../../core/comment.js';
import { commentIdOf } from '../../core/permalink.js';
import { nextTurn } from '../../dom/next-turn.js';
import { Stills } from '../../dom/still.js';
import type { Box } from '../rows-in-turns.js';
import { type FarRows as FarRowsPort, type ListedRows, type RowDrawing, WHOLE } from '../thread-list.js';
import { Boxes } from './boxes.js';
import { type FarRow, farRow, type FarRowsDrawn } from './far-row.js';
import { type DrawnBox, MOST, RestingBoxes } from './resting-boxes.js';
import type { RowContext } from './row-context.js';

/** Milliseconds that rows which came near may take at a time. */
const SLICE = 8;
/** In so many frames the browser has looked at what has come. */
const FRAMES = 3;
const TOLD = 'contentvisibilityautostatechange';

/**
 * Which rows of a long thread are far from being seen. They are drawn once, with all their words and without their tools,
 * and nothing watches what they show: until they come near, or it changes.
 *
 * It is the browser that tells which conversations it skips (`content-visibility`). Where it does not, none is
 * far; where a site has switched that off, none is for longer than a frame.
 */
export class FarRows implements FarRowsPort, FarRowsDrawn {
  /** By their roots, those that are in the page. */
  readonly rows = new Map<CommentId, FarRow>();
  readonly stills = new Stills();
  readonly #boxes = new Boxes();
  readonly #resting = new RestingBoxes();
  /** The list that has boxes. */
  #list: ListedRows | undefined;
  /** Whether the site leaves the list as it is; `undefined` until there is one. */
  #isPlain: boolean | undefined;
  readonly #stopHearing: () => void;
  readonly #context: RowContext;
  readonly #isTold = `on${TOLD}` in document;
  /** What the rows of roots are called whose conversations are whole, or have been near. */
  readonly #near = new Set<CommentId>();
  readonly #far = new Set<CommentId>();
  /** Rows that are not in the page yet. */
  readonly #ahead = new Map<CommentId, { readonly drawing: RowDrawing; readonly row: Element }>();
  /** The roots of those that have come in these last frames. */
  readonly #come = new Set<CommentId>();
  /** How many frames ago that was. */
  #looks = 0;
  readonly #waiting: CommentId[] = [];

  constructor(context: RowContext) {
    this.#context = context;
    // Not all engines let the event bubble.
    context.root.addEventListener(TOLD, this.#tell, true);
    addEventListener('beforeprint', this.#wakeAll);
    this.#stopHearing = context.thread.hear((id) => this.#change(id));
  }

  stop(): void {
    this.#context.root.removeEventListener(TOLD, this.#tell, true);
    removeEventListener('beforeprint', this.#wakeAll);
    this.#stopHearing();
    this.#come.clear();
  }

  boxesOf(roots: readonly CommentId[], rows: ListedRows): readonly (Box | undefined)[] | undefined {
    if (roots.length <= WHOLE) return undefined;
    this.#isPlain ??= isPlain(this.#context.root);
    if (!this.#isPlain) return undefined;
    this.#list = rows;
    const boxes = this.#boxes.of(roots, rows);
    this.#resting.wakeChanged(roots, boxes);
    return boxes;
  }

  isDrawnAhead(root: CommentId, drawing: RowDrawing): boolean | undefined {
    return this.#isFarRoot(root) ? this.#ahead.get(root)?.drawing === drawing : undefined;
  }

  drawAhead(root: CommentId, drawing: RowDrawing): void {
    if (!this.#isFarRoot(root)) return;
    try {
      this.#ahead.set(root, { drawing, row: this.stills.draw(drawing.still(root)).firstElementChild! });
    } catch {
      // There is something in it that has to live, such as a form.
      this.#near.add(this.#context.thread.rowName(root));
    }
  }

  bring(id: CommentId): void {
    for (const at of this.#fromUp(id)) this.#wake(this.#boxOf(at));
  }

  row(root: CommentId, drawing: RowDrawing): unknown {
    this.#resting.back(this.#boxOf(root));
    if (!this.isDrawnAhead(root, drawing)) return undefined;
    const { row } = this.#ahead.get(root)!;
    this.#ahead.delete(root);
    this.#looks = 0;
    if (this.#come.add(root).size === 1) void this.#look();
    // In a template of its own: `repeat` tells what it removes that it has ended, but not a directive that is the whole of it.
    return html`${farRow(this, root, drawing, row)}`;
  }

  /** A conversation in which something has changed goes on with what changes. */
  #change(id: CommentId): void {
    for (const at of this.#fromUp(id)) {
      this.#ahead.delete(at);
      this.rows.get(at)?.begin(true);
    }
  }

  /** A comment, and all that it answers: where comments answer each other in a circle, each of them once. */
  *#fromUp(id: CommentId): Generator<CommentId> {
    const { thread } = this.#context;
    const passed = new Set<CommentId>();
    for (
      let at: CommentId | null = id;
      at !== null && !passed.has(at) && thread.has(at);
      at = thread.comment(at).parent
    ) {
      passed.add(at);
      yield at;
    }
  }

  /** Whether the tools of a row that is being drawn have to wait. */
  has({ id, parent }: Comment): boolean {
    const isFar = parent === null ? this.#isFarRoot(id) : this.#far.has(parent);
    if (isFar) this.#far.add(id);
    else this.#far.delete(id);
    return isFar;
  }

  #isFarRoot(id: CommentId): boolean {
    const name = this.#context.thread.rowName(id);
    if (this.#near.size < WHOLE || !this.#isTold) this.#near.add(name);
    return !this.#near.has(name);
  }

  /** The browser begins to draw a conversation or a box of them, or to skip it. */
  readonly #tell = (event: Event): void => {
    const { skipped, target } = event as ContentVisibilityAutoStateChangeEvent;
    if (skipped || !(target instanceof Element)) return;
    this.#wake(target);
    const rows = [...target.querySelectorAll(':scope > article, :scope > li > article')];
    // Also of one that is being sent, and becomes a comment with another name where it stands.
    this.#complete(rows.flatMap((row) => commentIdOf(`#${row.id}`) ?? []));
  };

  /**
   * What is seen as soon as it comes, or before the browser has looked at it for the first time, not all engines tell. And where
   * a site has its browser draw everything, none does: then all are near.
   */
  async #look(): Promise<void> {
    const come = this.#come;
    for (; this.#looks < FRAMES && come.size > 0; this.#looks += 1) {
      await new Promise(requestAnimationFrame);
      // Only that frame finds out what is seen.
      await nextTurn();
      const waiting = [...come].filter((id) => this.#far.has(id));
      const [first, last] = [waiting[0], waiting.at(-1)].map((id) => id && this.#placeOf(id));
      if (!first || !last) break;
      if (getComputedStyle(last).contentVisibility !== 'auto') this.#complete(waiting);
      else if (
        first.getBoundingClientRect().top < 2 * innerHeight &&
        last.getBoundingClientRect().bottom > -innerHeight
      )
        this.#complete(this.#seen(waiting));
    }
    come.clear();
    this.#restFar();
  }

  #wake(asked: Box | Element | undefined): void {
    if (this.#resting.wake(asked)) this.#list!.again();
  }

  /** Paper gets all of them, at once. */
  readonly #wakeAll = (): void => {
    const roots = this.#resting.wakeAll();
    for (const root of roots) this.#list!.drawAhead(root);
    if (roots.length > 0) this.#list!.again();
  };

  /** Nothing is far that is seen again when it comes back. */
  #restFar(): void {
    if (this.#context.thread.$shown.get() <= MOST) return;
    const left = this.#resting.rest([...this.#drawnBoxes()]);
    for (const root of left) this.#near.delete(this.#context.thread.rowName(root));
    if (left.length > 0) this.#list!.again();
  }

  *#drawnBoxes(): Generator<DrawnBox> {
    for (const [box, size] of this.#boxes.sizes()) {
      const first = box.shown?.[0];
      const place = first === undefined ? undefined : this.#placeOf(first);
      if (place instanceof HTMLElement) yield { box, place, size };
    }
  }

  #boxOf(root: CommentId): Box | undefined {
    return this.#boxes.at(this.#context.thread.rowName(root));
  }

  #seen(roots: readonly CommentId[]): readonly CommentId[] {
    const places = roots.map((id) => this.#placeOf(id));
    const seen = new Set([...new Set(places)].filter((place) => place && isSeen(place)));
    return roots.filter((_, at) => seen.has(places[at]));
  }

  /** What the browser skips with a conversation: its box, or its row. */
  #placeOf(root: CommentId): Element | undefined {
    const row = this.#context.row(root)?.parentElement;
    return row?.closest('[part="box"]') ?? row ?? undefined;
  }

  #complete(roots: readonly CommentId[]): void {
    const isIdle = this.#waiting.length === 0;
    this.#waiting.push(...roots.filter((root) => this.#far.has(root)));
    if (isIdle) void this.#work();
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      await nextTurn();
      const end = performance.now() + SLICE;
      while (this.#waiting.length > 0 && performance.now() < end) this.#draw(this.#waiting.pop()!);
    }
  }

  /** Draws a row anew, and those below it in their turn. */
  #draw(id: CommentId): void {
    const { thread } = this.#context;
    // With what was drawn, which is without tools.
    this.rows.get(id)?.begin(false);
    this.#near.add(thread.rowName(id));
    this.#waiting.push(...thread.branch(id).ids);
    if (this.#far.delete(id) && thread.has(id)) thread.refresh(id);
  }
}

/** Rows that are numbered, or laid out otherwise than as blocks, have to be all in the list itself. */
function isPlain(root: ShadowRoot): boolean | undefined {
  const row = root.querySelector('[part="list"] > [part~="item"]');
  if (!row) return undefined;
  const { counterIncrement, display } = getComputedStyle(row);
  return counterIncrement === 'none' && display === 'block' && getComputedStyle(row.parentElement!).display === 'block';
}

function isSeen(place: Element): boolean {
  // What is skipped is in it: it is itself always drawn.
  return place.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? false;
}
