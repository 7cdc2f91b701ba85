import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { refused, transact } from './browser-database.js';
import { recordOf, rowOf, type PageNote } from './browser-record.js';
import { versionOf, type LocalDecision, type LocalRow, type LocalStore } from './local-store.js';

/** What to do with a thread besides keeping it. */
export interface BrowserStoreOptions {
  readonly note?: PageNote | undefined;
  /** Hears the number of each change that is kept. */
  readonly onKept?: ((version: number) => void) | undefined;
}

/** Keeps the rows of one thread in this browser's IndexedDB. */
export function browserStore(thread: string, { note, onKept }: BrowserStoreOptions = {}): LocalStore {
  // An array sorts after every string: this is the whole thread, and nothing else.
  const wholeThread = (): IDBKeyRange => IDBKeyRange.bound([thread], [thread, []]);
  return {
    read({ signal }) {
      return transact('readonly', signal, (comments) => {
        const records = comments.getAll(wholeThread());
        return () => rowsOf(records.result);
      });
    },
    async change<T>(decide: LocalDecision<T>, { signal }: Call) {
      let kept: number | undefined;
      const result = await transact('readwrite', signal, (comments, fail) => {
        let answer: T;
        const records = comments.getAll(wholeThread());
        records.onsuccess = () => {
          try {
            const rows = rowsOf(records.result);
            const decision = decide(rows);
            if (decision.put) {
              kept = versionOf(rows) + 1;
              comments.put(recordOf(thread, { ...decision.put, version: kept }, note));
            }
            answer = decision.answer;
          } catch (error) {
            fail(error instanceof AdapterError ? error : refused(error));
          }
        };
        return () => answer;
      });
      if (kept !== undefined) onKept?.(kept);
      return result;
    },
  };
}

function rowsOf(records: readonly unknown[]): readonly LocalRow[] {
  return records.map(rowOf).filter((row) => row !== undefined);
}
