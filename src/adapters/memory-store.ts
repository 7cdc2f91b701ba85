import type { Call } from './adapter.js';
import type { LocalRow, LocalStore } from './local-store.js';

/** Keeps rows for as long as this page lives. */
export function memoryStore(seeds: readonly LocalRow[]): LocalStore {
  let rows = seeds;
  return {
    async read(call) {
      await turn(call);
      return rows;
    },
    async change(decide, call) {
      await turn(call);
      const { put, drop, answer } = decide(rows);
      if (put) rows = withRow(rows, put);
      if (drop !== undefined) rows = rows.filter(({ comment }) => comment.id !== drop);
      return answer;
    },
  };
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
