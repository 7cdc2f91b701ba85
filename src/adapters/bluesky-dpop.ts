import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { request, type HttpAnswer, type HttpRequest } from './http.js';
import { base64Url, randomText, sha256 } from './bluesky-secrets.js';
import type { Member } from './bluesky-member.js';

/** The one way of signing that every server of the network takes. */
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A request, and what proves that it may be made. */
export interface ProvenRequest extends Omit<HttpRequest, 'signal' | 'headers'> {
  readonly key: CryptoKeyPair;
  /** The access token that it shows. */
  readonly token?: string | undefined;
}

/** A key that proves things in this browser, and that nothing can read out of it. Throws where there is no encryption. */
export async function makeKey(): Promise<CryptoKeyPair> {
  if (!globalThis.crypto.subtle)
    throw new AdapterError('forbidden', { hint: 'Signing in at Bluesky needs a page that is encrypted (https).' });
  return crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
}

/**
 * Sends a request with its proof (DPoP, RFC 9449). Servers want a word of theirs in it, which they tell by
 * refusing the first one and change as they like: so what was refused for that alone is sent once more.
 */
export async function sendProven(
  member: Member,
  url: string,
  { key, token, ...rest }: ProvenRequest,
  call: Call,
): Promise<HttpAnswer> {
  const { origin } = new URL(url);
  const send = async (): Promise<HttpAnswer> => {
    const proof = await proofOf(key, rest.method ?? 'GET', url, member.nonces.get(origin), token);
    const headers = { DPoP: proof, ...(token === undefined ? {} : { Authorization: `DPoP ${token}` }) };
    const answer = await request(url, {
      ...rest,
      headers,
      credentials: 'omit',
      redirect: 'error',
      signal: call.signal,
    });
    const nonce = answer.headers.get('DPoP-Nonce');
    if (nonce !== null && nonce.length <= 512) member.nonces.set(origin, nonce);
    return answer;
  };
  const first = await send();
  return wantsNonce(first) && member.nonces.has(origin) ? send() : first;
}

function wantsNonce({ status, headers, text }: HttpAnswer): boolean {
  if (status === 401) return /use_dpop_nonce/.test((headers.get('WWW-Authenticate') ?? '') + text.slice(0, 2000));
  return status === 400 && text.slice(0, 2000).includes('use_dpop_nonce');
}

async function proofOf(
  { privateKey, publicKey }: CryptoKeyPair,
  method: string,
  url: string,
  nonce: string | undefined,
  token: string | undefined,
): Promise<string> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  const { origin, pathname } = new URL(url);
  const head = { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } };
  const claims = {
    jti: randomText(),
    htm: method,
    htu: origin + pathname,
    iat: Math.floor(Date.now() / 1000),
    ...(nonce === undefined ? {} : { nonce }),
    ...(token === undefined ? {} : { ath: base64Url(await sha256(token)) }),
  };
  const signed = [head, claims].map((part) => base64Url(new TextEncoder().encode(JSON.stringify(part)))).join('.');
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    privateKey,
    new TextEncoder().encode(signed),
  );
  return `${signed}.${base64Url(new Uint8Array(signature))}`;
}
