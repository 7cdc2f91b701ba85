import { localKeep } from './local-keep.js';

/** For how long a tab that does not answer any more keeps its turn, in milliseconds. */
const LEASE = 10_000;
/** What two tabs need to see each other's writing. */
const SETTLING = 50;

/**
 * Does some work while no other tab of this site does work of the same name; waits until it may. By
 * the Web Locks API where there is one, which ends with its tab; else (pages without TLS) by a lease
 * in `localStorage`. Where nothing can be stored, no other tab knows of the work.
 */
export async function takeTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { locks } = globalThis.navigator as { readonly locks?: LockManager };
  if (!locks) return takeLease(name, work);
  let isMine = false;
  const begin = (): Promise<T> => {
    isMine = true;
    return work();
  };
  try {
    return (await locks.request(name, begin)) as T;
  } catch (error) {
    // There are frames that may not name a lock.
    if (isMine) throw error;
    return takeLease(name, work);
  }
}

async function takeLease<T>(name: string, work: () => Promise<T>): Promise<T> {
  const key = `gedanken:1:lease:${name}`;
  const mine = String(crypto.getRandomValues(new Uint32Array(1))[0]);
  const write = (): boolean => localKeep.set(key, `${mine} ${Date.now() + LEASE}`);
  const holder = (): readonly string[] => (localKeep.get(key) ?? '').split(' ');
  for (let isMine = false; !isMine;) {
    const [by = '', until = ''] = holder();
    const left = Number(until) - Date.now();
    // A clock that was set back makes no lease longer.
    if (by !== '' && left > 0 && left <= LEASE) await pause(Math.min(left, SETTLING * 10));
    else if (!write()) return work();
    else {
      await pause(SETTLING);
      isMine = holder()[0] === mine;
    }
  }
  // A tab that was asleep for long may have lost its turn meanwhile.
  const renew = (): unknown => holder()[0] === mine && write();
  const renewing = setInterval(renew, LEASE / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
    if (holder()[0] === mine) localKeep.remove(key);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
