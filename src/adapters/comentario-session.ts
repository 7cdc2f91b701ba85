import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, SignIn } from './adapter.js';
import type { ComentarioContext } from './comentario-context.js';
import { readSecret } from './tab-token.js';
import type { ComentarioPage } from './comentario-page.js';
import { parseViewer } from './comentario-wire.js';

/** Milliseconds between questions whether the reader has signed in, and how often it is asked before it is given up. */
const PAUSE = 2_000;
const MAX_QUESTIONS = 450;

/** Whom to sign in with: the site's choice where Comentario lets one, else the first that it names. */
export function providerOf({ providers }: ComentarioPage, wanted: string | undefined): string | undefined {
  return wanted !== undefined && providers.includes(wanted) ? wanted : providers[0];
}

/** Signing in by a window, in which Comentario leads to somebody who knows the reader, and back. */
export async function signInBy(context: ComentarioContext, wanted: string | undefined, call: Call): Promise<SignIn> {
  const { api, host, thread } = context;
  const { page } = await thread(call);
  const provider = providerOf(page, wanted);
  if (provider === undefined)
    throw new AdapterError('forbidden', {
      hint: 'Comentario lets people in here by e-mail address and password at most, which this adapter does not ask for: enable a provider or SSO for the domain.',
    });
  const token = readSecret(
    own(await api.send('embed/auth/login/token', call, { method: 'POST', reads: true }), 'token'),
  );
  if (token === undefined) throw new AdapterError('malformed', { hint: 'Comentario answered without a token.' });
  return {
    kind: 'popup',
    url: api.url(`oauth/${encodeURIComponent(provider)}`, { host, token }),
    finish: (waiting) => finish(context, token, waiting),
  };
}

/** The window does not tell when it is done, so Comentario is asked: the token becomes the reader's when they have signed in. */
async function finish(context: ComentarioContext, token: string, call: Call): Promise<Author> {
  const { api, host, keep, picture } = context;
  for (let question = 0; question < MAX_QUESTIONS; question += 1) {
    await pause(call.signal);
    const request = { method: 'PUT', body: { host }, bearer: token, reads: true } as const;
    const answer = await api.send('embed/auth/login/token', call, request).catch(unlessPassing);
    if (answer === undefined) continue;
    const session = readSecret(own(answer, 'sessionToken'));
    const viewer = parseViewer(own(answer, 'principal'), picture);
    if (session === undefined || !viewer)
      throw new AdapterError('malformed', { hint: 'Comentario answered without a session.' });
    keep.keep(session);
    return viewer.author;
  }
  throw new AdapterError('signed-out', { hint: 'Nobody has signed in for a quarter of an hour.' });
}

/** Until somebody has signed in, Comentario knows no owner of the token, and says so as of any bad one. */
function unlessPassing(error: unknown): undefined {
  const kind = error instanceof AdapterError ? error.kind : undefined;
  if (kind !== 'signed-out' && kind !== 'unavailable' && kind !== 'offline') throw error;
}

function pause(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, PAUSE);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Forgets who is signed in, and tells Comentario, which need not answer for that. */
export function signOut({ api, keep }: ComentarioContext): void {
  const session = keep.token();
  keep.keep(undefined);
  if (session === undefined) return;
  const call = { signal: AbortSignal.timeout(10_000) };
  api.send('embed/auth/logout', call, { method: 'POST', session }).catch(() => undefined);
}
