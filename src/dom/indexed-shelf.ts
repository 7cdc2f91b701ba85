import { localKeep } from './local-keep.js';

const NAME = 'gedanken-outbox';
const RECORDS = 'records';
/** Milliseconds until a database that says nothing is given up: there are engines that forget to answer. */
const PATIENCE = 3_000;

/**
 * Strings in this browser's IndexedDB, which takes more than `localStorage` and loses nothing when a
 * tab crashes. Where it is not to be had, they go into `localStorage`, and at last into this page's
 * memory. Only what the database did not take is there: it is newer than what the database has. Never
 * rejects, but where nobody can tell whether something is kept.
 */
export const indexedShelf = {
  async all(prefix: string): Promise<ReadonlyMap<string, string>> {
    const { found } = await findIn(prefix);
    for (const key of localKeep.keys(prefix)) found.set(key, localKeep.get(key) ?? '');
    for (const [key, value] of memory) if (key.startsWith(prefix)) found.set(key, value);
    return found;
  },

  async isEmpty(prefix: string): Promise<boolean> {
    const { found, isSure } = await findIn(prefix);
    const isElsewhere = localKeep.keys(prefix).length > 0 || [...memory.keys()].some((key) => key.startsWith(prefix));
    return isSure && found.size === 0 && !isElsewhere;
  },

  /** Rejects when the database does not say whether it has something, and nothing else has it. */
  async get(key: string): Promise<string | null> {
    const elsewhere = memory.get(key) ?? localKeep.get(key);
    if (elsewhere !== null) return elsewhere;
    let found: unknown;
    const isDone = await attempt('readonly', async (records) => {
      found = await resultOf<unknown>(records.get(key));
    });
    if (typeof found === 'string') return found;
    if (isDone === undefined) throw new DOMException('The database does not answer.', 'TimeoutError');
    return null;
  },

  /** Answers whether the value outlives the page. */
  async set(key: string, value: string): Promise<boolean> {
    const isStored = await attempt('readwrite', async (records) => {
      await resultOf(records.put(value, key));
    });
    const isKept = isStored === true || localKeep.set(key, value);
    // Nothing older may win over it.
    if (isStored) localKeep.remove(key);
    if (isKept) memory.delete(key);
    else memory.set(key, value);
    return isKept;
  },

  async remove(key: string): Promise<void> {
    memory.delete(key);
    localKeep.remove(key);
    await attempt('readwrite', async (records) => {
      await resultOf(records.delete(key));
    });
  },
};

/** Holds what nothing else takes. The keys in it are random or named after a thread: nobody else's. */
const memory = new Map<string, string>();

/** What the database has under keys that begin so, and whether it has said so. */
async function findIn(prefix: string): Promise<{ readonly found: Map<string, string>; readonly isSure: boolean }> {
  const found = new Map<string, string>();
  const isDone = await attempt('readonly', async (records) => {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const [keys, values] = await Promise.all([resultOf(records.getAllKeys(range)), resultOf(records.getAll(range))]);
    keys.forEach((key, at) => found.set(String(key), String(values[at])));
  });
  return { found, isSure: isDone !== undefined };
}

/**
 * Does something in one transaction. Answers whether it was done, for good: not where there can be
 * no database. `undefined` when there is one, and it fails or says nothing.
 */
async function attempt(
  mode: IDBTransactionMode,
  work: (records: IDBObjectStore) => Promise<void>,
): Promise<boolean | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    return await Promise.race([silence, transact(mode, work)]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function transact(mode: IDBTransactionMode, work: (records: IDBObjectStore) => Promise<void>): Promise<boolean> {
  const database = await open().catch(() => undefined);
  if (!database) return false;
  try {
    const transaction = database.transaction(RECORDS, mode);
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new DOMException('Aborted.', 'AbortError'));
    });
    await Promise.all([work(transaction.objectStore(RECORDS)), ended]);
    return true;
  } finally {
    // Open only meanwhile: no other tab ever waits for this one.
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Merely naming `indexedDB` throws where storage is forbidden, as in a sandboxed frame.
    const opening = globalThis.indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(RECORDS);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
