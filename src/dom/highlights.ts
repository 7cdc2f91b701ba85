/** The part of `CSS.highlights` that is used. */
export type Registry = Pick<HighlightRegistry, 'get' | 'set' | 'delete'>;

/**
 * Marks ranges under a name for `::highlight(…)`. Names belong to the whole page: everyone who uses
 * one adds to the same set and takes their own away again; the last one out closes the door.
 */
export class Highlights {
  readonly #registry: Registry;
  readonly #name: string;
  readonly #priority: number;
  #ranges: readonly AbstractRange[] = [];

  constructor(registry: Registry, name: string, priority = 0) {
    this.#registry = registry;
    this.#name = name;
    this.#priority = priority;
  }

  /** Marks these ranges, and no longer those before. */
  mark(ranges: readonly AbstractRange[]): void {
    const known = this.#registry.get(this.#name);
    for (const range of this.#ranges) known?.delete(range);
    this.#ranges = ranges;
    if (ranges.length === 0) {
      if (known?.size === 0) this.#registry.delete(this.#name);
      return;
    }
    const highlight = known ?? new Highlight();
    highlight.priority = this.#priority;
    for (const range of ranges) highlight.add(range);
    if (!known) this.#registry.set(this.#name, highlight);
  }
}
