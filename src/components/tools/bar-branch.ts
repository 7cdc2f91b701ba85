import { nothing } from 'lit';
import { scrollIntoSight } from '../../dom/scroll-into-sight.js';
import { scrollToTop } from '../../dom/scroll-to-top.js';
import { focusBranch } from '../../state/branches.js';
import { focusComment, placeOf } from '../section-focus.js';
import { lineView } from '../views/line-view.js';
import type { ToolsHost } from './tools-host.js';

/** One branch alone, and the way back to where it was opened. */
export class BarBranch {
  readonly #host: ToolsHost;
  /** Where the comment stood in the window whose branch was opened. */
  #left: { readonly id: string; readonly top: number } | undefined;

  constructor(host: ToolsHost) {
    this.#host = host;
  }

  /** A click that opens a branch: then everything is still where it was. */
  click(target: Element): void {
    // To look at any other click would lay out the page for nothing.
    if (this.#host.thread.$focus.get() !== null || !target.closest('[data-action="focus"]')) return;
    const row = target.closest('article') ?? target.closest('[part~="item"]')?.querySelector('article');
    if (row) this.#left = { id: row.id, top: row.getBoundingClientRect().top };
  }

  line(): unknown {
    const { thread, words } = this.#host;
    if (thread.$focus.get() === null) return nothing;
    const label = words().text('branchBack');
    return lineView({
      part: 'branch-note',
      text: words().text('branchOnly'),
      action: { part: 'branch-back-button', label, run: () => void this.back(), key: 'Escape' },
    });
  }

  /** Shows all comments again, and goes back to the one whose branch this was. */
  async back(): Promise<void> {
    const { thread, element, say, words } = this.#host;
    const id = thread.$focus.get();
    if (id === null) return;
    focusBranch(thread, null);
    say(words().text('filteredOff'));
    await element.updateComplete;
    const root = element.shadowRoot!;
    focusComment(root, id);
    const place = placeOf(root, id);
    if (place && place.id === this.#left?.id) scrollToTop(place, this.#left.top);
    else if (place) scrollIntoSight(place, 'center');
    this.#left = undefined;
  }
}
