import { own, readCount, readLine } from '../core/fields.js';
import { isDid } from './bluesky-address.js';
import { SESSION, type Member } from './bluesky-member.js';
import { readSecret, readServer } from './bluesky-secrets.js';

const NAME = 'gedanken-bluesky';
const STORE = 'keys';

/** Who is signed in, where, and by which proof. */
export interface Session {
  readonly client: string;
  readonly did: string;
  /** Where what they write is kept. */
  readonly server: string;
  /** Who gave the tokens. */
  readonly issuer: string;
  readonly access: string;
  readonly refresh: string | undefined;
  /** When the access token ends: milliseconds since 1970. */
  readonly expires: number;
  /** As the network describes them. */
  readonly profile: unknown;
  /** What the browser calls the key. */
  readonly name: string;
  /** Proves that who shows a token is who got it. It can be used in this browser, and be read by nobody. */
  readonly key: CryptoKeyPair;
}

/** Reads what this tab keeps. What was kept for another client, or changed by other scripts, is no session. */
export async function readSession(member: Member, text: string): Promise<Session | null> {
  const raw = parsed(text);
  const [did, client] = [own(raw, 'did'), readLine(own(raw, 'client'), 2048)];
  const [server, issuer] = [readServer(own(raw, 'server')), readServer(own(raw, 'issuer'))];
  const [access, name] = [readSecret(own(raw, 'access')), readSecret(own(raw, 'name'))];
  if (!isDid(did) || client !== member.client || !server || !issuer || !access || !name) return null;
  const key: unknown = member.keys.get(name) ?? (await inStore('readonly', (store) => store.get(name)));
  if (!isPair(key)) return null;
  member.keys.set(name, key);
  const [refresh, expires] = [readSecret(own(raw, 'refresh')), readCount(own(raw, 'expires')) ?? 0];
  return { client, did, server, issuer, access, refresh, expires, profile: own(raw, 'profile'), name, key };
}

/**
 * Keeps tokens as long as the tab is open, and in it alone; and the key without which they are good for nothing in
 * the browser's database. Where the browser forbids that, they are kept as long as the page is.
 */
export async function keep(member: Member, { key, ...session }: Session): Promise<void> {
  const isNew = !member.keys.has(session.name);
  member.keys.set(session.name, key);
  member.held = JSON.stringify(session);
  try {
    globalThis.sessionStorage.setItem(SESSION, member.held);
  } catch {
    return; // then it lasts as long as the page
  }
  if (isNew) await inStore('readwrite', (store) => store.put(key, session.name));
}

/** Forgets who is signed in, with all that they have done here. */
export async function forget(member: Member, name: string | undefined): Promise<void> {
  member.held = null;
  for (const kept of [member.keys, member.marks, member.sent, member.gone]) kept.clear();
  try {
    globalThis.sessionStorage.removeItem(SESSION);
  } catch {
    // Then nothing was kept.
  }
  if (name !== undefined) await inStore('readwrite', (store) => store.delete(name));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPair(key: unknown): key is CryptoKeyPair {
  return own(key, 'privateKey') instanceof CryptoKey && own(key, 'publicKey') instanceof CryptoKey;
}

/** One request in one transaction; `undefined` where the browser keeps nothing. No other tab ever waits for this one. */
async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const database = await openDatabase();
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(STORE, mode);
        const asked = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(asked.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Merely naming `indexedDB` throws where storage is forbidden, as in a sandboxed frame.
    const opening = globalThis.indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}
