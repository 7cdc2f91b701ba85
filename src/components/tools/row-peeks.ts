import type { CommentId } from '../../core/comment.js';

import { idOf } from './row-id.js';
import type { Panels } from './row-panels.js';

/** Something more about a thing in a row, for those who linger on it. */
export interface Peek {
  readonly kind: string;
  /** What one lingers on. */
  readonly selector: string;
  /** What a finger does: a tap shows it and the next tap goes on; or it is held down. */
  readonly touch: 'tap' | 'hold';
  /** `undefined` when there is nothing to show. */
  view(id: CommentId | null, anchor: HTMLElement): (() => unknown) | undefined;
}

/** Milliseconds of lingering until something shows, of leaving until it goes, and of holding a finger down. */
const [LINGER, LEAVE, HOLD] = [350, 250, 500];

/**
 * Shows what there is to see about a thing while the pointer or the keyboard focus is on it, and
 * (WCAG 1.4.13) while the pointer is on what it shows. Escape ends it.
 */
export class Peeks {
  readonly #peeks: readonly Peek[];
  readonly #panels: Panels;
  readonly #listening = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What a finger came down on last, and whether it was held there. */
  #touched: HTMLElement | undefined;
  #held = false;

  constructor(root: ShadowRoot, panels: Panels, peeks: readonly Peek[]) {
    this.#panels = panels;
    this.#peeks = peeks;
    const { signal } = this.#listening;
    root.addEventListener('pointerover', (event) => this.#over(event as PointerEvent), { signal });
    root.addEventListener('pointerout', (event) => this.#out(event as PointerEvent), { signal });
    root.addEventListener('focusin', ({ target }) => this.#focused(target), { signal });
    root.addEventListener('focusout', () => this.#wait(undefined), { signal });
    root.addEventListener('pointerdown', (event) => this.#down(event as PointerEvent), { signal });
    for (const type of ['pointerup', 'pointercancel', 'pointermove'])
      root.addEventListener(type, (event) => this.#lifted(event as PointerEvent), { signal });
    root.addEventListener('click', (event) => this.#tapped(event), { signal, capture: true });
    root.addEventListener('contextmenu', (event) => this.#held && event.preventDefault(), { signal });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#listening.abort();
  }

  #over({ target, pointerType }: PointerEvent): void {
    if (pointerType === 'touch') return;
    if (this.#isWithin(target)) return this.#wait(undefined);
    const anchor = this.#anchorOf(target);
    if (anchor) this.#wait(() => this.#show(anchor), LINGER);
  }

  #out({ relatedTarget, pointerType }: PointerEvent): void {
    if (pointerType === 'touch' || this.#isWithin(relatedTarget)) return;
    const { open } = this.#panels;
    const stays = open?.anchor.matches(':focus-visible') ?? false;
    this.#wait(open?.peek && !stays ? () => this.#panels.close() : undefined, LEAVE);
  }

  #focused(target: EventTarget | null): void {
    const anchor = this.#anchorOf(target);
    if (anchor === target && anchor.matches(':focus-visible')) this.#wait(() => this.#show(anchor), LINGER);
  }

  #down({ target, pointerType }: PointerEvent): void {
    this.#held = false;
    this.#touched = pointerType === 'touch' ? this.#anchorOf(target) : undefined;
    const anchor = this.#touched;
    if (anchor && this.#peekOf(anchor)?.touch === 'hold')
      this.#wait(() => {
        this.#held = true;
        this.#show(anchor);
      }, HOLD);
  }

  #lifted({ type, pointerType, movementX, movementY }: PointerEvent): void {
    if (pointerType !== 'touch' || this.#held) return;
    if (type !== 'pointermove' || Math.hypot(movementX, movementY) > 4) this.#wait(undefined);
  }

  /** Before everybody else: the tap that shows something does nothing besides. */
  #tapped(event: Event): void {
    const anchor = this.#anchorOf(event.target);
    this.#wait(undefined);
    if (!anchor) return;
    const byTap = this.#peekOf(anchor)?.touch === 'tap' && (this.#touched === anchor || !anchor.closest('a, button'));
    const shows = byTap && !this.#isShown(anchor) && this.#show(anchor);
    if (!shows && !this.#held) return this.#panels.open?.peek ? this.#panels.close() : undefined;
    event.preventDefault();
    event.stopPropagation();
    this.#held = false;
  }

  #wait(then: (() => void) | undefined, milliseconds = 0): void {
    clearTimeout(this.#timer);
    if (then) this.#timer = setTimeout(then, milliseconds);
  }

  /** Answers whether there is something to show. */
  #show(anchor: HTMLElement): boolean {
    const peek = this.#peekOf(anchor);
    const { open } = this.#panels;
    // What was opened on purpose stays.
    if (!peek || !anchor.isConnected || this.#isShown(anchor) || (open && !open.peek)) return false;
    const id = idOf(anchor) ?? null;
    const view = peek.view(id, anchor);
    if (view) void this.#panels.show({ kind: peek.kind, id, anchor, view, peek: true });
    return view !== undefined;
  }

  #isShown(anchor: HTMLElement): boolean {
    return this.#panels.open?.anchor === anchor;
  }

  /** Whether something is on what is shown, or on what it is about. */
  #isWithin(target: EventTarget | null): boolean {
    const { open, element } = this.#panels;
    return target instanceof Node && ((open?.anchor.contains(target) ?? false) || (element?.contains(target) ?? false));
  }

  #anchorOf(target: EventTarget | null): HTMLElement | undefined {
    if (!(target instanceof Element)) return undefined;
    return target.closest<HTMLElement>(this.#peeks.map(({ selector }) => selector).join()) ?? undefined;
  }

  #peekOf(anchor: HTMLElement): Peek | undefined {
    return this.#peeks.find(({ selector }) => anchor.matches(selector));
  }
}
