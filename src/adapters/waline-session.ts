import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, SessionPort, SignIn } from './adapter.js';
import type { WalineContext } from './waline-list.js';

/** Where the token of who is signed in is kept. */
export interface TokenKeep {
  token(): string | undefined;
  keep(token: string | undefined): void;
}

/** Keeps a token as long as the tab is open, and in it alone; where the browser forbids that, as long as the page is. */
export function tokenKeep(base: string): TokenKeep {
  const key = `gedanken:1:waline:${base}`;
  let kept: string | undefined;
  return {
    token() {
      try {
        return readToken(globalThis.sessionStorage.getItem(key));
      } catch {
        return kept;
      }
    },
    keep(token) {
      kept = token;
      try {
        if (token === undefined) globalThis.sessionStorage.removeItem(key);
        else globalThis.sessionStorage.setItem(key, token);
      } catch {
        // Then it lasts as long as the page.
      }
    },
  };
}

/** Signing in by a window of Waline’s own, which answers with a token. */
export function sessionOf(context: WalineContext): SessionPort {
  return {
    async current(call) {
      const viewer = await context.viewer(call, true);
      return viewer && structuredClone(viewer.author);
    },
    async signIn(_returnTo, { signal }) {
      // Nothing is loaded first: browsers open windows at a click only.
      await Promise.resolve();
      signal.throwIfAborted();
      return signInBy(context);
    },
    async signOut(_returnTo, { signal }) {
      await Promise.resolve();
      signal.throwIfAborted();
      context.keep.keep(undefined);
      return null;
    },
  };
}

function signInBy(context: WalineContext): SignIn {
  const { api } = context;
  if (api.base === '') throw new AdapterError('malformed', { hint: 'The endpoint is no address of a Waline.' });
  return {
    kind: 'popup',
    url: api.url('ui/login', { lng: globalThis.navigator?.language ?? 'en' }),
    answersOpener: true,
    finish: (call) => finish(context, call),
  };
}

/** Waits for the token, and asks Waline itself whose it is: what else the window says is believed by nobody. */
async function finish(context: WalineContext, call: Call): Promise<Author> {
  const token = await heard(new URL(context.api.base).origin, call);
  context.keep.keep(token);
  const viewer = await context.viewer(call, true);
  if (!viewer) throw new AdapterError('signed-out', { hint: 'Waline does not know whom its own token names.' });
  return structuredClone(viewer.author);
}

function heard(origin: string, { signal }: Call): Promise<string> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    signal.addEventListener(
      'abort',
      () => {
        listening.abort();
        reject(signal.reason);
      },
      { once: true, signal: listening.signal },
    );
    globalThis.addEventListener(
      'message',
      (event: MessageEvent<unknown>) => {
        if (event.origin !== origin || !isOpenedHere(event.source) || own(event.data, 'type') !== 'userInfo') return;
        const token = readToken(own(own(event.data, 'data'), 'token'));
        if (token === undefined) return;
        listening.abort();
        resolve(token);
      },
      { signal: listening.signal },
    );
  });
}

/** Whether a window was opened by this page: other sites’ windows let one read their opener, and little else. */
function isOpenedHere(source: MessageEventSource | null): boolean {
  try {
    return source !== null && 'opener' in source && source.opener === globalThis.window;
  } catch {
    return false;
  }
}

/** Something that can stand in a header. */
function readToken(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]{1,2048}$/.test(value) ? value : undefined;
}
