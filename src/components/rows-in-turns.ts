import { html, noChange, type TemplateResult } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CommentId } from '../core/comment.js';
import type { Turns } from './turns.js';

/** Rows that stand together in a list. */
export interface Box {
  /** What stands in it in the page. */
  shown?: readonly CommentId[];
  /** What stood in it, and has left the page for as long as nothing else belongs there. */
  rests?: readonly CommentId[] | undefined;
}

/** Who draws the rows of a list. */
export interface RowDrawer {
  readonly turns: Turns;
  /** Stays when a comment gets another id. */
  nameOf(id: CommentId): string;
  /** How many rows its row brings with it, itself among them. Counts no further than `most`. */
  sizeOf(id: CommentId, most: number): number;
  /** The box of each row, if it has one; `undefined` where there are none. */
  boxesOf(ids: readonly CommentId[]): readonly (Box | undefined)[] | undefined;
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
  readonly box: Box | undefined;
}

/** A row that stands in the list, or those of a box. */
interface Place {
  readonly box: Box | undefined;
  readonly ids: CommentId[];
}

/** Lives as long as the place of the list in the page: what it knows to be drawn is there. */
class RowsInTurns extends Directive {
  #drawn: ReadonlyMap<string, Drawn> = new Map();

  override render(ids: readonly CommentId[], by: RowDrawer): unknown {
    const drawn = new Map<string, Drawn>();
    const fresh = new Set<CommentId>();
    const places: Place[] = [];
    const left: CommentId[] = [];
    const boxes = by.boxesOf(ids);
    const stand = (box: Box | undefined, ...rows: readonly CommentId[]): void => {
      const last = places.at(-1);
      if (box && box === last?.box) last.ids.push(...rows);
      else places.push({ box, ids: [...rows] });
    };

    for (const [at, id] of ids.entries()) {
      const name = by.nameOf(id);
      const box = boxes?.[at];
      if (box?.rests) {
        stand(box);
        continue;
      }
      const known = this.#drawn.get(name);
      // What comes into another box is drawn there.
      const before = known?.box === box ? known : undefined;
      if (before?.by === by && before.id === id) drawn.set(name, before);
      else if (by.isDrawnAhead(id) ?? (by.turns.left > 0 || (known && known.id !== id))) {
        if (!by.isDrawnAhead(id)) by.turns.left -= by.sizeOf(id, by.turns.left);
        drawn.set(name, { id, by, box });
        fresh.add(id);
      } else {
        left.push(id);
        if (!before) {
          // What rested keeps its place until its rows are there.
          if (box?.shown?.length === 0) stand(box);
          continue;
        }
        // It stands there as it was, for a moment.
        drawn.set(name, before);
      }
      stand(box, id);
    }
    this.#drawn = drawn;
    if (left.length > 0) by.turns.later(by.again, drawingAhead(left, by));
    return repeat(
      places,
      ({ box, ids }) => box ?? by.nameOf(ids[0]!),
      ({ box, ids }) => {
        if (!box) return fresh.has(ids[0]!) ? by.row(ids[0]!) : noChange;
        const isAsBefore =
          ids.length === box.shown?.length && ids.every((id, at) => id === box.shown![at] && !fresh.has(id));
        box.shown = ids;
        if (isAsBefore) return noChange;
        return boxView(
          repeat(
            ids,
            (id) => by.nameOf(id),
            (id) => (fresh.has(id) ? by.row(id) : noChange),
          ),
        );
      },
    );
  }
}

/** Its rows are items of the list that it stands in, and each list item is a comment: a box is there for the eyes alone. */
function boxView(rows: unknown): TemplateResult {
  return html`<div part="box" role="none">${rows}</div>`;
}

function* drawingAhead(ids: readonly CommentId[], by: RowDrawer): Generator<void> {
  for (const id of ids) yield by.drawAhead(id);
}

/** The rows of a list, as many at a time as a turn may take. A drawer that is another one draws all of them again. */
export const rowsInTurns = directive(RowsInTurns) as (ids: readonly CommentId[], by: RowDrawer) => unknown;
