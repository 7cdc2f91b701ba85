import type { Adapter } from '../adapters/adapter.js';
import { type CountAsker, CountBatch } from './count-batch.js';
import { type BackendSettings, openAdapter } from './open-adapter.js';

/** How long those who ask together are gathered, in milliseconds: about a frame, since a page comes in pieces. */
export const GATHERING = 16;

/** Whose counts are asked for. */
export interface CountSource {
  /** Wins over `backend`. */
  readonly adapter: Adapter | undefined;
  readonly backend: string;
  readonly endpoint: string;
  readonly data: BackendSettings['data'];
}

/** One backend, opened once it is needed, and what is being gathered for it. */
interface Counter {
  readonly open: () => Promise<Adapter>;
  gathering: CountBatch | undefined;
}

const desks = new WeakMap<Document, CountDesk>();

/** The one desk of a page. */
export function countDesk(page: Document): CountDesk {
  const desk = desks.get(page) ?? new CountDesk();
  desks.set(page, desk);
  return desk;
}

/** Where all counts of a page are asked for, so that those of one backend go there in one call. */
export class CountDesk {
  readonly #byName = new Map<string, Counter>();
  readonly #byAdapter = new WeakMap<Adapter, Counter>();

  /** Asks for one count, together with all that are asked for in this moment. Returns how to give up. */
  ask(source: CountSource, thread: string, asker: CountAsker): () => void {
    const counter = this.#counterOf(source);
    if (!counter.gathering?.hasRoomFor(thread)) {
      const batch = (counter.gathering = new CountBatch());
      setTimeout(() => void batch.send(counter.open), GATHERING);
    }
    return counter.gathering.add(thread, asker);
  }

  #counterOf(source: CountSource): Counter {
    const { adapter } = source;
    if (adapter) {
      const known = this.#byAdapter.get(adapter) ?? { open: () => Promise.resolve(adapter), gathering: undefined };
      this.#byAdapter.set(adapter, known);
      return known;
    }
    const name = nameOf(source);
    const known = this.#byName.get(name) ?? { open: opener(source), gathering: undefined };
    this.#byName.set(name, known);
    return known;
  }
}

/** Opens an adapter once, and again only when that failed. */
function opener({ backend, endpoint, data }: CountSource): Counter['open'] {
  let opened: Promise<Adapter> | undefined;
  return async () => {
    opened ??= openAdapter({ backend, endpoint, thread: '', avatars: false, data, adopt: undefined });
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  };
}

function nameOf({ backend, endpoint, data }: CountSource): string {
  return JSON.stringify([backend, endpoint, Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
