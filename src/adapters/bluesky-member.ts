import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import type { Session } from './bluesky-keep.js';
import { part } from './once.js';

/** Where this tab keeps who is signed in. */
export const SESSION = 'gedanken:1:bluesky';

const keeping = part(() => import('./bluesky-keep.js'));
const home = part(() => import('./bluesky-home.js'));

/** How readers take part, by what the site has said of itself, and what they have done since the page was opened. */
export interface Member {
  /** The address of the site's client metadata. */
  readonly client: string;
  /** Who is asked for handles and profiles. */
  readonly server: string;
  /** What each server wants the next proof to contain; by origin. */
  readonly nonces: Map<string, string>;
  /** What this reader likes and reposts; an AppView learns of it later. By `markKey`. */
  readonly marks: Map<string, boolean>;
  /** What this reader wrote, until it is in the thread. */
  readonly sent: Map<CommentId, Comment>;
  /** What this reader took away, though it may still be in the thread. */
  readonly gone: Set<CommentId>;
  /** The keys of sessions, by their names: also where the browser keeps none. */
  readonly keys: Map<string, CryptoKeyPair>;
  /** What the tab would keep, where the browser forbids that. */
  held: string | null;
}

export function memberOf(client: string, server: string): Member {
  return {
    client,
    server,
    nonces: new Map(),
    marks: new Map(),
    sent: new Map(),
    gone: new Set(),
    keys: new Map(),
    held: null,
  };
}

/** Who is signed in, as this tab knows. */
export async function sessionOf(member: Member): Promise<Session | null> {
  const text = storedText(member);
  return text === null ? null : (await keeping()).readSession(member, text);
}

/** Asks for a thread as its reader. `undefined` where there is none, or their own server would not tell. */
export async function askAsReader(
  member: Member,
  method: string,
  params: Readonly<Record<string, string>>,
  call: Call,
): Promise<unknown> {
  if (!(await sessionOf(member))) return undefined;
  try {
    return await (await home()).askHome(member, method, call, { params });
  } catch (error) {
    // Reading goes on as everybody: their server may be out of reach, or have been told to allow less.
    if (call.signal.aborted || !(error instanceof AdapterError)) throw error;
    return undefined;
  }
}

function storedText({ held }: Member): string | null {
  try {
    return globalThis.sessionStorage.getItem(SESSION) ?? held;
  } catch {
    return held;
  }
}
