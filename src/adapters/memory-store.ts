import type { Call } from './adapter.js';
import type { LocalRow, LocalStore } from './local-store.js';

/** Where the rows of a thread are for as long as this page lives, for all who read it. */
export interface MemoryStore {
  /** The store as one reader has it. */
  open(): MemoryDesk;
}

/** One reader's way to the rows, and to news of them. */
export interface MemoryDesk extends LocalStore {
  /** Tells the number of each change by somebody else, until the answer is called. */
  onChange(listener: (version: number) => void): () => void;
}

export function memoryStore(seeds: readonly LocalRow[]): MemoryStore {
  let rows = seeds;
  let version = 0;
  const listeners = new Map<(version: number) => void, MemoryDesk>();

  function keep(row: LocalRow, by: MemoryDesk): void {
    version += 1;
    rows = withRow(rows, { ...row, version });
    for (const [listener, desk] of listeners) if (desk !== by) listener(version);
  }

  function open(): MemoryDesk {
    const desk: MemoryDesk = {
      async read(call) {
        await turn(call);
        return rows;
      },
      async change(decide, call) {
        await turn(call);
        const { put, answer } = decide(rows);
        if (put) keep(put, desk);
        return answer;
      },
      onChange(listener) {
        listeners.set(listener, desk);
        return () => listeners.delete(listener);
      },
    };
    return desk;
  }

  return { open };
}

function withRow(rows: readonly LocalRow[], row: LocalRow): readonly LocalRow[] {
  const at = rows.findIndex(({ comment }) => comment.id === row.comment.id);
  return at < 0 ? [...rows, row] : rows.with(at, row);
}

/** Lets the others go on first, as every backend does. Rejects for those who have given up. */
export async function turn({ signal }: Call): Promise<void> {
  signal.throwIfAborted();
  await Promise.resolve();
  signal.throwIfAborted();
}
