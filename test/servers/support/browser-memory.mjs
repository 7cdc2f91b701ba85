/** What browsers remember and Node does not: for adapters that keep something between two calls. */
export class BrowserMemory {
  #kept = new Map();

  /** Puts one in the place of each of these: `localStorage`, `sessionStorage`. */
  static install(...names) {
    return names.map((name) => {
      const memory = new BrowserMemory();
      Object.defineProperty(globalThis, name, { value: memory, configurable: true });
      return memory;
    });
  }

  getItem(key) {
    return this.#kept.get(key) ?? null;
  }

  setItem(key, value) {
    this.#kept.set(key, String(value));
  }

  removeItem(key) {
    this.#kept.delete(key);
  }

  clear() {
    this.#kept.clear();
  }
}
