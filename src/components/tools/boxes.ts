import type { CommentId } from '../../core/comment.js';
import type { Box } from '../rows-in-turns.js';
import { type ListedRows, WHOLE } from '../thread-list.js';

/** Comments in a box: some screens of them. */
const FULL = 24;
/** A box is never higher than so many conversations down. */
const ALONE = WHOLE / 2;

interface Place {
  /** `undefined` for what stands by itself. */
  readonly box: Box | undefined;
  readonly size: number;
}

/**
 * Puts the rows of a long list into boxes, which the browser skips as a whole: it asks for each thing that it may skip whether it is
 * seen, whenever the list changes. A row stays in its box as long as the order allows it, since to move is to be drawn again.
 */
export class Boxes {
  #places: ReadonlyMap<string, Place> = new Map();

  /** The box of each row; `undefined` for those that stand by themselves, which are the first. */
  of(ids: readonly CommentId[], { nameOf, sizeOf }: ListedRows): readonly (Box | undefined)[] {
    const places = new Map<string, Place>();
    const begun = new Set<Box>();
    let box: Box | undefined;
    let filled = 0;

    const boxOf = (known: Place | undefined, at: number): Box | undefined => {
      if (at < ALONE) return undefined;
      if (known && known.box === box && (!box || filled < 2 * FULL)) return box;
      if (known?.box && !begun.has(known.box) && (!box || filled >= FULL / 2)) return known.box;
      if (box ? filled < FULL : at < WHOLE) return box;
      return {};
    };

    const boxes = ids.map((id, at) => {
      const name = nameOf(id);
      const known = this.#places.get(name);
      const size = known?.size ?? sizeOf(id, Infinity);
      const own = boxOf(known, at);
      if (own && own !== box) {
        begun.add(own);
        filled = 0;
      }
      box = own;
      filled += size;
      places.set(name, known && known.box === box ? known : { box, size });
      return box;
    });
    this.#places = places;
    return boxes;
  }

  /** The box of a row, by its name. */
  at(name: string): Box | undefined {
    return this.#places.get(name)?.box;
  }

  /** All boxes from the top down, and how many comments each is for. */
  sizes(): ReadonlyMap<Box, number> {
    const sizes = new Map<Box, number>();
    for (const { box, size } of this.#places.values()) if (box) sizes.set(box, (sizes.get(box) ?? 0) + size);
    return sizes;
  }
}
