import { nothing } from 'lit';
import type { CommentId } from '../../core/comment.js';
import { commentIdOf } from '../../core/permalink.js';
import { scrollBelowHeaders } from '../../dom/scroll-below.js';
import { focusComment, placeOf } from '../section-focus.js';
import type { News } from './news.js';
import type { RowTools } from './row-tools.js';
import type { Search } from './search.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';
import { actionOf, type KeyAction } from './shortcuts-keys.js';
import type { ToolsHost } from './tools-host.js';

/** What keys do something with. */
export interface KeyedTools {
  readonly news: Pick<News, 'next'>;
  readonly search: Pick<Search, 'open'>;
  readonly rows: Pick<RowTools, 'edit'>;
}

/** Single keys, where the site asks for them and the reader has not turned them off. */
export class Shortcuts {
  readonly #host: ToolsHost;
  readonly #tools: KeyedTools;
  readonly #dialog: ShortcutsDialog;

  constructor(host: ToolsHost, tools: KeyedTools) {
    this.#host = host;
    this.#tools = tools;
    this.#dialog = new ShortcutsDialog(host);
  }

  /** The key that a control answers to, while keys work. */
  keyFor(key: string): string | undefined {
    return this.#wanted && this.#dialog.isOn ? key : undefined;
  }

  button(): unknown {
    return this.#wanted ? this.#dialog.button() : nothing;
  }

  view(): unknown {
    return this.#wanted ? this.#dialog.view() : nothing;
  }

  keydown(event: KeyboardEvent): void {
    if (!this.#wanted || !this.#dialog.isOn) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    void this.#do(action, rowOf(event.composedPath()[0]));
  }

  get #wanted(): boolean {
    return this.#host.wants('shortcuts');
  }

  async #do(action: KeyAction, row: Element | null): Promise<void> {
    const id = row ? commentIdOf(`#${row.id}`) : undefined;
    switch (action) {
      case 'keyNext':
        return this.#step(row, 1);
      case 'keyPrevious':
        return this.#step(row, -1);
      case 'keyNew':
        return this.#tools.news.next(id);
      case 'keySearch':
        return this.#tools.search.open();
      case 'keyHelp':
        return this.#dialog.open();
      case 'keyParent':
        return this.#toParent(id);
      case 'keyReply':
        if (id !== undefined) await this.#host.actions.reply(id);
        return;
      case 'keyFold':
        return row?.querySelector<HTMLElement>('[data-action="collapse"]')?.click();
      case 'keyEdit':
        if (id !== undefined && this.#host.thread.has(id)) this.#tools.rows.edit(this.#host.thread.comment(id));
        return;
    }
  }

  #step(row: Element | null, way: 1 | -1): void {
    const rows = [...this.#root.querySelectorAll('[part~="comment"]')].filter((each) => !each.closest('[hidden]'));
    const at = row ? rows.indexOf(row) : -1;
    // From outside the list, the first step leads into it.
    const next = at < 0 ? rows[0] : rows[at + way];
    if (next) this.#goTo(next);
  }

  async #toParent(id: CommentId | undefined): Promise<void> {
    const { thread, actions, element } = this.#host;
    const parent = id !== undefined && thread.has(id) ? thread.comment(id).parent : null;
    if (parent === null || !(await actions.reveal(parent))) return;
    await element.updateComplete;
    const place = placeOf(this.#root, parent);
    if (place) this.#goTo(place);
  }

  #goTo(row: Element): void {
    const id = commentIdOf(`#${row.id}`);
    if (id === undefined || !(row instanceof HTMLElement)) return;
    scrollBelowHeaders(row);
    focusComment(this.#root, id);
  }

  get #root(): ShadowRoot {
    return this.#host.element.shadowRoot!;
  }
}

/** The comment that the focus is in, or in whose answers it is. */
function rowOf(target: EventTarget | undefined): Element | null {
  if (!(target instanceof Element)) return null;
  return target.closest('article') ?? target.closest('[part~="item"]')?.querySelector(':scope > article') ?? null;
}
