import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Adapter } from '../adapters/adapter.js';
import { AdapterError } from '../core/errors.js';
import type { SortOrder } from '../core/thread-info.js';
import { localKeep } from '../dom/local-keep.js';
import { StoreController } from '../dom/store-controller.js';
import { whenNear } from '../dom/when-near.js';
import { openThread, type Thread } from '../state/thread.js';
import { type BackendSettings, openAdapter } from './open-adapter.js';

/** Where a section's thread comes from, and when it is wanted. */
export interface ThreadSource {
  /** Wins over `settings`. */
  readonly adapter: Adapter | undefined;
  readonly settings: BackendSettings;
  readonly sort: SortOrder;
  readonly maxDepth: number;
  readonly loading: 'eager' | 'lazy' | 'click';
}

/** What the section does about news of its thread. */
export interface ThreadListener {
  loaded(thread: Thread): void;
  failed(error: AdapterError): void;
  /** The page's developer has something to change. */
  tell(message: string): void;
}

/** Opens the thread that a section asks for, and keeps the section true to it. */
export class ThreadController implements ReactiveController {
  /** The open thread; `undefined` until its adapter is there. */
  thread: Thread | undefined;
  /** The adapter under it. */
  adapter: Adapter | undefined;
  /** Whether the page asks for something that there is not. */
  wrong = false;
  /** Whether loading has begun, or still waits for the reader. */
  begun = false;

  readonly #host: ReactiveControllerHost & Element;
  readonly #listener: ThreadListener;
  readonly #stores: StoreController;
  #opening: object | undefined;
  #stopWaiting: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, listener: ThreadListener) {
    this.#host = host;
    this.#listener = listener;
    this.#stores = new StoreController(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    // Moving an element disconnects it for a moment; only a real removal ends the thread.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.close();
    });
  }

  /** Whether there is a thread, or one on its way. */
  get isOpen(): boolean {
    return this.#opening !== undefined;
  }

  /** Opens another thread in place of the one before. */
  async open({ adapter, settings, sort, maxDepth, loading }: ThreadSource): Promise<void> {
    this.close();
    if (!adapter && settings.backend === '') return;
    const opening = (this.#opening = {});
    try {
      const opened = adapter ?? (await openAdapter(settings));
      if (opening !== this.#opening) return;
      this.adapter = opened;
      this.thread = openThread(opened, { sort, maxDepth, keep: localKeep });
    } catch (error) {
      if (opening !== this.#opening) return;
      this.wrong = true;
      this.#listener.tell(error instanceof Error ? error.message : String(error));
      this.#host.requestUpdate();
      return;
    }
    const { $info, $list, $more, $total, $shown, $pings, $children } = this.thread;
    this.#stores.follow($info, $list, $more, $total, $shown, $pings, $children(null));
    this.#host.requestUpdate();
    if (loading === 'eager') void this.load();
    else if (loading === 'lazy') this.#stopWaiting = whenNear(this.#host, () => void this.load());
  }

  /** Loads the thread, or what of it failed to load. */
  async load(): Promise<void> {
    const { thread } = this;
    if (!thread) return;
    this.begun = true;
    this.#host.requestUpdate();
    await thread.load();
    if (thread !== this.thread) return;
    const list = thread.$list.get();
    const info = thread.$info.get();
    if (list.is === 'ready') this.#listener.loaded(thread);
    const failed = list.is === 'failed' ? list : info.is === 'failed' ? info : undefined;
    if (failed) this.#listener.failed(failed.error);
  }

  close(): void {
    this.#stopWaiting?.();
    this.thread?.close();
    this.#stores.follow();
    this.#opening = this.#stopWaiting = this.thread = this.adapter = undefined;
    this.wrong = this.begun = false;
  }
}
