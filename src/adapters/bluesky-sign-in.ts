import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import type { Call, SignIn } from './adapter.js';
import { askNetwork } from './bluesky-api.js';
import { authorityOf, readClient, type Authority, type Client } from './bluesky-authority.js';
import { makeKey } from './bluesky-dpop.js';
import { identify, type Identity } from './bluesky-identity.js';
import { keep } from './bluesky-keep.js';
import type { Member } from './bluesky-member.js';
import { base64Url, randomText, readSecret, sha256 } from './bluesky-secrets.js';
import { askAuthority, readTokens } from './bluesky-tokens.js';
import { personOf } from './bluesky-wire.js';
import { answerInWindow } from './window-answer.js';

/** On which the page in the window tells what came back. */
const CHANNEL = 'gedanken:1:bluesky';

/** A way to sign in that the reader has set out on. It is known to this page alone. */
interface SetOut extends Identity {
  readonly authority: Authority;
  readonly client: Client;
  readonly key: CryptoKeyPair;
  /** Tells the answer to this request from all others. */
  readonly state: string;
  /** Proves that who asks for the token is who asked for the code (RFC 7636). */
  readonly verifier: string;
}

/** Signs in on the reader's own server, to which their handle leads. */
export function askForHandle(member: Member, avatars: boolean, returnTo: string): SignIn {
  return {
    kind: 'ask',
    what: 'handle',
    async answer(text, call) {
      const identity = await identify(text, member.server, call);
      const client = await readClient(member.client, returnTo, call);
      const authority = await authorityOf(identity.server, call);
      const [key, state, verifier] = [await makeKey(), randomText(), randomText()];
      const setOut = { ...identity, client, authority, key, state, verifier };
      const url = await announce(member, setOut, call);
      return { kind: 'popup', url, finish: (finishing) => finishInWindow(member, setOut, avatars, finishing) };
    },
  };
}

/** Tells the authority ahead what will be asked for, so that the address of its page tells nothing (RFC 9126). */
async function announce(member: Member, setOut: SetOut, call: Call): Promise<string> {
  const { authority, client, did, key, state, verifier } = setOut;
  const form = {
    response_type: 'code',
    redirect_uri: client.callback,
    scope: client.scope,
    state,
    code_challenge: base64Url(await sha256(verifier)),
    code_challenge_method: 'S256',
    login_hint: did,
  };
  const uri = readLine(own(await askAuthority(member, authority.announce, key, form, call), 'request_uri'), 2000);
  if (uri === undefined) throw new AdapterError('malformed', { hint: `${authority.issuer} took no request.` });
  const url = new URL(authority.authorize);
  url.searchParams.set('client_id', client.id);
  url.searchParams.set('request_uri', uri);
  return url.href;
}

/** Waits until the page in the window has told its address. */
async function finishInWindow(member: Member, setOut: SetOut, avatars: boolean, call: Call): Promise<Author> {
  const { authority, did, server, client, key, verifier } = setOut;
  const answer = await answerInWindow(CHANNEL, setOut.state, call);
  const code = readSecret(answer.get('code'));
  if (code === undefined) throw new AdapterError('forbidden', { hint: 'The reader did not let this site in.' });
  // Who answers has to be who was asked, or a code could be led elsewhere (RFC 9207).
  if (answer.get('iss') !== authority.issuer)
    throw new AdapterError('forbidden', { hint: `The answer did not come from ${authority.issuer}.` });
  const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: client.callback };
  const tokens = readTokens(await askAuthority(member, authority.token, key, form, call), did);
  const profile = await profileOf(member, did, call);
  const name = randomText();
  await keep(member, { ...tokens, client: client.id, did, server, issuer: authority.issuer, profile, name, key });
  return personOf(profile, did, avatars);
}

/** As the network describes an account. A name is no reason not to let somebody in. */
async function profileOf(member: Member, did: string, call: Call): Promise<unknown> {
  try {
    const raw = await askNetwork(member.server, 'app.bsky.actor.getProfile', { actor: did }, call);
    return { handle: own(raw, 'handle'), displayName: own(raw, 'displayName'), avatar: own(raw, 'avatar') };
  } catch (error) {
    if (call.signal.aborted) throw error;
    return {};
  }
}
