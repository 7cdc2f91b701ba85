import { contextOf } from '../../state/context.js';
import { isFocusNowhere } from '../section-focus.js';
import type { ToolsHost } from './tools-host.js';

/**
 * Keeps the focus where it is in a comment that is drawn at another place: an answer whose parent
 * comes late moves below it, and whoever was reading it should not be at the top of the page then.
 */
export class MovedFocus {
  readonly #host: ToolsHost;
  readonly #end = new AbortController();
  /** What had the focus last. */
  #held: Element | undefined;

  constructor(host: ToolsHost) {
    this.#host = host;
    const { signal } = this.#end;
    host.element.shadowRoot!.addEventListener('focusin', this.#hold, { signal });
    host.element.shadowRoot!.addEventListener('focusout', this.#release, { signal });
    signal.addEventListener(
      'abort',
      contextOf(host.thread).$drawn.listen(() => void this.#follow()),
    );
  }

  stop(): void {
    this.#end.abort();
  }

  readonly #hold = ({ target }: Event): void => {
    this.#held = target instanceof Element ? target : undefined;
  };

  /** What was given up is not followed; what was taken out of the page has not been given up. */
  readonly #release = ({ target }: Event): void => {
    queueMicrotask(() => {
      if (this.#held === target && target instanceof Element && target.isConnected) this.#held = undefined;
    });
  };

  async #follow(): Promise<void> {
    const held = this.#held;
    const row = held?.closest('article')?.id;
    if (!held || !row) return;
    await this.#host.element.updateComplete;
    if (held.isConnected || !isFocusNowhere()) return;
    const place = this.#host.element.shadowRoot!.getElementById(row);
    const part = CSS.escape(held.part[held.part.length - 1] ?? '');
    const same = place?.querySelector<HTMLElement>(`[part~="${part}"]`);
    (same ?? place?.querySelector<HTMLElement>('[part~="comment-heading"]'))?.focus({ preventScroll: true });
  }
}
