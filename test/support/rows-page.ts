import type { Adapter } from '../../src/adapters/adapter.js';
import { permalinkOf } from '../../src/core/permalink.js';
import { ShownComment, text, ThreadPage } from './thread-page.js';

/** A page whose section has its tools, spoken of as a reader would who does something in a row. */
export class RowsPage {
  private constructor(readonly page: ThreadPage) {}

  /** Opens a page, and waits until there is something to do in its rows. */
  static async open(adapter: Adapter, attributes: Readonly<Record<string, string>> = {}): Promise<RowsPage> {
    const page = await ThreadPage.open(adapter, attributes);
    await page.until(() => page.root.querySelector('[data-action="menu"], [part~="muted"]'));
    return new RowsPage(page);
  }

  get root(): ShadowRoot {
    return this.page.root;
  }

  get said(): readonly string[] {
    return this.page.said;
  }

  /** The row whose words, or what stands in their place, contain these. */
  row(words: string): Row {
    const article = this.page.parts('comment').find((part) => text(part).includes(words));
    if (!article) throw new Error(`No row says “${words}”: ${this.page.parts('comment').map(text).join(' | ')}`);
    return new Row(article, this);
  }

  /** The row of the comment with an id. */
  rowOf(id: string): Row {
    return new Row(this.root.getElementById(permalinkOf(id).slice(1))!, this);
  }

  /** What is open over the page. */
  get popup(): HTMLElement | null {
    return this.page.part('popup');
  }

  get popupText(): string {
    return text(this.popup);
  }

  /** What the focus is on: what it says, or else its part. */
  get focused(): string {
    const { focused } = this.page;
    return focused?.getAttribute('aria-label') ?? (text(focused) || (focused?.part[focused.part.length - 1] ?? ''));
  }

  until(holds: () => unknown): Promise<void> {
    return this.page.until(holds);
  }
}

/** One row, and its controls. */
export class Row {
  constructor(
    readonly article: HTMLElement,
    readonly page: RowsPage,
  ) {}

  get shown(): ShownComment {
    return new ShownComment(this.article);
  }

  control(action: string): HTMLButtonElement | null {
    return this.article.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);
  }

  /** Presses a control, as a finger or the Enter key does. */
  press(action: string): void {
    const control = this.control(action);
    if (!control) throw new Error(`Nothing to “${action}” here: ${text(this.article)}`);
    control.focus();
    control.click();
  }

  /** What its menu offers. Leaves it open. */
  async menu(): Promise<string[]> {
    if (!this.article.querySelector('[part~="menu-popup"]')) this.press('menu');
    await this.page.until(() => this.article.querySelector('[part~="menu-popup"]:popover-open'));
    return [...this.article.querySelectorAll('[part~="menu-entry"]')].map(text);
  }

  /** Chooses from its menu. */
  async choose(label: string): Promise<void> {
    await this.menu();
    const entries = [...this.article.querySelectorAll<HTMLElement>('[part~="menu-entry"]')];
    const entry = entries.find((button) => text(button) === label);
    if (!entry) throw new Error(`The menu has no “${label}”: ${entries.map(text).join(' | ')}`);
    entry.focus();
    entry.click();
  }

  /** Chooses from its menu, whatever the language. */
  async chooseAction(action: string): Promise<void> {
    await this.menu();
    this.article.querySelector<HTMLElement>(`[part~="menu-entry"][data-action="${action}"]`)!.click();
  }

  get words(): string {
    return text(this.article);
  }

  get note(): string {
    return text(this.article.querySelector('[part~="row-note"]'));
  }

  get field(): HTMLTextAreaElement | null {
    return this.article.querySelector('textarea');
  }

  /** Types into its field. */
  type(words: string): void {
    this.field!.value = words;
    this.field!.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  key(key: string, more: KeyboardEventInit = {}): void {
    const target = this.page.root.activeElement ?? this.article;
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
    );
  }
}

/** What a screen reader calls a control. */
export function nameOf(control: Element | null): string {
  return control?.getAttribute('aria-label') ?? text(control);
}
