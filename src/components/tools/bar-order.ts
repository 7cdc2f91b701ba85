import { nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { SortOrder } from '../../core/thread-info.js';
import type { MessageKey } from '../../i18n/messages.js';
import { ordersOf, setOrder } from '../../state/order.js';
import { lineView } from '../views/line-view.js';
import { orderView } from '../views/order-view.js';
import type { LoadAll } from './load-all.js';
import type { ToolsHost } from './tools-host.js';

const SORTED = {
  oldest: 'sortedOldest',
  newest: 'sortedNewest',
  discussed: 'sortedDiscussed',
  best: 'sortedBest',
  controversial: 'sortedControversial',
} as const satisfies Record<SortOrder, MessageKey<'tools'>>;

/** Puts the thread in another order, and says honestly how much of it is in that order. */
export class BarOrder {
  readonly #host: ToolsHost;
  readonly #all: LoadAll;
  /** What the reader chose last, while it is on its way. */
  #wanted: SortOrder | undefined;

  constructor(host: ToolsHost, all: LoadAll) {
    this.#host = host;
    this.#all = all;
  }

  /** Which orders there are takes a look at every comment. */
  view(): unknown {
    const { thread, words } = this.#host;
    const { $shown, $info, $order } = thread;
    return guard([$shown.get(), $info.get(), $order.get(), this.#wanted, words()], () => this.#select());
  }

  /** What the order does not tell by itself. */
  line(): unknown {
    const { thread, words } = this.#host;
    if (!thread.$order.get().partial) return nothing;
    const text = words().text('sortedPart', { count: thread.$shown.get() });
    return lineView({ part: 'sorted-part', text, action: this.#all.action });
  }

  #select(): unknown {
    const { thread, words } = this.#host;
    const { sort, loading } = thread.$order.get();
    const chosen = this.#wanted ?? sort;
    const offered = ordersOf(thread);
    return orderView({
      orders: offered.includes(chosen) ? offered : [chosen, ...offered],
      chosen,
      busy: loading || this.#wanted !== undefined,
      words: words(),
      choose: (order) => void this.#choose(order),
    });
  }

  async #choose(order: SortOrder): Promise<void> {
    const { thread, words, say, failed, update } = this.#host;
    this.#wanted = order;
    update();
    const error = await setOrder(thread, order);
    if (this.#wanted !== order) return;
    this.#wanted = undefined;
    update();
    if (error) failed(error);
    else if (thread.$order.get().sort === order) say(words().text(SORTED[order]));
  }
}
