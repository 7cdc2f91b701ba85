import { nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Filter } from '../../state/branch.js';
import { filtersOf, setFilter } from '../../state/filter.js';
import { filtersView } from '../views/filters-view.js';
import { lineView } from '../views/line-view.js';
import type { ToolsHost } from './tools-host.js';

/** Shows only some of the comments. */
export class BarFilter {
  readonly #host: ToolsHost;

  constructor(host: ToolsHost) {
    this.#host = host;
  }

  /** What there is to show only looks at every comment: `changed` is what it depends on besides their number. */
  view(changed: unknown): unknown {
    const { thread, words } = this.#host;
    return guard([changed, thread.$shown.get(), thread.$filter.get(), words()], () => this.#buttons());
  }

  /** What is seen, and the way back to all. */
  line(): unknown {
    const chosen = this.#host.thread.$filter.get();
    if (!chosen) return nothing;
    const label = this.#host.words().text('filterOff');
    return lineView({
      part: 'filtered',
      text: this.#sentence(chosen),
      action: { part: 'filter-off-button', label, run: () => void this.#end() },
    });
  }

  #buttons(): unknown {
    const { thread, words } = this.#host;
    const chosen = thread.$filter.get();
    const offered = filtersOf(thread);
    const all = chosen && !offered.some((filter) => isSame(filter, chosen)) ? [...offered, chosen] : offered;
    if (all.length === 0) return nothing;
    const choices = all.map((filter) => {
      const isChosen = chosen !== null && isSame(filter, chosen);
      return { label: this.#nameOf(filter), chosen: isChosen, toggle: () => this.#set(isChosen ? null : filter) };
    });
    return filtersView(choices, words());
  }

  #set(filter: Filter | null): void {
    const { thread, say, words, update } = this.#host;
    setFilter(thread, filter);
    say(filter ? this.#sentence(filter) : words().text('filteredOff'));
    update();
  }

  /** “Show all” goes with what it ends: the focus goes to the filter that it belonged to. */
  async #end(): Promise<void> {
    const { element } = this.#host;
    const root = element.shadowRoot!;
    const hadFocus = root.activeElement?.part.contains('filter-off-button') ?? false;
    const button = root.querySelector<HTMLElement>('[part~="chosen"]');
    this.#set(null);
    await element.updateComplete;
    if (hadFocus) (button?.isConnected ? button : root.querySelector<HTMLElement>('[part~="sort"]'))?.focus();
  }

  #sentence(filter: Filter): string {
    const { thread, words } = this.#host;
    const count = thread.branch(null).ids.length;
    const what = this.#nameOf(filter);
    if (count === 0) return words().text('filteredNone', { what });
    return words().text('filtered', { count, total: thread.$shown.get(), what });
  }

  #nameOf(filter: Filter): string {
    const words = this.#host.words();
    switch (filter.by) {
      case 'author':
        return words.text('filterAuthor');
      case 'new':
        return words.text('filterNew');
      case 'unanswered':
        return words.text('filterUnanswered');
      case 'source':
        return filter.source;
    }
  }
}

function isSame(a: Filter, b: Filter): boolean {
  return a.by === b.by && (a.by !== 'source' || b.by !== 'source' || a.source === b.source);
}
