import { readText, writeText } from '../../dom/text-edit.js';
import { type ToolEntry, toolbarView } from '../views/writing-toolbar-view.js';
import type { Counter } from './counter.js';
import type { EmojiPicker } from './emoji.js';
import { formatOf } from './format.js';
import type { Pictures } from './pictures.js';
import type { Preview } from './preview.js';
import type { FormatAction } from './writing-format.js';
import type { WritingScope } from './writing-host.js';

/** What stands in the line below the text. */
export interface ToolbarParts {
  readonly counter: Counter;
  readonly emoji: EmojiPicker;
  readonly pictures: Pictures;
  readonly preview: Preview;
}

/** Letters that mark what is selected, with the key that commands have on the reader's keyboard. */
const LETTERS: ReadonlyMap<string, FormatAction> = new Map([
  ['b', 'bold'],
  ['i', 'italic'],
  ['k', 'link'],
]);

/** One line of tools, one stop for the Tab key: the arrows go from one to the next. */
export class Toolbar {
  readonly #host: WritingScope;
  readonly #parts: ToolbarParts;
  #at = 0;

  constructor(host: WritingScope, parts: ToolbarParts) {
    this.#host = host;
    this.#parts = parts;
  }

  view(): unknown {
    const { pictures, counter } = this.#parts;
    return toolbarView({
      id: this.#host.name('toolbar'),
      area: this.#host.name('text'),
      words: this.#host.words(),
      tools: this.#tools(),
      at: this.#at,
      types: pictures.isPossible ? pictures.types : undefined,
      counter: counter.shown,
      keydown: (event) => this.#move(event),
      focus: (at) => this.#stopAt(at),
      files: (files) => pictures.add(files),
    });
  }

  /** Answers whether the key was taken. */
  keydown(event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    const isCommand = isMac() ? metaKey && !ctrlKey : ctrlKey && !metaKey;
    const action = LETTERS.get(key.toLowerCase());
    if (!isCommand || altKey || shiftKey || !action || target !== this.#host.area()) return false;
    if (!formatOf(this.#host.info().writing).actions.includes(action)) return false;
    event.preventDefault();
    this.#format(action);
    return true;
  }

  #tools(): readonly ToolEntry[] {
    const { emoji, pictures, preview } = this.#parts;
    const { actions } = formatOf(this.#host.info().writing);
    const off = preview.isOn;
    return [
      ...actions.map((name): ToolEntry => ({ name, off, keys: keysFor(name), run: () => !off && this.#format(name) })),
      { name: 'emoji', off, expanded: emoji.isOpen, run: (button) => !off && void emoji.toggle(button) },
      ...(pictures.isPossible
        ? [{ name: 'picture', off, run: (button: HTMLElement) => !off && this.#choose(button) } as const]
        : []),
      ...(preview.isPossible
        ? [{ name: 'preview', off: false, pressed: preview.isOn, run: () => void preview.toggle() } as const]
        : []),
    ];
  }

  #format(action: FormatAction): void {
    const area = this.#host.area();
    writeText(area, formatOf(this.#host.info().writing).apply(action, readText(area)));
  }

  #choose(button: HTMLElement): void {
    button.closest('[part~="writing-bar"]')?.querySelector<HTMLInputElement>('input[type="file"]')?.click();
  }

  #move(event: KeyboardEvent): void {
    const last = this.#tools().length - 1;
    const back = this.#host.words().dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const steps: Readonly<Record<string, number>> = {
      [back]: this.#at === 0 ? last : this.#at - 1,
      [back === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft']: this.#at === last ? 0 : this.#at + 1,
      Home: 0,
      End: last,
    };
    const next = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (next === undefined) return;
    event.preventDefault();
    this.#stopAt(next);
    const toolbar = event.currentTarget as HTMLElement;
    toolbar.querySelectorAll<HTMLElement>('button')[next]?.focus();
  }

  #stopAt(at: number): void {
    if (at === this.#at) return;
    this.#at = at;
    void this.#host.update();
  }
}

function keysFor(action: FormatAction): string | undefined {
  for (const [letter, named] of LETTERS)
    if (named === action) return `${isMac() ? 'Meta' : 'Control'}+${letter.toUpperCase()}`;
  return undefined;
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
