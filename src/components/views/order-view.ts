import { html, nothing, type TemplateResult } from 'lit';
import type { SortOrder } from '../../core/thread-info.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { MessageKey } from '../../i18n/messages.js';

/** The orders that a thread can be put in. */
export interface OrderChoice {
  readonly orders: readonly SortOrder[];
  readonly chosen: SortOrder;
  /** Whether another order is on its way. */
  readonly busy: boolean;
  readonly words: Localizer<'tools'>;
  choose(order: SortOrder): void;
}

const NAMES = {
  oldest: 'sortOldest',
  newest: 'sortNewest',
  discussed: 'sortDiscussed',
  best: 'sortBest',
  controversial: 'sortControversial',
} as const satisfies Record<SortOrder, MessageKey<'tools'>>;

/** Chooses the order of a thread. */
export function orderView({ orders, chosen, busy, words, choose }: OrderChoice): TemplateResult {
  const changed = (event: Event): void => {
    const order = orders[(event.currentTarget as HTMLSelectElement).selectedIndex];
    if (order) choose(order);
  };
  return html`<div part="order">
    <label part="tools-label" for="tools-order">${words.text('sortBy')}</label>
    <select part="sort" id="tools-order" aria-busy=${busy ? 'true' : nothing} @change=${changed}>
      ${orders.map((order) => html`<option value=${order} .selected=${order === chosen}>${words.text(NAMES[order])}</option>`)}
    </select>
  </div>`;
}
