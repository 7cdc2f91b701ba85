/** Milliseconds until a database that says nothing is given up: there are engines that forget to answer. */
const PATIENCE = 3_000;

/** One record of a database. */
export interface DatabaseRecord {
  readonly key: IDBValidKey;
  readonly value: unknown;
}

/**
 * Everything in one store of a database; nothing where there is none, which asking does not make.
 * Rejects where it cannot be read.
 */
export async function readDatabase(name: string, store: string): Promise<readonly DatabaseRecord[]> {
  return soon(
    openExisting(name).then(async (database) => {
      if (!database) return [];
      try {
        if (!database.objectStoreNames.contains(store)) return [];
        const records = database.transaction(store, 'readonly').objectStore(store);
        const [keys, values] = await Promise.all([
          resultOf(records.getAllKeys()),
          resultOf<unknown[]>(records.getAll()),
        ]);
        return keys.map((key, at) => ({ key, value: values[at] }));
      } finally {
        database.close();
      }
    }),
  );
}

/** Deletes a database. Rejects where that does not succeed, also because another tab is using it all the time. */
export async function deleteDatabase(name: string): Promise<void> {
  await soon(resultOf(globalThis.indexedDB.deleteDatabase(name)));
}

async function openExisting(name: string): Promise<IDBDatabase | undefined> {
  // Merely naming `indexedDB` throws where storage is forbidden, as in a sandboxed frame.
  const known = await globalThis.indexedDB.databases();
  if (!known.some((database) => database.name === name)) return undefined;
  return new Promise((resolve, reject) => {
    const opening = globalThis.indexedDB.open(name);
    let isNew = false;
    // It has gone meanwhile, and stays away.
    opening.onupgradeneeded = () => {
      isNew = true;
      opening.transaction?.abort();
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => {
      if (isNew) resolve(undefined);
      else reject(opening.error);
    };
  });
}

async function soon<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('The database does not answer.', 'TimeoutError')), PATIENCE);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
