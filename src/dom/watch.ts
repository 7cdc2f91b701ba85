import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import type { ReadableAtom } from 'nanostores';

type View = (value: never, key: unknown) => unknown;

/** Renders a store's value, again whenever it changes, without rendering anything around it. */
class WatchDirective extends AsyncDirective {
  #store: ReadableAtom<unknown> | undefined;
  #view: View | undefined;
  #key: unknown;
  #stop: (() => void) | undefined;

  override render(store: ReadableAtom<unknown>, view: View, key?: unknown): unknown {
    const same = store === this.#store && view === this.#view && key === this.#key;
    // What is around was rendered again, but nothing here can look different.
    if (same) return noChange;
    this.#view = view;
    this.#key = key;
    if (store !== this.#store) {
      this.#stop?.();
      this.#store = store;
      if (this.isConnected) this.#listen();
    }
    return this.#value();
  }

  protected override disconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  protected override reconnected(): void {
    this.#listen();
    this.setValue(this.#value());
  }

  #listen(): void {
    this.#stop = this.#store?.listen(() => this.setValue(this.#value()));
  }

  #value(): unknown {
    return this.#view?.(this.#store?.get() as never, this.#key);
  }
}

/**
 * `watch(store, view, key)` renders `view(value, key)` in place and keeps it true. Given the same
 * three again it does nothing: so `view` should be one function for all rows, and tell them apart by `key`.
 */
export const watch = directive(WatchDirective) as <Value, Key = undefined>(
  store: ReadableAtom<Value>,
  view: (value: Value, key: Key) => unknown,
  ...key: Key extends undefined ? [] : [Key]
) => unknown;
