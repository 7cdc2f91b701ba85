import type { Shelf, Turn } from '../../src/state/shelf.js';

/** What all tabs of one browser share: records, and whose turn it is. It stays when a tab is closed or crashes. */
export class SharedBrowser {
  readonly records = new Map<string, string>();
  isFull = false;
  /** Whether its database has forgotten to answer. */
  isSilent = false;
  /** What writing waits for. */
  busy: Promise<void> | undefined;
  readonly #queues = new Map<string, (() => void)[]>();

  /** Records as any tab sees them. */
  get shelf(): Shelf {
    const { records } = this;
    return {
      all: async (prefix) => new Map(this.isSilent ? [] : [...records].filter(([key]) => key.startsWith(prefix))),
      isEmpty: async (prefix) => !this.isSilent && ![...records.keys()].some((key) => key.startsWith(prefix)),
      get: async (key) => records.get(key) ?? null,
      set: async (key, value) => {
        if (this.busy) await this.busy;
        if (this.isFull) return false;
        records.set(key, value);
        return true;
      },
      remove: async (key) => void records.delete(key),
    };
  }

  /** Opens a tab. What it holds is free again once it is closed. */
  open(): Tab {
    const held = new Set<() => void>();
    let isOpen = true;
    const turn: Turn = async (name, work) => {
      await this.#wait(name);
      const leave = this.#leaver(name);
      // A tab that was closed while it waited does nothing any more.
      if (!isOpen) {
        leave();
        return new Promise(() => undefined);
      }
      held.add(leave);
      try {
        return await work();
      } finally {
        held.delete(leave);
        leave();
      }
    };
    return {
      turn,
      close() {
        isOpen = false;
        for (const leave of held) leave();
      },
    };
  }

  #wait(name: string): Promise<void> | undefined {
    const queue = this.#queues.get(name);
    if (queue) return new Promise((resolve) => queue.push(resolve));
    this.#queues.set(name, []);
    return undefined;
  }

  #leaver(name: string): () => void {
    let isLeft = false;
    return () => {
      if (isLeft) return;
      isLeft = true;
      const next = this.#queues.get(name)?.shift();
      if (next) next();
      else this.#queues.delete(name);
    };
  }
}

/** One tab of a browser. */
export interface Tab {
  readonly turn: Turn;
  close(): void;
}
