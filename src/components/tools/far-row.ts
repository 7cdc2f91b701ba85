import { hydrate } from '@lit-labs/ssr-client';
import { render, type RootPart } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import type { CommentId } from '../../core/comment.js';
import type { Stills } from '../../dom/still.js';
import type { RowDrawing } from '../thread-list.js';

/** The rows that were far when they were drawn. */
export interface FarRowsDrawn {
  /** By their roots, those that are in the page. */
  readonly rows: Map<CommentId, FarRow>;
  readonly stills: Stills;
}

/** The row of a conversation that was far when it was drawn, for as long as it is in the page. */
export class FarRow extends AsyncDirective {
  #row: Element | undefined;
  #live: RootPart | undefined;
  #drawing!: RowDrawing;
  #rows!: FarRowsDrawn;
  #root!: CommentId;

  override render(rows: FarRowsDrawn, root: CommentId, drawing: RowDrawing, row: Element): unknown {
    this.#leave();
    this.#rows = rows;
    this.#root = root;
    this.#drawing = drawing;
    this.#live = undefined;
    this.#row = row;
    rows.rows.set(root, this);
    return row;
  }

  /** Lets it go on with what changes. `anew`: what was drawn is no longer so. */
  begin(anew: boolean): void {
    if (this.#live || !this.#row) return;
    const content = this.#drawing.live(this.#root);
    const row = this.#row as HTMLElement;
    if (anew || !this.#takesOver(content, row)) row.replaceChildren();
    this.#live = render(content, row);
  }

  /** Answers no where what stands there is not what would be drawn now after all. */
  #takesOver(content: unknown, row: HTMLElement): boolean {
    try {
      this.#rows.stills.mark(row, this.#drawing.still(this.#root));
      hydrate(content, row);
      return true;
    } catch {
      return false;
    }
  }

  protected override disconnected(): void {
    this.#leave();
    this.#live?.setConnected(false);
  }

  protected override reconnected(): void {
    this.#rows.rows.set(this.#root, this);
    this.#live?.setConnected(true);
  }

  #leave(): void {
    if (this.#row && this.#rows.rows.get(this.#root) === this) this.#rows.rows.delete(this.#root);
    this.#live?.setConnected(false);
  }
}

export const farRow = directive(FarRow) as (...drawn: Parameters<FarRow['render']>) => unknown;
