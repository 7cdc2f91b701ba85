import type { Author, AuthorRole } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, SessionPort, SignIn } from './adapter.js';
import type { LocalReader } from './local-reader.js';
import type { MemorySignIn } from './memory-options.js';
import { turn } from './memory-store.js';

/** Who reads a thread in memory, now and after signing in or out. */
export interface MemorySession {
  reader(): LocalReader;
  /** Signs in as `account`, by the way that is given; without one, at once. */
  portFor(account: string, way?: MemorySignIn): SessionPort;
}

/** Begins with the reader of that name; `null` for a guest, who is told from other guests by the `guest` mark. */
export function memorySession(name: string | null, role: AuthorRole | undefined, guest: string): MemorySession {
  let reader = readerOf(name, role, guest);
  return {
    reader: () => reader,
    portFor: (account, way) => ({
      async current(call) {
        await turn(call);
        return reader.viewer && { ...reader.viewer };
      },
      async signIn(_returnTo, call) {
        await turn(call);
        return goOn(way, () => {
          reader = readerOf(account, role, guest);
          return { name: account, ...reader.viewer };
        });
      },
      async signOut(_returnTo, call) {
        await turn(call);
        reader = readerOf(null, role, guest);
        return null;
      },
    }),
  };
}

/** The next step of signing in. `enter` takes the last one. */
function goOn(way: MemorySignIn | undefined, enter: () => Author): SignIn {
  if (way?.kind === 'redirect') return way;
  if (way?.kind === 'popup')
    return {
      kind: 'popup',
      url: way.url,
      async finish(call) {
        await turn(call);
        await unlessAborted(way.finished?.(), call);
        return enter();
      },
    };
  if (way?.kind === 'ask')
    return {
      kind: 'ask',
      what: way.what,
      async answer(text, call) {
        await turn(call);
        const given = text.trim();
        if (given === '' || given !== (way.answer ?? given)) throw new AdapterError('rejected');
        return { kind: 'signed-in', viewer: enter() };
      },
    };
  return { kind: 'signed-in', viewer: enter() };
}

async function unlessAborted(finished: Promise<void> | undefined, { signal }: Call): Promise<void> {
  const given = new AbortController();
  try {
    await Promise.race([
      finished,
      new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason), { signal: given.signal }),
      ),
    ]);
  } finally {
    given.abort();
  }
  signal.throwIfAborted();
}

function readerOf(name: string | null, role: AuthorRole | undefined, guest: string): LocalReader {
  if (name === null) return { viewer: null, owner: guest, moderates: false };
  const viewer = role ? { name, roles: [role] } : { name };
  return { viewer, owner: `member ${name}`, moderates: role === 'moderator' };
}
