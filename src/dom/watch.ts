import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import type { ReadableAtom } from 'nanostores';

type Stores = readonly ReadableAtom<unknown>[];
type View = (...values: never[]) => unknown;

/** Renders what stores hold, again whenever it changes, without rendering anything around it. */
class WatchDirective extends AsyncDirective {
  #stores: Stores = [];
  #view: View | undefined;
  #key: unknown;
  #stops: (() => void)[] = [];

  override render(view: View, key: unknown, ...stores: ReadableAtom<unknown>[]): unknown {
    const known = stores.every((store, at) => store === this.#stores[at]);
    // What is around was rendered again, but nothing here can look different.
    if (known && view === this.#view && key === this.#key) return noChange;
    this.#view = view;
    this.#key = key;
    if (!known) {
      this.#stores = stores;
      if (this.isConnected) this.#listen();
    }
    return this.#value();
  }

  protected override disconnected(): void {
    this.#stop();
  }

  protected override reconnected(): void {
    this.#listen();
    this.setValue(this.#value());
  }

  #listen(): void {
    this.#stop();
    const again = (): void => this.setValue(this.#value());
    this.#stops = this.#stores.map((store) => store.listen(again));
  }

  #stop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  #value(): unknown {
    const values = this.#stores.map((store) => store.get() as never);
    return this.#view?.(...values, this.#key as never);
  }
}

const watching = directive(WatchDirective);

/**
 * `watch(store, view, key)` renders `view(value, key)` in place and keeps it true. Given the same
 * three again it does nothing: so `view` should be one function for all rows, and tell them apart by `key`.
 */
export function watch<Value, Key = undefined>(
  store: ReadableAtom<Value>,
  view: (value: Value, key: Key) => unknown,
  ...[key]: Key extends undefined ? [] : [Key]
): unknown {
  return watching(view as View, key, store);
}

/** The same for what two stores hold together: `view(one, other, key)`. */
export function watchBoth<One, Other, Key>(
  one: ReadableAtom<One>,
  other: ReadableAtom<Other>,
  view: (one: One, other: Other, key: Key) => unknown,
  key: Key,
): unknown {
  return watching(view as View, key, one, other);
}
