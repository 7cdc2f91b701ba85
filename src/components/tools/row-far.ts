import type { Comment, CommentId } from '../../core/comment.js';
import { commentIdOf } from '../../core/permalink.js';
import { nextTurn } from '../../dom/next-turn.js';
import type { RowContext } from './row-context.js';

/** So many conversations have their tools from the start, wherever they stand: more than screens show. */
const WHOLE = 50;
/** Milliseconds that rows which came near may take at a time. */
const SLICE = 8;
const TOLD = 'contentvisibilityautostatechange';

/**
 * Which rows of a long thread are far from being seen. Their tools wait until they come near: these are a
 * third of what a row takes, and nobody could use them.
 *
 * It is the browser that tells which conversations it skips (`content-visibility`). Where it does not, none is
 * far; where a site has switched that off, none is for longer than a frame.
 */
export class FarRows {
  readonly #context: RowContext;
  readonly #isTold = `on${TOLD}` in document;
  /** What the rows of roots are called whose conversations are whole, or have been near. */
  readonly #near = new Set<CommentId>();
  readonly #far = new Set<CommentId>();
  /** Roots among them that were drawn for the next frame. */
  #drawn: CommentId[] = [];
  readonly #waiting: CommentId[] = [];

  constructor(context: RowContext) {
    this.#context = context;
    // Not all engines let the event bubble.
    context.root.addEventListener(TOLD, this.#tell, true);
  }

  stop(): void {
    this.#context.root.removeEventListener(TOLD, this.#tell, true);
  }

  /** Whether the tools of a row that is being drawn have to wait. */
  has({ id, parent }: Comment): boolean {
    if (!(parent === null ? this.#isFarRoot(id) : this.#far.has(parent))) return false;
    this.#far.add(id);
    if (parent === null && this.#drawn.push(id) === 1) void this.#look();
    return true;
  }

  #isFarRoot(id: CommentId): boolean {
    const name = this.#context.thread.rowName(id);
    if (this.#near.size < WHOLE || !this.#isTold) this.#near.add(name);
    return !this.#near.has(name);
  }

  /** The browser begins to draw a conversation, or to skip it. */
  readonly #tell = (event: Event): void => {
    const { skipped, target } = event as ContentVisibilityAutoStateChangeEvent;
    const row = !skipped && target instanceof Element && target.querySelector(':scope > article');
    const root = row && commentIdOf(`#${row.id}`);
    // Also one that is being sent, and becomes a comment with another name where it stands.
    if (root) this.#complete([root]);
  };

  /** What stood there before the tools came may be near already, and of that nothing is told. */
  async #look(): Promise<void> {
    await new Promise(requestAnimationFrame);
    const drawn = this.#drawn;
    this.#drawn = [];
    this.#complete(drawn.filter((id) => this.#context.row(id)?.checkVisibility({ contentVisibilityAuto: true })));
  }

  #complete(roots: readonly CommentId[]): void {
    const isIdle = this.#waiting.length === 0;
    for (const root of roots) {
      this.#near.add(this.#context.thread.rowName(root));
      if (this.#far.has(root)) this.#waiting.push(root);
    }
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
    this.#waiting.push(...thread.$branch(id).get().ids);
    if (this.#far.delete(id) && thread.has(id)) thread.refresh(id);
  }
}
