import type { Author } from '../core/comment.js';
import { AdapterError, type FieldError } from '../core/errors.js';
import type { Call, SignIn } from './adapter.js';
import type { Remark42Context } from './remark42-list.js';
import { pause } from './remark42-pause.js';
import { serviceOf } from './remark42-wire.js';

/** How often Remark42 is asked whether the reader has signed in meanwhile, in milliseconds. */
const INTERVAL = 2000;
/** What Remark42 takes for a name, in characters. */
const NAME = { min: 3, max: 64 };

/** Signing in: at a service, in a window that comes back to Remark42 and closes itself; where there is none, by a name. */
export async function startSignIn(context: Remark42Context, wanted: string | undefined, call: Call): Promise<SignIn> {
  // It is known by now: a browser opens windows at a click only.
  const config = await context.config(call);
  const { api, site } = context;
  const service = api.usesToken ? undefined : serviceOf(config, wanted);
  if (service !== undefined) {
    const from = `${api.base}web/iframe.html?selfClose`;
    return {
      kind: 'popup',
      url: api.url(`auth/${service}/login`, { from, site }),
      finish: (waiting) => signedIn(context, waiting),
    };
  }
  if (!config.providers.includes('anonymous'))
    throw new AdapterError('forbidden', {
      hint: `Remark42 offers ${config.providers.join(', ') || 'nothing'} to sign in with, none of which works here.`,
    });
  return {
    kind: 'ask',
    what: 'handle',
    answer: async (name, answering) => ({ kind: 'signed-in', viewer: await signInAs(context, name, answering) }),
  };
}

/** Signs in as somebody of whom Remark42 knows but the name. Rejects with `rejected` when it does not take that. */
export async function signInAs(context: Remark42Context, name: string, call: Call): Promise<Author> {
  const { api, site } = context;
  const user = name.trim();
  if (user === '') throw new AdapterError('rejected', { fields: [{ field: 'name', reason: 'required' }] });
  try {
    await api.send('auth/anonymous/login', call, { params: { user, aud: site } });
  } catch (cause) {
    // Remark42 calls it a wrong password.
    if (!(cause instanceof AdapterError) || cause.kind !== 'forbidden') throw cause;
    throw new AdapterError('rejected', { fields: [wrongName(user)], cause });
  }
  const viewer = await context.viewer(call, true);
  if (!viewer)
    throw new AdapterError('forbidden', {
      hint: api.usesToken
        ? 'Remark42’s token did not arrive: it needs AUTH_SEND_JWT_HEADER=true, and “Access-Control-Expose-Headers: X-JWT” in its answers.'
        : 'The browser kept none of Remark42’s cookies: are they for this host, and is AUTH_SAME_SITE right?',
    });
  return structuredClone(viewer.author);
}

export async function signOut(context: Remark42Context, call: Call): Promise<void> {
  const { api } = context;
  call.signal.throwIfAborted();
  if (api.keep.holds())
    await api.send('auth/logout', call).catch((error: unknown) => {
      // A session that has ended meanwhile can't be ended.
      if (!(error instanceof AdapterError) || !['signed-out', 'forbidden'].includes(error.kind)) throw error;
    });
  api.keep.forget();
  await context.viewer(call, true);
}

/** What the window says is believed by nobody: Remark42 itself is asked, until it knows the reader. */
async function signedIn(context: Remark42Context, call: Call): Promise<Author> {
  for (;;) {
    const viewer = await context.viewer(call, true).catch((error: unknown) => {
      if (call.signal.aborted || !isPassing(error)) throw error;
      return null;
    });
    if (viewer) return structuredClone(viewer.author);
    await pause(INTERVAL, call);
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof AdapterError && ['offline', 'unavailable', 'rate-limited'].includes(error.kind);
}

function wrongName(name: string): FieldError {
  const { length } = [...name];
  if (length < NAME.min) return { field: 'name', reason: 'too-short', by: NAME.min, unit: 'characters' };
  if (length > NAME.max) return { field: 'name', reason: 'too-long', by: length - NAME.max, unit: 'characters' };
  return { field: 'name', reason: 'invalid' };
}
