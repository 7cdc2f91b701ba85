import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { refused, transact } from './browser-database.js';
import { recordOf, rowOf } from './browser-record.js';
import type { LocalDecision, LocalRow, LocalStore } from './local-store.js';

/** Keeps the rows of one thread in this browser's IndexedDB. */
export function browserStore(thread: string): LocalStore {
  // An array sorts after every string: this is the whole thread, and nothing else.
  const wholeThread = (): IDBKeyRange => IDBKeyRange.bound([thread], [thread, []]);
  return {
    read({ signal }) {
      return transact('readonly', signal, (comments) => {
        const records = comments.getAll(wholeThread());
        return () => rowsOf(records.result);
      });
    },
    change<T>(decide: LocalDecision<T>, { signal }: Call) {
      return transact('readwrite', signal, (comments, fail) => {
        let answer: T;
        const records = comments.getAll(wholeThread());
        records.onsuccess = () => {
          try {
            const decision = decide(rowsOf(records.result));
            if (decision.put) comments.put(recordOf(thread, decision.put));
            if (decision.drop !== undefined) comments.delete([thread, decision.drop]);
            answer = decision.answer;
          } catch (error) {
            fail(error instanceof AdapterError ? error : refused(error));
          }
        };
        return () => answer;
      });
    },
  };
}

function rowsOf(records: readonly unknown[]): readonly LocalRow[] {
  return records.map(rowOf).filter((row) => row !== undefined);
}
