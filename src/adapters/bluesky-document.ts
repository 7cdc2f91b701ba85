import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { atUriOf, POST, readAtUri, type RecordAddress } from './bluesky-address.js';
import { askNetwork } from './bluesky-api.js';
import { serverOf } from './bluesky-identity.js';

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
