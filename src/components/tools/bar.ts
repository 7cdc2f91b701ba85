import { html, nothing, type TemplateResult } from 'lit';
import { BarBranch } from './bar-branch.js';
import { BarFilter } from './bar-filter.js';
import { BarOrder } from './bar-order.js';
import { LoadAll } from './load-all.js';
import type { News } from './news.js';
import type { RowTools } from './row-tools.js';
import { Search } from './search.js';
import { Shortcuts } from './shortcuts.js';
import type { ToolsHost } from './tools-host.js';

/** From how many comments on there is something to put in order, and something to look for. */
const SOME = 2;
const MANY = 10;

/** One calm line above the list: its order, the search, what to show, and what is new. */
export class Bar {
  readonly #host: ToolsHost;
  readonly #news: News;
  readonly #all: LoadAll;
  readonly #order: BarOrder;
  readonly #filter: BarFilter;
  readonly #branch: BarBranch;
  readonly #search: Search;
  readonly #shortcuts: Shortcuts;
  readonly #stop: () => void;

  constructor(host: ToolsHost, news: News, rows: Pick<RowTools, 'edit'>) {
    this.#host = host;
    this.#news = news;
    this.#all = new LoadAll(host);
    this.#order = new BarOrder(host, this.#all);
    this.#filter = new BarFilter(host);
    this.#branch = new BarBranch(host);
    this.#search = new Search(host, this.#all);
    this.#shortcuts = new Shortcuts(host, { news, search: this.#search, rows });
    this.#stop = host.thread.$shown.listen(() => this.#search.again());
  }

  view(): unknown {
    const { thread } = this.#host;
    const isBranch = thread.$focus.get() !== null;
    const wants = thread.$shown.get() >= SOME || thread.$filter.get() !== null || this.#search.isOpen;
    return html`${isBranch ? this.#branch.line() : nothing} ${wants ? this.#barView(isBranch) : nothing}
    ${this.#shortcuts.view()}`;
  }

  click(target: Element): void {
    this.#branch.click(target);
  }

  keydown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing && !isInForm(event)) {
      if (this.#host.thread.$focus.get() === null) return;
      event.preventDefault();
      void this.#branch.back();
    } else this.#shortcuts.keydown(event);
  }

  stop(): void {
    this.#stop();
    this.#search.stop();
  }

  #barView(isBranch: boolean): TemplateResult {
    const many = this.#host.thread.$shown.get() >= MANY || this.#host.thread.$filter.get() !== null;
    const search = many || this.#search.isOpen ? this.#search.button(this.#shortcuts.keyFor('/')) : nothing;
    return html`
      <div part="tools" role="group" aria-label=${this.#host.words().text('toolsLabel')}>
        ${isBranch ? nothing : this.#order.view()} ${search} ${this.#shortcuts.button()}
        ${many && !isBranch ? this.#filter.view(this.#news.fresh) : nothing}
      </div>
      ${this.#search.view()} ${this.#order.line()} ${this.#filter.line()}
      ${isBranch ? nothing : this.#news.line(this.#shortcuts.keyFor('n'))}
    `;
  }
}

/** Where Escape means what is being written. */
function isInForm(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.closest('input, textarea, select, dialog, [popover], form') !== null;
}
