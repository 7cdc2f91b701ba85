import { AdapterError } from '../core/errors.js';

const NAME = 'gedanken';
const VERSION = 1;
const COMMENTS = 'comments';

/**
 * Does something with the comments that this browser keeps, in one transaction. `work` starts the
 * requests; what it answers is read when all of them are kept. Rejects with `signal.reason` when
 * the caller gives up first, with whatever `fail` was given, and with `unavailable` when the
 * browser keeps nothing for this page. The database is open only meanwhile: no other tab ever
 * waits for this one.
 */
export async function transact<T>(
  mode: IDBTransactionMode,
  signal: AbortSignal,
  work: (comments: IDBObjectStore, fail: (reason: unknown) => void) => () => T,
): Promise<T> {
  signal.throwIfAborted();
  const database = await openDatabase();
  try {
    signal.throwIfAborted();
    return await finished(database.transaction(COMMENTS, mode), signal, work);
  } finally {
    database.close();
  }
}

function finished<T>(
  transaction: IDBTransaction,
  signal: AbortSignal,
  work: (comments: IDBObjectStore, fail: (reason: unknown) => void) => () => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let failure: { readonly reason: unknown } | undefined;
    const fail = (reason: unknown): void => {
      failure ??= { reason };
      transaction.abort();
    };
    const giveUp = (): void => fail(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    transaction.onabort = () => {
      signal.removeEventListener('abort', giveUp);
      reject(failure ? failure.reason : refused(transaction.error));
    };
    const answer = work(transaction.objectStore(COMMENTS), fail);
    transaction.oncomplete = () => {
      signal.removeEventListener('abort', giveUp);
      resolve(answer());
    };
  });
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise<IDBDatabase>((resolve, reject) => {
    // Merely naming `indexedDB` throws where storage is forbidden, as in a sandboxed frame.
    const opening = globalThis.indexedDB.open(NAME, VERSION);
    opening.onupgradeneeded = () => opening.result.createObjectStore(COMMENTS, { keyPath: ['thread', 'id'] });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  }).catch((error: unknown) => {
    throw refused(error);
  });
}

/** What becomes of the browser's own errors. */
export function refused(cause: unknown): AdapterError {
  const name = cause instanceof Error ? cause.name : undefined;
  const hint =
    name === 'VersionError'
      ? 'A newer version of Gedanken has kept comments in this browser: load that version here too.'
      : name === 'QuotaExceededError'
        ? 'This browser has no room left for this site.'
        : 'This browser keeps nothing for this page (IndexedDB): private mode, blocked site data, or a sandboxed frame.';
  return new AdapterError('unavailable', { hint, cause });
}
