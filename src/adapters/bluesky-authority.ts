import { AdapterError } from '../core/errors.js';
import { own, readLine, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { request } from './http.js';
import { itemsOf } from './bluesky-lists.js';
import { readServer } from './bluesky-secrets.js';

/** Who lets readers in, and where to ask for what (https://atproto.com/specs/oauth#authorization-servers). */
export interface Authority {
  readonly issuer: string;
  readonly announce: string;
  readonly authorize: string;
  readonly token: string;
  readonly revoke: string | undefined;
}

/** What the site says of itself (https://atproto.com/specs/oauth#clients). */
export interface Client {
  readonly id: string;
  /** What it may ask readers for. */
  readonly scope: string;
  /** The page of this site to which readers are led back. */
  readonly callback: string;
}

const MAX_LISTED = 50;

/** Who lets readers of a server in. */
export async function authorityOf(server: string, call: Call): Promise<Authority> {
  const resource = await documentAt(new URL('/.well-known/oauth-protected-resource', server).href, call);
  const [named] = itemsOf(resource, 'authorization_servers', 1);
  const issuer = readServer(named);
  if (issuer === undefined || named !== issuer) throw unfit(server, 'names nobody who lets readers in');
  return readAuthority(issuer, call);
}

/** What an authority says of itself: it has to call itself as it was called, and to speak this profile of OAuth. */
export async function readAuthority(issuer: string, call: Call): Promise<Authority> {
  const raw = await documentAt(new URL('/.well-known/oauth-authorization-server', issuer).href, call);
  const at = (name: string): string | undefined => {
    const url = readUrl(own(raw, name));
    return url?.startsWith('https:') ? url : undefined;
  };
  const [announce, authorize] = [at('pushed_authorization_request_endpoint'), at('authorization_endpoint')];
  const token = at('token_endpoint');
  if (own(raw, 'issuer') !== issuer) throw unfit(issuer, 'calls itself something else');
  if (!announce || !authorize || !token) throw unfit(issuer, 'does not say where to ask');
  if (!itemsOf(raw, 'dpop_signing_alg_values_supported', MAX_LISTED).includes('ES256'))
    throw unfit(issuer, 'takes no proofs by ES256');
  return { issuer, announce, authorize, token, revoke: at('revocation_endpoint') };
}

/** What the site says of itself, at the address that is its name. Rejects with `forbidden` for what can't be right. */
export async function readClient(id: string, here: string, call: Call): Promise<Client> {
  const wrong = (what: string): AdapterError => new AdapterError('forbidden', { hint: `The client ${id} ${what}.` });
  if (!id.startsWith('https:')) throw wrong('has to be an address with https:');
  const raw = await documentAt(id, call);
  const { origin } = new URL(here);
  const callback = itemsOf(raw, 'redirect_uris', MAX_LISTED)
    .map((uri) => readUrl(uri))
    .find((uri) => uri !== undefined && new URL(uri).origin === origin);
  const scope = readLine(own(raw, 'scope'), 2000);
  if (own(raw, 'client_id') !== id) throw wrong('has another client_id in it');
  if (own(raw, 'dpop_bound_access_tokens') !== true) throw wrong('lacks "dpop_bound_access_tokens": true');
  if (!scope?.split(' ').includes('atproto')) throw wrong('has no scope, which begins with “atproto”');
  if (callback === undefined) throw wrong(`has no page of ${origin} among its redirect_uris`);
  return { id, scope, callback };
}

async function documentAt(url: string, call: Call): Promise<unknown> {
  const answer = await request(url, { credentials: 'omit', redirect: 'error', signal: call.signal });
  if (!answer.ok) throw unfit(url, `answered ${answer.status}`);
  return answer.json();
}

function unfit(who: string, what: string): AdapterError {
  return new AdapterError('unavailable', { hint: `${who} ${what}: nobody can sign in by it.` });
}
