import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, SessionPort, SignIn } from './adapter.js';
import { readSecret } from './tab-token.js';
import type { WalineContext } from './waline-list.js';

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
        const token = readSecret(own(own(event.data, 'data'), 'token'));
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
