import { AdapterError } from '../core/errors.js';
import { own, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { isDid, isHandle } from './bluesky-address.js';
import { askNetwork, fetchJson } from './bluesky-api.js';
import { itemsOf } from './bluesky-lists.js';

/** Where those accounts are registered that are nobody's domain (https://web.plc.directory). */
const REGISTER = 'https://plc.directory';
const MAX_SERVICES = 50;
const MAX_NAMES = 50;

/** An account, and where it lives. */
export interface Identity {
  readonly did: string;
  /** The server that keeps what it has written: an origin. */
  readonly server: string;
}

/**
 * Who a handle or a DID names. A handle counts when the account says so, too (https://atproto.com/specs/handle).
 * Rejects with `rejected` for what names nobody.
 */
export async function identify(text: string, appView: string, call: Call): Promise<Identity> {
  // People write handles with and without the sign, and some apps put marks of direction around them.
  const name = text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .replace(/^@/, '');
  const isAccount: boolean = isDid(name);
  if (isAccount) return { did: name, server: await serverOf(name, call) };
  const handle = name.toLowerCase();
  const did = isHandle(handle) ? await didOf(handle, appView, call) : undefined;
  if (did === undefined)
    throw new AdapterError('rejected', { hint: `“${name.slice(0, 100)}” names nobody on Bluesky.` });
  const papers = await papersOf(did, call);
  const names = itemsOf(papers, 'alsoKnownAs', MAX_NAMES);
  if (!names.some((each) => typeof each === 'string' && each.toLowerCase() === `at://${handle}`))
    throw new AdapterError('rejected', { hint: `${did} does not go by ${handle}.` });
  return { did, server: serverIn(papers, did) };
}

/** The account of a handle, as an AppView knows it; `undefined` where nobody has it. */
export async function didOf(handle: string, appView: string, call: Call): Promise<string | undefined> {
  try {
    const did = own(await askNetwork(appView, 'com.atproto.identity.resolveHandle', { handle }, call), 'did');
    return isDid(did) ? did : undefined;
  } catch (error) {
    if (error instanceof AdapterError && (error.kind === 'not-found' || error.kind === 'rejected')) return undefined;
    throw error;
  }
}

/** The server that keeps what an account has written (https://atproto.com/specs/did). */
export async function serverOf(did: string, call: Call): Promise<string> {
  return serverIn(await papersOf(did, call), did);
}

async function papersOf(did: string, call: Call): Promise<unknown> {
  const host = /^did:web:([a-z\d.-]+)$/i.exec(did)?.[1];
  return fetchJson(host ? `https://${host}/.well-known/did.json` : `${REGISTER}/${did}`, call);
}

function serverIn(papers: unknown, did: string): string {
  const service = itemsOf(papers, 'service', MAX_SERVICES).find((item) => {
    const id = own(item, 'id');
    return id === '#atproto_pds' || id === `${did}#atproto_pds`;
  });
  const server = readUrl(own(service, 'serviceEndpoint'));
  if (!server?.startsWith('https:'))
    throw new AdapterError('not-found', { hint: `${did} names no server of its own.` });
  return new URL(server).origin;
}
