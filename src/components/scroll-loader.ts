import type { LitElement } from 'lit';
import type { AdapterError } from '../core/errors.js';
import { whenNear } from '../dom/when-near.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';
import { moreWords } from './more-words.js';

/** After so many pages in a row the reader is asked: otherwise nobody would ever reach the foot of the page. */
const RUN = 5;

/** The section that loads more on scrolling. */
export interface ScrollHost {
  readonly element: LitElement;
  readonly thread: Thread;
  /** Whether the site asked for it. */
  wants(): boolean;
  words(): Localizer;
  /** Tells screen readers. */
  say(message: string): void;
  failed(error: AdapterError): void;
}

interface WithConnection {
  readonly connection?: { readonly saveData?: boolean };
}

/**
 * Loads the next page of a thread while the button that does so is nearly in view. The button stays,
 * and is what goes on after a failure, after some pages in a row, where the reader saves data, and
 * for those who come to it by keyboard: from under whom nothing is taken. Never moves the focus.
 */
export class ScrollLoader {
  readonly #host: ScrollHost;
  #button: HTMLElement | null = null;
  #stopWaiting: (() => void) | undefined;
  #run = 0;
  #stopped = false;

  constructor(host: ScrollHost) {
    this.#host = host;
  }

  /** Looks at the section again: to be called whenever it has rendered. */
  updated(): void {
    this.#take(this.#host.wants() ? this.#host.element.shadowRoot!.querySelector('[part~="more-button"]') : null);
    const goesOn =
      this.#host.thread.$more.get().is === 'idle' &&
      this.#run < RUN &&
      !savesData() &&
      !this.#button?.matches(':focus');
    if (!goesOn) this.#wait(null);
    else if (!this.#stopWaiting) this.#wait(this.#button);
  }

  stop(): void {
    this.#stopped = true;
    this.#take(null);
  }

  #take(button: HTMLElement | null): void {
    if (button === this.#button) return;
    this.#wait(null);
    this.#button?.removeEventListener('click', this.#pressed);
    this.#button?.removeEventListener('blur', this.#left);
    button?.addEventListener('click', this.#pressed);
    button?.addEventListener('blur', this.#left);
    this.#button = button;
  }

  #wait(button: HTMLElement | null): void {
    this.#stopWaiting?.();
    this.#stopWaiting = button ? whenNear(button, () => void this.#load()) : undefined;
  }

  async #load(): Promise<void> {
    const { thread, words, say, failed } = this.#host;
    this.#wait(null);
    if (this.#button?.matches(':focus')) return;
    this.#run += 1;
    const fresh = await thread.loadMore();
    if (this.#stopped) return;
    const more = thread.$more.get();
    if (more.is === 'failed') return failed(more.error);
    say(moreWords(thread, fresh, words()));
    await this.#host.element.updateComplete;
    if (!this.#stopped) this.updated();
  }

  readonly #pressed = (): void => {
    this.#run = 0;
  };

  readonly #left = (): void => this.updated();
}

/** Whether the reader asked for little to be loaded. Not every engine tells. */
function savesData(): boolean {
  return (navigator as Navigator & WithConnection).connection?.saveData === true;
}
