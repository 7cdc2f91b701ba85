import { nextTurn } from '../dom/next-turn.js';

/** Rows that the first screen may show, and how low a row can be, in CSS pixels: screens can be tall. */
const FIRST = 12;
const LOW = 120;
/** Milliseconds that a turn may take; longer than 50 would be felt. */
const TURN = 30;
/**
 * Milliseconds of drawing ahead before what is drawn comes into the page: each frame in which something has come costs what
 * all that is there costs.
 */
const AHEAD = 120;

/** Shares the drawing of a long list out among turns, between which the page can paint and be used. */
export class Turns {
  /** Rows that may be drawn in this turn. */
  left = FIRST;
  #rows = FIRST;
  #begun = 0;
  #whole: Promise<void> | undefined;
  #draw: (() => void) | undefined;
  #ahead: Iterator<unknown> | undefined;
  readonly #before: () => Promise<unknown> | undefined;

  /** @param before - Tells what the second turn waits for, if there is something: not for long. */
  constructor(before: () => Promise<unknown> | undefined) {
    this.#before = before;
  }

  /** Resolves once everything is drawn; `undefined` if it is. */
  get whole(): Promise<void> | undefined {
    return this.#whole;
  }

  /** Something begins to be drawn. */
  begin(): void {
    this.#begun = performance.now();
    this.left = this.#rows = this.#whole ? this.#rows : Math.max(FIRST, Math.ceil(innerHeight / LOW));
  }

  /** There was more to draw than a turn takes: `draw` is called for the rest, once `ahead` is done, or has taken long. */
  later(draw: () => void, ahead: Iterator<unknown>): void {
    this.#draw = draw;
    this.#ahead = ahead;
    this.#whole ??= this.#work().finally(() => (this.#whole = undefined));
  }

  async #work(): Promise<void> {
    await nextTurn();
    await this.#before();
    while (this.#draw) {
      await this.#drawAhead();
      const draw = this.#draw;
      this.#draw = undefined;
      draw();
      const took = performance.now() - this.#begun;
      this.#rows = Math.ceil(Math.min(this.#rows * 4, (this.#rows * TURN) / Math.max(took, 1)));
      await nextTurn();
    }
  }

  async #drawAhead(): Promise<void> {
    const until = performance.now() + AHEAD;
    for (let now = performance.now(); now < until; now = performance.now()) {
      const end = now + TURN;
      while (performance.now() < end) if (this.#ahead!.next().done) return;
      await nextTurn();
    }
  }
}
