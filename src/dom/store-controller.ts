import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';

/** Renders its host again when one of the stores changes that the host reads. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #stores: readonly ReadableAtom<unknown>[] = [];
  #stop: (() => void)[] = [];
  #connected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Follows these stores, and no longer those before. */
  follow(...stores: readonly ReadableAtom<unknown>[]): void {
    this.#stores = stores;
    if (this.#connected) this.#listen();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#listen();
    // Whatever changed while nobody listened is in the stores now.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#unlisten();
  }

  #listen(): void {
    this.#unlisten();
    this.#stop = this.#stores.map((store) => store.listen(() => this.#host.requestUpdate()));
  }

  #unlisten(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }
}
