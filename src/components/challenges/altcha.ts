import type { Challenge, ChallengeProof } from '../../core/comment.js';
import { own, readCount } from '../../core/fields.js';
import { askJson, type WorkCall } from './work.js';
import { findNumber } from './find-number.js';

/** More than any server asks for in earnest: a tenth of it takes minutes. */
const MOST = 50_000_000;
/** Each number is tried behind the salt. */
const MOST_SALT = 1_000;

/**
 * Solves the proof of work of ALTCHA, version 1: the number behind `salt` whose SHA-256 is
 * `challenge` (altcha.org/docs/v2/proof-of-work). Rejects when it is anything else.
 */
export async function solveAltcha({ url, data }: Challenge, call: WorkCall): Promise<ChallengeProof> {
  const asked: unknown = data === undefined ? await askJson(url ?? '', {}, call.signal) : JSON.parse(data);
  const [challenge, salt, signature] = ['challenge', 'salt', 'signature'].map((key) => own(asked, key));
  const algorithm = own(asked, 'algorithm') ?? 'SHA-256';
  const last = readCount(own(asked, 'maxnumber')) ?? readCount(own(asked, 'maxNumber')) ?? 1_000_000;
  if (typeof challenge !== 'string' || !/^[\da-f]{64}$/i.test(challenge) || algorithm !== 'SHA-256' || last > MOST)
    throw new TypeError('This is no challenge of ALTCHA that can be solved here.');
  if (typeof salt !== 'string' || salt.length > MOST_SALT || typeof signature !== 'string')
    throw new TypeError('The challenge has no salt that makes sense.');
  const begun = performance.now();
  const number = await findNumber(
    { prefix: salt, begins: challenge, last },
    { signal: call.signal, tried: (count) => call.progress(count / last) },
  );
  const took = Math.round(performance.now() - begun);
  const payload = JSON.stringify({ algorithm, challenge, number, salt, signature, took });
  return { kind: 'altcha', token: base64(payload) };
}

function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}
