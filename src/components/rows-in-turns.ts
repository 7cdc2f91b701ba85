import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CommentId } from '../core/comment.js';
import type { Turns } from './turns.js';

/** Who draws the rows of a list. */
export interface RowDrawer {
  readonly turns: Turns;
  /** Stays when a comment gets another id. */
  nameOf(id: CommentId): string;
  /** How many rows its row brings with it, itself among them. Counts no further than `most`. */
  sizeOf(id: CommentId, most: number): number;
  row(id: CommentId): unknown;
  /** Whether a row is drawn before it comes into the page, with others: `undefined` if not, else whether it has been. */
  isDrawnAhead(id: CommentId): boolean | undefined;
  drawAhead(id: CommentId): void;
  /** Draws the list again, in the next turn. */
  readonly again: () => void;
}

interface Drawn {
  readonly id: CommentId;
  readonly by: RowDrawer;
}

/** Lives as long as the place of the list in the page: what it knows to be drawn is there. */
class RowsInTurns extends Directive {
  #drawn: ReadonlyMap<string, Drawn> = new Map();

  override render(ids: readonly CommentId[], by: RowDrawer): unknown {
    const drawn = new Map<string, Drawn>();
    const fresh = new Set<string>();
    const shown: CommentId[] = [];
    const left: CommentId[] = [];
    for (const id of ids) {
      const name = by.nameOf(id);
      const before = this.#drawn.get(name);
      if (before?.by === by && before.id === id) drawn.set(name, before);
      else if (by.isDrawnAhead(id) ?? (by.turns.left > 0 || (before && before.id !== id))) {
        if (!by.isDrawnAhead(id)) by.turns.left -= by.sizeOf(id, by.turns.left);
        drawn.set(name, { id, by });
        fresh.add(name);
      } else {
        left.push(id);
        if (!before) continue;
        // It stands there as it was, for a moment.
        drawn.set(name, before);
      }
      shown.push(id);
    }
    this.#drawn = drawn;
    if (left.length > 0) by.turns.later(by.again, drawingAhead(left, by));
    return repeat(
      shown,
      (id) => by.nameOf(id),
      (id) => (fresh.has(by.nameOf(id)) ? by.row(id) : noChange),
    );
  }
}

function* drawingAhead(ids: readonly CommentId[], by: RowDrawer): Generator<void> {
  for (const id of ids) yield by.drawAhead(id);
}

/** The rows of a list, as many at a time as a turn may take. A drawer that is another one draws all of them again. */
export const rowsInTurns = directive(RowsInTurns) as (ids: readonly CommentId[], by: RowDrawer) => unknown;
