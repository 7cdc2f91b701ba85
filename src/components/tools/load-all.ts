import { AdapterError } from '../../core/errors.js';
import { isFocusNowhere } from '../section-focus.js';
import type { Line } from '../views/line-view.js';
import type { ToolsHost } from './tools-host.js';

/** Pages at one press: a backend that never ends does not end the page. */
const MOST_PAGES = 200;

/** Loads page after page until there are no more, or the reader has enough. */
export class LoadAll {
  readonly #host: ToolsHost;
  #run: object | undefined;

  constructor(host: ToolsHost) {
    this.#host = host;
  }

  /** Whether there is more than is loaded. */
  get isPartial(): boolean {
    return this.#host.thread.$more.get().is !== 'end';
  }

  /** The button, for a line that says what is missing. It stays the same while it works, and keeps the focus. */
  get action(): Line['action'] {
    const running = this.#run !== undefined;
    return {
      part: 'load-all-button',
      label: this.#host.words().text(running ? 'loadAllStop' : 'loadAll'),
      run: running ? () => this.stop() : () => void this.#start(),
    };
  }

  stop(): void {
    this.#run = undefined;
    this.#host.update();
  }

  async #start(): Promise<void> {
    const { thread, update, failed, say, words } = this.#host;
    const run = (this.#run = {});
    let hadFocus = false;
    update();
    for (let left = MOST_PAGES; run === this.#run && this.isPartial && left > 0; left -= 1) {
      hadFocus = this.#hasFocus;
      const fresh = await thread.loadMore();
      const more = thread.$more.get();
      if (run !== this.#run) return;
      if (more.is === 'failed') {
        failed(AdapterError.from(more.error));
        break;
      }
      // The button below the list was quicker: it says so itself.
      if (fresh.length === 0 && more.is === 'loading') break;
    }
    this.#run = undefined;
    if (!this.isPartial) say(words().text('allLoaded'));
    update();
    if (hadFocus) await this.#keepFocus();
  }

  get #hasFocus(): boolean {
    return this.#host.element.shadowRoot!.activeElement?.part.contains('load-all-button') ?? false;
  }

  /** The button may go with what it was for: then the focus goes to what it belonged to. */
  async #keepFocus(): Promise<void> {
    const { element } = this.#host;
    await element.updateComplete;
    if (!isFocusNowhere()) return;
    const root = element.shadowRoot!;
    root.querySelector<HTMLElement>('[part~="search-field"], [part~="sort"]')?.focus();
  }
}
