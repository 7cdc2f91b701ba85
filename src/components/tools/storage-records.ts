import { deleteDatabase, readDatabase } from '../../dom/databases.js';
import { localKeep } from '../../dom/local-keep.js';

const PREFIX = 'gedanken:';

/** The databases that there can be, and where in them everything is. */
export const DATABASES = { outbox: 'gedanken-outbox', threads: 'gedanken', keys: 'gedanken-bluesky' } as const;
/** Where signing in is kept, for as long as the tab is open. */
export const TAB = 'sessionStorage';
/** By what servers know whoever has no account there. */
const SECRETS = /^gedanken:1:(?:reader|twikoo):/;
const STORES = [
  [DATABASES.outbox, 'records'],
  [DATABASES.threads, 'comments'],
  [DATABASES.keys, 'keys'],
] as const;

/** One thing that this browser keeps for the site. Other scripts can write there: nothing of it is believed. */
export interface StoredRecord {
  /** `localStorage`, `sessionStorage`, or the name of a database. */
  readonly place: string;
  readonly key: string;
  /** What it is as JSON, or else the text. Of what proves who one is, nothing: it would be in every file that is saved. */
  readonly value: unknown;
}

/** All that is kept, of this version and of any other. */
export interface StoredRecords {
  readonly records: readonly StoredRecord[];
  /** Whether the browser let everything be read. */
  readonly isComplete: boolean;
}

/** Reads all that Gedanken keeps in this browser for this site, and nothing else. Never rejects. */
export async function readRecords(): Promise<StoredRecords> {
  const local = localKeep.keys(PREFIX).map((key) => ({
    place: 'localStorage',
    key,
    value: SECRETS.test(key) ? undefined : parsed(localKeep.get(key) ?? ''),
  }));
  const kept = await Promise.allSettled(
    STORES.map(async ([place, store]) =>
      (await readDatabase(place, store)).map(({ key, value }) => ({
        place,
        key: Array.isArray(key) ? key.join(' ') : String(key),
        value: place === DATABASES.keys ? undefined : typeof value === 'string' ? parsed(value) : value,
      })),
    ),
  );
  return {
    records: [...local, ...inTab(), ...kept.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))],
    isComplete: canReadLocal() && kept.every(({ status }) => status === 'fulfilled'),
  };
}

/**
 * Deletes records; of a database, all of them. Every section hears of it as it would of another tab,
 * and so does whatever copy of this code the page may hold besides. Resolves to whether all are gone.
 */
export async function deleteRecords(records: readonly StoredRecord[]): Promise<boolean> {
  const places = new Set(records.map(({ place }) => place));
  const deleting = Object.values(DATABASES).filter((name) => places.has(name));
  const done = await Promise.allSettled(deleting.map((name) => deleteDatabase(name)));
  const local = records.filter(({ place }) => place === 'localStorage');
  for (const { key } of local) localKeep.remove(key);
  for (const { place, key } of records) if (place === TAB) sessionStorage.removeItem(key);
  for (const { key } of local) globalThis.dispatchEvent(new StorageEvent('storage', { key, newValue: null }));
  return done.every(({ status }) => status === 'fulfilled') && local.every(({ key }) => localKeep.get(key) === null);
}

function inTab(): readonly StoredRecord[] {
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
    return keys.map((key) => ({ place: TAB, key, value: undefined }));
  } catch {
    // `isComplete` tells that storage is forbidden.
    return [];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function canReadLocal(): boolean {
  try {
    return globalThis.localStorage.length >= 0;
  } catch {
    return false;
  }
}
