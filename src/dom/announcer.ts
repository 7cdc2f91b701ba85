/** Between two messages, in milliseconds: what follows faster is not read out. */
const GAP = 1000;

interface Notifier {
  ariaNotify?(message: string, options?: { priority: 'normal' | 'high' }): void;
}

/**
 * Tells screen readers what happened, in short plain sentences, one after the other: by
 * `ariaNotify` where there is one, else by a live region that is there, and empty, from the start.
 */
export class Announcer {
  #region: HTMLElement | undefined;
  readonly #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes the region to speak through. It must already be in the page. */
  attach(region: Element | undefined): void {
    this.#region = region instanceof HTMLElement ? region : undefined;
  }

  say(message: string): void {
    this.#waiting.push(message);
    if (this.#timer === undefined) this.#next();
  }

  /** Forgets what was not said yet. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.length = 0;
  }

  #next(): void {
    const message = this.#waiting.shift();
    this.#timer = message === undefined ? undefined : setTimeout(() => this.#next(), GAP);
    const region = this.#region as (HTMLElement & Notifier) | undefined;
    if (!region) return;
    if (message === undefined) region.replaceChildren();
    else if (region.ariaNotify) region.ariaNotify(message, { priority: 'normal' });
    else {
      // A new node each time, so that the same sentence is spoken again.
      const line = document.createElement('span');
      line.textContent = message;
      region.replaceChildren(line);
    }
  }
}
