import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { WritingRules } from '../../src/core/thread-info.js';
import { aComment } from './a-comment.js';
import { type Form, text, ThreadPage } from './thread-page.js';

/** What a test says about where one writes. */
export interface WritingSketch extends Partial<Adapter> {
  readonly writing?: WritingRules;
}

/** The people who have written in the thread. */
const TALK = [
  aComment({ id: '1', author: { name: 'Ada Example', handle: '@ada@social.example' }, body: 'The first word' }),
  aComment({ id: '2', author: 'Adam Example', body: 'The second word' }),
  aComment({ id: '3', author: 'Ben', body: 'The third word' }),
];

/** A page whose form is in use, spoken of as a writer would. */
export class WritingPage {
  private constructor(
    readonly page: ThreadPage,
    readonly form: Form,
  ) {}

  /** Opens a page, and puts the cursor into the form at its end. */
  static async open(
    { writing = { format: 'markdown' }, ...ports }: WritingSketch = {},
    attributes: Readonly<Record<string, string>> = {},
  ): Promise<WritingPage> {
    // Where the machine is busy, the first test would wait for its code.
    await import('../../src/components/writing/writing.js');
    const adapter = memoryAdapter({ comments: TALK, writing, author: 'Gina Guest' });
    const page = await ThreadPage.open({ ...adapter, ...ports }, attributes);
    const writer = new WritingPage(page, page.form);
    await writer.begin();
    return writer;
  }

  /** Puts the cursor into the form, and waits for what helps to write. */
  async begin(): Promise<void> {
    this.area.focus();
    await this.page.until(() => this.form.composer.querySelector('[role="toolbar"]'), 2000);
  }

  get area(): HTMLTextAreaElement {
    return this.form.field('text') as HTMLTextAreaElement;
  }

  /** The text, with `|` where the cursor is, or around what is selected. */
  get written(): string {
    const { value, selectionStart: start, selectionEnd: end } = this.area;
    const inside = start === end ? '' : `${value.slice(start, end)}|`;
    return `${value.slice(0, start)}|${inside}${value.slice(end)}`;
  }

  /** Writes a text as `written` shows it. */
  set written(sketch: string) {
    const [before = '', inside = '', after] = sketch.split('|');
    const { area } = this;
    area.value = before + inside + (after ?? '');
    area.setSelectionRange(before.length, before.length + (after === undefined ? 0 : inside.length));
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** Writes a text, with the cursor at its end. */
  async write(words: string): Promise<void> {
    this.area.focus();
    this.area.value = words;
    this.area.setSelectionRange(words.length, words.length);
    this.area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.form.composer.updateComplete;
  }

  get tools(): HTMLButtonElement[] {
    return [...this.form.composer.querySelectorAll<HTMLButtonElement>('[role="toolbar"] button')];
  }

  /** The names of the tools. */
  get names(): string[] {
    return this.tools.map((tool) => tool.ariaLabel ?? text(tool));
  }

  tool(name: string): HTMLButtonElement {
    return this.tools[this.names.indexOf(name)]!;
  }

  part(name: string): HTMLElement | null {
    return this.form.composer.querySelector<HTMLElement>(`[part~="${name}"]`);
  }

  parts(name: string): HTMLElement[] {
    return [...this.form.composer.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
  }

  /** Presses a key where the focus is, as far as scripts can. Answers whether it was taken. */
  key(key: string, how: KeyboardEventInit = {}): boolean {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...how });
    (this.page.focused ?? this.area).dispatchEvent(event);
    return event.defaultPrevented;
  }
}
