import type { CommentId } from '../../core/comment.js';
import { selectedIn } from '../../dom/selected-words.js';
import type { Box } from '../rows-in-turns.js';

/** Comments that may be in the page: more than nearly every thread has. */
export const MOST = 10_000;
/** Where a reader is at work. */
const AT_WORK = 'textarea, [popover]';

/** A box with rows in the page. */
export interface DrawnBox {
  readonly box: Box;
  readonly place: HTMLElement;
  /** How many comments stand in it. */
  readonly size: number;
}

/**
 * The boxes of a very long list whose rows have left the page, so that it does not grow without end. They keep
 * their height, and get their rows again when they come near.
 */
export class RestingBoxes {
  readonly #places = new Map<Box, HTMLElement>();

  /** Lets the rows leave that are farthest from the window, if there are too many. Answers with the roots of those. */
  rest(drawn: readonly DrawnBox[]): readonly CommentId[] {
    let count = drawn.reduce((sum, { size }) => sum + size, 0);
    if (count <= MOST) return [];
    const left: CommentId[] = [];
    const far = drawn.map((one) => ({ ...one, distance: distanceOf(one.place) }));
    for (const { box, place, size } of far.toSorted((a, b) => b.distance - a.distance)) {
      if (count <= MOST) break;
      if (!canRest(place)) continue;
      const { shown } = box;
      place.style.blockSize = `${place.offsetHeight}px`;
      this.#places.set(box, place);
      box.rests = shown;
      left.push(...shown!);
      count -= size;
    }
    return left;
  }

  /** Ends the rest of a box, or of the one that an element is. Answers whether it did rest. */
  wake(asked: Box | Element | undefined): boolean {
    const box = asked instanceof Element ? this.#boxOf(asked) : asked;
    if (!box?.rests) return false;
    box.rests = undefined;
    return true;
  }

  /** Ends the rest of all. Answers with the roots that are to come back. */
  wakeAll(): readonly CommentId[] {
    return [...this.#places.keys()].flatMap((box) => {
      const roots = box.rests ?? [];
      box.rests = undefined;
      return roots;
    });
  }

  /** Ends the rest of boxes to which something else belongs now than what has left. */
  wakeChanged(roots: readonly CommentId[], boxes: readonly (Box | undefined)[]): void {
    if (this.#places.size === 0) return;
    const now = Map.groupBy(roots.keys(), (at) => boxes[at]);
    for (const box of this.#places.keys()) {
      const places = now.get(box);
      if (!places) this.#places.delete(box);
      else if (box.rests?.length !== places.length || places.some((place, at) => roots[place] !== box.rests![at]))
        box.rests = undefined;
    }
  }

  /** The rows of a box are in the page again. */
  back(box: Box | undefined): void {
    if (!box) return;
    this.#places.get(box)?.style.removeProperty('block-size');
    this.#places.delete(box);
  }

  #boxOf(place: Element): Box | undefined {
    for (const [box, own] of this.#places) if (own === place) return box;
    return undefined;
  }
}

/** How far an element is from the window, in CSS pixels. */
function distanceOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(top - innerHeight, -bottom);
}

/** Whether the browser will tell when somebody comes near, and nothing is lost until then, here or next to it where keys lead. */
function canRest(place: HTMLElement): boolean {
  const { activeElement } = place.getRootNode() as ShadowRoot;
  const around = [place.previousElementSibling, place, place.nextElementSibling];
  return (
    getComputedStyle(place).contentVisibility === 'auto' &&
    !around.some((one) => one?.contains(activeElement)) &&
    place.querySelector(AT_WORK) === null &&
    selectedIn(place) === undefined
  );
}
