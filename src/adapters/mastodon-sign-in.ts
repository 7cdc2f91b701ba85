import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import type { Call, SignIn } from './adapter.js';
import { askServer } from './mastodon-api.js';
import { readSecret, readServer, type Keep, type SetOut } from './mastodon-keep.js';
import { answerInWindow } from './window-answer.js';

/** What a reader lets this site do: know who they are, find a status, read it, answer it, favour it. */
const SCOPES = 'read:accounts read:search read:statuses write:statuses write:favourites';
/** On which the page in the window tells what came back. */
const CHANNEL = 'gedanken:1:mastodon';

/** Where signing in leads, and how it goes on from there. */
export interface Way {
  readonly keep: Keep;
  /** A page of this site that tells what came back, for signing in by a window. Without it, the page itself is left. */
  readonly callback: string | undefined;
  readonly returnTo: string;
  /** Who has signed in, once that is so. */
  readonly entered: (call: Call) => Promise<Author | null>;
}

/** Signs in on the reader's own server, which is the first thing to ask for. */
export function askForServer(way: Way): SignIn {
  return {
    kind: 'ask',
    what: 'server',
    async answer(text, call) {
      const server = serverIn(text);
      if (server === undefined) throw new AdapterError('rejected', { hint: `“${text.slice(0, 100)}” is no server.` });
      return leadTo(server, way, call);
    },
  };
}

/** The reader is back from their own server: gets the token, and takes the traces out of the address. */
export const finishHere = (keep: Keep, call: Call): Promise<void> => {
  // Of two adapters on one page only one may redeem the code: it is good for once.
  finishing ??= finish(keep, call).finally(() => {
    finishing = undefined;
  });
  return finishing;
};

let finishing: Promise<void> | undefined;

async function finish(keep: Keep, call: Call): Promise<void> {
  const setOut = keep.setOut();
  const here = new URL(globalThis.location.href);
  const code = readSecret(here.searchParams.get('code'));
  try {
    if (setOut && code !== undefined) await redeem(keep, setOut, code, call);
  } catch (error) {
    if (call.signal.aborted) throw error;
    // Reading goes on: who could not be signed in can try again.
    console.warn(`gedanken: signing in on ${setOut?.server} failed. ${AdapterError.from(error).message}`);
  }
  keep.keepSetOut(null);
  globalThis.history?.replaceState(globalThis.history.state, '', withoutAnswer(here).href);
}

/** Forgets who is signed in, here and, as far as it lets other sites ask for that, on their server. */
export function signOut(keep: Keep): void {
  const session = keep.session();
  keep.keepSession(null);
  if (!session) return;
  const { server, id, secret, token } = session;
  const body = { client_id: id, client_secret: secret, token };
  const call = { signal: AbortSignal.timeout(10_000) };
  askServer(server, '/oauth/revoke', call, { method: 'POST', body }).catch(() => undefined);
}

/** A server from its name, its address, or the handle of somebody there. */
function serverIn(text: string): string | undefined {
  const named = text
    .trim()
    .replace(/^@?[^\s@/]{1,200}@/, '')
    .replace(/^@/, '');
  const address = /^https?:\/\//i.test(named) ? named : `https://${named}`;
  const server = readServer(address);
  return server !== undefined && /^[\w-]+(\.[\w-]+)+$|^localhost$/.test(new URL(server).hostname) ? server : undefined;
}

/** Makes this site known to the server, and leads the reader to its page for letting it in. */
async function leadTo(server: string, way: Way, call: Call): Promise<SignIn> {
  const callback = callbackOf(way);
  const returnTo = callback ?? redirectUri(way.returnTo);
  const client = await register(server, returnTo, call);
  const verifier = randomText(32);
  const challenge = await challengeOf(verifier);
  const proof = challenge === undefined ? undefined : verifier;
  const setOut: SetOut = { ...client, server, returnTo, state: randomText(16), verifier: proof };
  way.keep.keepSetOut(setOut);
  const url = pageOf(setOut, challenge);
  call.signal.throwIfAborted();
  if (callback === undefined) return { kind: 'redirect', url };
  return { kind: 'popup', url, finish: (finishing) => finishInWindow(way, setOut, finishing) };
}

