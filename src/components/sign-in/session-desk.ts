import type { Call, SessionPort, SignIn } from '../../adapters/adapter.js';
import { AdapterError } from '../../core/errors.js';
import { readUrl } from '../../core/fields.js';

/** Milliseconds until a step of signing in or out is taken to have failed. */
export const SESSION_TIMEOUT = 30_000;

/** Signing in and out of a section's backend. Each rejects with `AdapterError`, or with `signal.reason`. */
export interface SessionDesk {
  begin(call: Call): Promise<SignIn>;
  /** The reader is signed in: the thread is read anew, as them. */
  entered(): Promise<void>;
  /** Goes to a page of the backend's. */
  leave(address: string): void;
  signOut(): Promise<void>;
}

/** The desk of who keeps the session. `entered` reads the thread anew. */
export function openDesk(session: SessionPort, entered: () => Promise<void>): SessionDesk {
  const leave = (address: string): void => location.assign(address);
  return {
    begin: (call) => session.signIn(location.href, call),
    entered,
    leave,
    async signOut() {
      const next = await session.signOut(location.href, { signal: AbortSignal.timeout(SESSION_TIMEOUT) });
      const address = next ? readUrl(next.url) : undefined;
      if (address !== undefined) return leave(address);
      if (next) throw new AdapterError('malformed', { hint: `“${next.url}” is no address to sign out at.` });
      await entered();
    },
  };
}
