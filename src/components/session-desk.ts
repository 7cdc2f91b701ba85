import type { Call, SignIn } from '../adapters/adapter.js';

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
