import { memoryAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory.js';
import type { CommentId } from '../../src/core/comment.js';
import { permalinkOf } from '../../src/core/permalink.js';
import { someComments } from './a-comment.js';
import { text, ThreadPage } from './thread-page.js';

type Attributes = Readonly<Record<string, string>>;

/** Opens a page, and waits until its tools are there. Without options: twelve comments. */
export async function openTools(
  options: MemoryAdapterOptions = { comments: someComments(12) },
  attributes: Attributes = {},
): Promise<ReadingTools> {
  return toolsOf(await ThreadPage.open(memoryAdapter(options), attributes));
}

/** The tools of a page, once they are there. */
export async function toolsOf(page: ThreadPage): Promise<ReadingTools> {
  await page.until(() => page.part('tools'));
  return new ReadingTools(page);
}

/** What stands above the comments of a page, spoken of as a reader would. */
export class ReadingTools {
  constructor(readonly page: ThreadPage) {}

  get order(): HTMLSelectElement {
    return this.page.part('sort') as HTMLSelectElement;
  }

  /** The orders that are offered, as one reads them. */
  get orders(): string[] {
    return [...this.order.options].map(text);
  }

  /** Chooses an order, as a reader does. */
  async sort(name: string): Promise<void> {
    this.order.focus();
    this.order.selectedIndex = this.orders.indexOf(name);
    this.order.dispatchEvent(new Event('change', { bubbles: true }));
    await this.page.section.updateComplete;
    await this.page.until(() => !this.order.hasAttribute('aria-busy'));
  }

  /** The words of each comment that is to be seen. */
  get bodies(): string[] {
    return this.page.comments.map(({ body }) => body);
  }

  button(part: string): HTMLButtonElement {
    const found = this.page.part(part);
    if (!found) throw new Error(`There is no ${part}.`);
    return found as HTMLButtonElement;
  }

  /** Presses a button, and waits for what the page makes of it. */
  async press(part: string): Promise<void> {
    this.button(part).focus();
    this.button(part).click();
    await this.page.section.updateComplete;
  }

  get filters(): string[] {
    return this.page.parts('filter-button').map(text);
  }

  filter(name: string): HTMLButtonElement {
    return this.page.parts('filter-button').find((button) => text(button) === name) as HTMLButtonElement;
  }

  /** What one line above the list says, without its buttons and links. */
  line(part: string): string {
    return text(this.page.root.querySelector(`[part~="${part}"] > span`));
  }

  /** Waits until screen readers were told something. */
  async hears(message: string): Promise<void> {
    await this.page.until(() => this.page.said.includes(message));
  }

  get field(): HTMLInputElement {
    return this.page.part('search-field') as HTMLInputElement;
  }

  /** What the search found, in words. */
  get found(): string {
    return text(this.page.part('search-result'));
  }

  async openSearch(): Promise<void> {
    this.button('search-button').click();
    await this.page.until(() => this.field);
  }

  /** Types into the search, without waiting for an answer. */
  type(words: string): void {
    this.field.value = words;
    this.field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** Presses a key where the focus is, as far as scripts can. Answers whether it was taken. */
  key(key: string, how: KeyboardEventInit = {}): boolean {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...how });
    (this.page.focused ?? this.page.section).dispatchEvent(event);
    return event.defaultPrevented;
  }

  /** The comment whose name has the focus. */
  get focusedComment(): string | undefined {
    return this.page.focused?.closest('article')?.id.replace('comment-', '');
  }

  place(id: CommentId): HTMLElement {
    return this.page.root.getElementById(permalinkOf(id).slice(1))!;
  }
}
