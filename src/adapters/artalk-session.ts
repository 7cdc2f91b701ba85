import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, SignIn } from './adapter.js';
import type { ArtalkContext } from './artalk-list.js';
import { readSecret } from './tab-token.js';

/**
 * Signing in with the e-mail address and the password that somebody has at this Artalk. The contract has
 * no words for these: a handle and a token come nearest, and are drawn as such fields.
 */
export function askForAddress(context: ArtalkContext): SignIn {
  return {
    kind: 'ask',
    what: 'handle',
    async answer(text, { signal }) {
      await Promise.resolve();
      signal.throwIfAborted();
      const email = text.trim();
      if (!/^[^\s@]+@[^\s@]+$/.test(email))
        throw new AdapterError('rejected', { hint: 'Artalk knows people by their e-mail addresses.' });
      return { kind: 'ask', what: 'token', answer: (password, call) => enter(context, email, password, call) };
    },
  };
}

async function enter(context: ArtalkContext, email: string, password: string, call: Call): Promise<SignIn> {
  call.signal.throwIfAborted();
  if (password === '') throw new AdapterError('rejected', { hint: 'There is no password.' });
  const { api, keep } = context;
  // Whoever is signed in by an old token is asked for it no more.
  keep.keep(undefined);
  const answer = await api
    .send('user/access_token', call, { method: 'POST', body: { name: '', email, password } })
    .catch(notEntered);
  const token = readSecret(own(answer.json(), 'token'));
  if (token === undefined) throw new AdapterError('malformed', { hint: 'Artalk answered without a token.' });
  keep.keep(token);
  const viewer = await context.viewer(call, true);
  if (!viewer) throw new AdapterError('signed-out', { hint: 'Artalk does not know whom its own token names.' });
  return { kind: 'signed-in', viewer: structuredClone(viewer.author) };
}

/** A wrong password, or an address that several names share, is something to correct. */
function notEntered(error: unknown): never {
  if (!(error instanceof AdapterError) || !['signed-out', 'forbidden', 'rejected'].includes(error.kind)) throw error;
  throw new AdapterError('rejected', { hint: error.hint, cause: error });
}
