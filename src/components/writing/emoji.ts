import { insertAt } from './format-edits.js';
import { readText, writeText } from '../../dom/text-edit.js';
import type { Panels } from '../tools/row-panels.js';
import { emojiView } from '../views/emoji-view.js';
import type { EmojiGroup } from './emoji-data.js';
import type { WritingScope } from './writing-host.js';

const KIND = 'emoji';

/** The choice of emoji. What there is to choose from is loaded when it is first opened. */
export class EmojiPicker {
  readonly #host: WritingScope;
  readonly #panels: Panels;
  #all: readonly EmojiGroup[] = [];
  #found: readonly EmojiGroup[] = [];
  #active = -1;

  constructor(host: WritingScope, panels: Panels) {
    this.#host = host;
    this.#panels = panels;
  }

  get isOpen(): boolean {
    return this.#panels.isOpen(KIND, this.#host.parent);
  }

  async toggle(anchor: HTMLElement): Promise<void> {
    if (this.isOpen) return this.#panels.close(true);
    const { emojiGroups } = await import('./emoji-data.js');
    this.#all = this.#found = emojiGroups();
    this.#active = -1;
    await this.#panels.show({ kind: KIND, id: this.#host.parent, anchor, view: () => this.#view() });
    this.#panels.element?.querySelector('input')?.focus();
  }

  #view(): unknown {
    return emojiView({
      id: this.#host.name(KIND),
      words: this.#host.words(),
      groups: this.#found,
      active: this.#active,
      search: (query) => this.#search(query),
      keydown: (event) => this.#keydown(event),
      choose: (emoji) => this.#choose(emoji),
    });
  }

  #search(query: string): void {
    const words = this.#host.words();
    const wanted = query.trim().toLowerCase();
    this.#found = this.#all
      .map((group) => {
        const isNamed = words.text(group.name).toLowerCase().includes(wanted);
        const emoji = isNamed ? group.emoji : group.emoji.filter(({ called }) => called.includes(wanted));
        return { name: group.name, emoji };
      })
      .filter(({ emoji }) => emoji.length > 0);
    this.#active = wanted === '' || this.#list.length === 0 ? -1 : 0;
    this.#panels.redraw();
    if (wanted !== '') this.#host.say(words.text('emojiFound', { count: this.#list.length }));
  }

  get #list(): readonly string[] {
    return this.#found.flatMap(({ emoji }) => emoji.map(({ face }) => face));
  }

  #keydown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const face = this.#list[this.#active];
      if (face !== undefined) this.#choose(face);
      return;
    }
    const next = this.#next(event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.#active = next;
    this.#panels.redraw();
    const { element } = this.#panels;
    element?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** Where an arrow leads. Sideways they belong to the field until one is in the grid. */
  #next(key: string): number | undefined {
    const last = this.#list.length - 1;
    const at = this.#active;
    if (last < 0) return undefined;
    if (at < 0) return key === 'ArrowDown' ? 0 : undefined;
    const forward = this.#host.words().dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'ArrowLeft' || key === 'ArrowRight')
      return Math.min(last, Math.max(0, at + (key === forward ? 1 : -1)));
    if (key === 'ArrowUp' || key === 'ArrowDown') return this.#vertical(key === 'ArrowDown' ? 1 : -1);
    return undefined;
  }

  /** The nearest one in the next row, as the page has laid them out; above the first row, the field. */
  #vertical(step: 1 | -1): number {
    const options = [...(this.#panels.element?.querySelectorAll('[role="option"]') ?? [])];
    const boxes = options.map((option) => option.getBoundingClientRect());
    const here = boxes[this.#active];
    if (!here) return -1;
    const beyond = boxes.filter(({ top }) => (step > 0 ? top > here.top + 1 : top < here.top - 1));
    const row = step > 0 ? beyond[0] : beyond.at(-1);
    if (!row) return step > 0 ? this.#active : -1;
    let best = this.#active;
    let distance = Infinity;
    for (const [at, box] of boxes.entries()) {
      const far = Math.abs(box.left - here.left);
      if (Math.abs(box.top - row.top) > 1 || far >= distance) continue;
      [best, distance] = [at, far];
    }
    return best;
  }

  #choose(face: string): void {
    this.#panels.close();
    const area = this.#host.area();
    writeText(area, insertAt(readText(area), face));
  }
}
