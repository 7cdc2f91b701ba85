import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, SignIn } from './adapter.js';
import { errorOf } from './github-discussions-api.js';
import type { DiscussionsContext } from './github-discussions-context.js';
import { askAsReader } from './github-discussions-live.js';
import type { Keep } from './github-discussions-keep.js';
import { readSecret } from './tab-token.js';
import { VIEWER } from './github-discussions-queries.js';
import { addressOfPage, ANSWER } from './github-discussions-term.js';
import { parsePerson } from './github-discussions-wire.js';
import { request } from './http.js';

/** Leads to GitHub by way of giscus, which comes back to the page with a session of its own. */
export function signInThrough(giscus: string, keep: Keep, returnTo: string): SignIn {
  const state = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(36)).join('');
  keep.keepState(state);
  const back = new URL(addressOfPage(returnTo));
  back.searchParams.set(ANSWER.state, state);
  back.hash = new URL(returnTo).hash;
  const url = new URL(`${giscus}api/oauth/authorize`);
  url.searchParams.set('redirect_uri', back.href);
  return { kind: 'redirect', url: url.href };
}

/** The reader’s token, which giscus keeps in the session that it gave; `undefined` when it no longer takes that one. */
export async function tokenOf(context: DiscussionsContext, call: Call): Promise<string | undefined> {
  const { giscus, keep } = context;
  takeAnswer(keep);
  const session = keep.session();
  if (session === undefined) return undefined;
  const answer = await request(`${giscus}api/oauth/token`, {
    method: 'POST',
    // As a form: browsers ask a server before they send it JSON, and a giscus has no answer to that.
    body: new URLSearchParams({ session }),
    credentials: 'omit',
    redirect: 'error',
    signal: call.signal,
  });
  if (answer.status === 400) keep.keepSession(undefined);
  if (answer.status === 400) return undefined;
  if (!answer.ok) throw await errorOf(answer, false);
  const token = readSecret(own(answer.json(), 'token'));
  if (token === undefined) throw new AdapterError('malformed', { hint: `${giscus} gave no token.` });
  return token;
}

/** Who reads; `null` for a guest. */
export async function viewerOf(context: DiscussionsContext, call: Call): Promise<Author | null> {
  try {
    if ((await context.token(call)) === undefined) return null;
    const data = await askAsReader(context, { query: `query{${VIEWER}}`, wants: 'viewer' }, call);
    return parsePerson(own(data, 'viewer'), context.avatars) ?? null;
  } catch (error) {
    if (error instanceof AdapterError && error.kind === 'signed-out') return null;
    throw error;
  }
}

/** Takes the session out of the page’s address, where this tab has asked for it: somebody else’s would sign in as them. */
function takeAnswer(keep: Keep): void {
  const here = new URL(globalThis.location.href);
  const state = here.searchParams.get(ANSWER.state);
  if (state === null || state !== keep.state()) return;
  keep.keepState(undefined);
  const session = readSecret(here.searchParams.get(ANSWER.session));
  if (session !== undefined) keep.keepSession(session);
  globalThis.history.replaceState(globalThis.history.state, '', addressOfPage(here.href) + here.hash);
}
