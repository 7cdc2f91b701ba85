import { AdapterError } from '../core/errors.js';
import { own, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { atUriOf, POST, readAtUri, type RecordAddress } from './bluesky-address.js';
import { askNetwork, fetchJson } from './bluesky-api.js';
import { itemsOf } from './bluesky-lists.js';

/** Where those accounts are registered that are nobody's domain (https://web.plc.directory). */
const REGISTER = 'https://plc.directory';
const MAX_SERVICES = 50;

/**
 * The post that a document of the site names as the place to talk about it (`bskyPostRef`, https://standard.site).
 * Only the server of its account knows the document, and only the account's own papers know that server.
 */
export async function postOfDocument(document: RecordAddress, call: Call): Promise<string> {
  const { repo, collection, key } = document;
  const server = await serverOf(repo, call);
  const answer = await askNetwork(server, 'com.atproto.repo.getRecord', { repo, collection, rkey: key }, call);
  const post = readAtUri(own(own(own(answer, 'value'), 'bskyPostRef'), 'uri'));
  if (post?.collection === POST) return atUriOf(post);
  throw new AdapterError('not-found', {
    hint: `${atUriOf(document)} has no bskyPostRef: post about the page and note it there, or give the post as thread.`,
  });
}

/** The server that keeps what an account has written (https://atproto.com/specs/did). */
async function serverOf(did: string, call: Call): Promise<string> {
  const host = /^did:web:([a-z\d.-]+)$/i.exec(did)?.[1];
  const papers = await fetchJson(host ? `https://${host}/.well-known/did.json` : `${REGISTER}/${did}`, call);
  const service = itemsOf(papers, 'service', MAX_SERVICES).find((item) => {
    const id = own(item, 'id');
    return id === '#atproto_pds' || id === `${did}#atproto_pds`;
  });
  const server = readUrl(own(service, 'serviceEndpoint'));
  if (!server?.startsWith('https:'))
    throw new AdapterError('not-found', { hint: `${did} names no server of its own.` });
  return server;
}
