/** Between two messages, in milliseconds: what follows faster is not read out. */
const GAP = 1000;
/** How long a region has to be known before what changes in it is read out, in milliseconds. */
const SETTLING = 100;

interface Notifier {
  ariaNotify?(message: string, options?: { priority: 'normal' | 'high' }): void;
}

/**
 * Tells screen readers what happened, in short plain sentences, one after the other: by
 * `ariaNotify` where there is one, else by a live region that is there, and empty, from the start.
 */
export class Announcer {
  #region: (HTMLElement & Notifier) | null = null;
  readonly #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes the region to speak through, which must already be in the page. Without one, messages wait. */
  attach(region: HTMLElement | null): void {
    if (region === this.#region) return;
    this.#region = region;
    if (region && this.#timer === undefined) this.#pause(SETTLING);
  }

  say(message: string): void {
    this.#waiting.push(message);
    if (this.#region && this.#timer === undefined) this.#next(this.#region);
  }

  /** Forgets what was not said yet. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.length = 0;
  }

  #pause(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#region) this.#next(this.#region);
    }, milliseconds);
  }

  #next(region: HTMLElement & Notifier): void {
    const message = this.#waiting.shift();
    if (message === undefined) return region.replaceChildren();
    this.#pause(GAP);
    if (region.ariaNotify) return region.ariaNotify(message, { priority: 'normal' });
    // A new node each time, so that the same sentence is spoken again.
    const line = document.createElement('span');
    line.textContent = message;
    region.replaceChildren(line);
  }
}