async function register(server: string, returnTo: string, call: Call): Promise<{ id: string; secret: string }> {
  const { origin, hostname } = new URL(returnTo);
  const body = { client_name: hostname, website: origin, redirect_uris: returnTo, scopes: SCOPES };
  try {
    const raw = await askServer(server, '/api/v1/apps', call, { method: 'POST', body });
    const [id, secret] = [readLine(own(raw, 'client_id')), readSecret(own(raw, 'client_secret'))];
    if (id !== undefined && secret !== undefined) return { id, secret };
  } catch (error) {
    const kind = error instanceof AdapterError ? error.kind : undefined;
    if (call.signal.aborted || kind === 'rate-limited' || kind === 'unavailable') throw error;
  }
  // What is no server, no server of this kind, or out of reach looks the same from here.
  throw new AdapterError('rejected', { hint: `${server} does not speak the client API of Mastodon.` });
}

function pageOf({ server, id, returnTo, state }: SetOut, challenge: string | undefined): string {
  const url = new URL('/oauth/authorize', server);
  const params = {
    response_type: 'code',
    client_id: id,
    redirect_uri: returnTo,
    scope: SCOPES,
    state,
    ...(challenge === undefined ? {} : { code_challenge: challenge, code_challenge_method: 'S256' }),
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}

/** Waits until the page in the window has told its address. */
async function finishInWindow({ keep, entered }: Way, setOut: SetOut, call: Call): Promise<Author> {
  const answer = await answerInWindow(CHANNEL, setOut.state, call).finally(() => keep.keepSetOut(null));
  const code = readSecret(answer.get('code'));
  if (code === undefined) throw new AdapterError('forbidden', { hint: 'The reader did not let this site in.' });
  await redeem(keep, setOut, code, call);
  const viewer = await entered(call);
  if (!viewer) throw new AdapterError('signed-out');
  return viewer;
}

/** Turns the code into a token, once. */
async function redeem(keep: Keep, setOut: SetOut, code: string, call: Call): Promise<void> {
  const { server, id, secret, verifier, returnTo } = setOut;
  const body = {
    grant_type: 'authorization_code',
    code,
    client_id: id,
    client_secret: secret,
    redirect_uri: returnTo,
    ...(verifier === undefined ? {} : { code_verifier: verifier }),
    scope: SCOPES,
  };
  const answer = await askServer(server, '/oauth/token', call, { method: 'POST', body });
  const token = readSecret(own(answer, 'access_token'));
  if (token === undefined) throw new AdapterError('malformed', { hint: `${server} gave no token.` });
  keep.keepSession({ server, id, secret, token });
}

/** The page for the window. It has to be of this origin, or nobody here would hear it. */
function callbackOf({ callback, returnTo }: Way): string | undefined {
  if (callback === undefined) return undefined;
  const url = new URL(callback, returnTo);
  if (url.origin !== new URL(returnTo).origin)
    throw new AdapterError('forbidden', { hint: `The callback ${url.href} has to be a page of this site.` });
  return url.href;
}

/** The address of a page as one to come back to: servers refuse those with a fragment (RFC 6749 §3.1.2). */
function redirectUri(page: string): string {
  const url = withoutAnswer(new URL(page));
  url.hash = '';
  return url.href;
}

/** An address without what a server adds to it when it leads back there. The fragment stays: it is the page's own. */
function withoutAnswer(address: URL): URL {
  const url = new URL(address);
  for (const name of ['code', 'state', 'error', 'error_description', 'iss']) url.searchParams.delete(name);
  return url;
}

function randomText(bytes: number): string {
  return crypto
    .getRandomValues(new Uint8Array(bytes))
    .reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '');
}

/** `undefined` on pages that are not encrypted, where browsers have nothing to make it with. */
async function challengeOf(verifier: string): Promise<string | undefined> {
  if (!globalThis.crypto.subtle) return undefined;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(hash)));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
