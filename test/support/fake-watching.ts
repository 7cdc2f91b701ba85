import type { Watching } from '../../src/state/follow.js';

/** A browser whose page is seen or not, and online or not, as the test says. */
export class FakeWatching implements Watching {
  #visible = true;
  #online = true;
  readonly #listeners = new Set<() => void>();

  readonly visible = (): boolean => this.#visible;
  readonly online = (): boolean => this.#online;

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How many listen. */
  get listeners(): number {
    return this.#listeners.size;
  }

  set({ visible = this.#visible, online = this.#online }: { visible?: boolean; online?: boolean }): void {
    this.#visible = visible;
    this.#online = online;
    for (const listener of this.#listeners) listener();
  }
}
