import { own, readLine, readUrl } from '../core/fields.js';

/** This section, as a server knows it. */
export interface Client {
  readonly server: string;
  readonly id: string;
  readonly secret: string;
}

/** Who is signed in on their own server. */
export interface Session extends Client {
  readonly token: string;
}

/** A way to sign in that the reader has set out on. */
export interface SetOut extends Client {
  /** Tells the answer to this request from all others. */
  readonly state: string;
  /**
   * Proves that who asks for the token is who asked for the code (RFC 7636). `undefined` where the page could make no
   * challenge of it to send ahead: servers refuse a proof that was not announced.
   */
  readonly verifier: string | undefined;
  readonly returnTo: string;
}

/** What this tab keeps of signing in. */
export interface Keep {
  session(): Session | null;
  setOut(): SetOut | null;
  keepSession(session: Session | null): void;
  keepSetOut(setOut: SetOut | null): void;
}

const SESSION = 'gedanken:1:mastodon';
const SET_OUT = 'gedanken:1:mastodon-set-out';

/**
 * Keeps tokens as long as the tab is open, and in it alone. Where the browser forbids that, they are kept as long
 * as the page is.
 */
export function tabKeep(): Keep {
  const kept = new Map<string, unknown>();

  function read(key: string): unknown {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? 'null');
    } catch {
      return kept.get(key);
    }
  }

  function write(key: string, value: object | null): void {
    kept.set(key, value);
    try {
      if (value) sessionStorage.setItem(key, JSON.stringify(value));
      else sessionStorage.removeItem(key);
    } catch {
      // Then it lasts as long as the page.
    }
  }

  return {
    session() {
      const raw = read(SESSION);
      const client = readClient(raw);
      const token = readSecret(own(raw, 'token'));
      return client && token !== undefined ? { ...client, token } : null;
    },
    setOut() {
      const raw = read(SET_OUT);
      const client = readClient(raw);
      const [state, verifier] = [readSecret(own(raw, 'state')), readSecret(own(raw, 'verifier'))];
      const returnTo = readUrl(own(raw, 'returnTo'));
      if (!client || state === undefined || returnTo === undefined) return null;
      return { ...client, state, verifier, returnTo };
    },
    keepSession: (session) => write(SESSION, session),
    keepSetOut: (setOut) => write(SET_OUT, setOut),
  };
}

/** Something that goes into a header or a form: printable, and of a sensible length. */
export function readSecret(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]{1,2048}$/.test(value) ? value : undefined;
}

/** Where tokens may go: to an origin, encrypted, or to this very machine. */
export function readServer(value: unknown): string | undefined {
  const url = readUrl(value);
  if (url === undefined) return undefined;
  const { origin, protocol, hostname } = new URL(url);
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1' ? origin : undefined;
}

function readClient(raw: unknown): Client | undefined {
  const server = readServer(own(raw, 'server'));
  const [id, secret] = [readLine(own(raw, 'id')), readSecret(own(raw, 'secret'))];
  return server === undefined || id === undefined || secret === undefined ? undefined : { server, id, secret };
}
