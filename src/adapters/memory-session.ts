import type { AuthorRole } from '../core/comment.js';
import type { SessionPort } from './adapter.js';
import type { LocalReader } from './local-reader.js';
import { turn } from './memory-store.js';

/** Who reads a thread in memory, now and after signing in or out. */
export interface MemorySession {
  reader(): LocalReader;
  /** Signs in as `account`. */
  portFor(account: string): SessionPort;
}

/** Begins with the reader of that name; `null` for a guest, who is told from other guests by the `guest` mark. */
export function memorySession(name: string | null, role: AuthorRole | undefined, guest: string): MemorySession {
  let reader = readerOf(name, role, guest);
  return {
    reader: () => reader,
    portFor: (account) => ({
      async current(call) {
        await turn(call);
        return reader.viewer && { ...reader.viewer };
      },
      async signIn(_returnTo, call) {
        await turn(call);
        reader = readerOf(account, role, guest);
        return { kind: 'signed-in', viewer: { name: account, ...reader.viewer } };
      },
      async signOut(_returnTo, call) {
        await turn(call);
        reader = readerOf(null, role, guest);
        return null;
      },
    }),
  };
}

function readerOf(name: string | null, role: AuthorRole | undefined, guest: string): LocalReader {
  if (name === null) return { viewer: null, owner: guest, moderates: false };
  const viewer = role ? { name, roles: [role] } : { name };
  return { viewer, owner: `member ${name}`, moderates: role === 'moderator' };
}
