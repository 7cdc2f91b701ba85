const real = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;

/** Puts something else where the page finds its database. */
export function replaceStorage(storage: unknown): void {
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get: () => storage });
}

/** What a page meets in a sandboxed frame, or where site data is blocked: merely naming the database throws. */
export function forbidStorage(times = Infinity): void {
  let left = times;
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true,
    get() {
      left -= 1;
      if (left <= 0) restoreStorage();
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
}

export function restoreStorage(): void {
  Object.defineProperty(globalThis, 'indexedDB', real);
}

/** What a request to the database comes to. */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** A request to open a database that fails. */
export function failingRequest(error: DOMException): object {
  const request = { error, onerror: undefined as (() => void) | undefined };
  queueMicrotask(() => request.onerror?.());
  return request;
}

/** What the database holds of a thread. */
export async function recordsOf(thread: string): Promise<readonly unknown[]> {
  return inComments('readonly', (comments) => resultOf(comments.getAll(IDBKeyRange.bound([thread], [thread, []]))));
}

/** Writes as any script of the site could. */
export async function putRecords(records: readonly object[]): Promise<void> {
  await inComments('readwrite', (comments) => Promise.all(records.map((record) => resultOf(comments.put(record)))));
}

async function inComments<T>(mode: IDBTransactionMode, work: (comments: IDBObjectStore) => Promise<T>): Promise<T> {
  const database = await resultOf(indexedDB.open('gedanken', 1));
  try {
    return await work(database.transaction('comments', mode).objectStore('comments'));
  } finally {
    database.close();
  }
}
