import { checkComment, completeUrl } from '../core/check-comment.js';
import type { Author, Challenge, ChallengeProof, Guest } from '../core/comment.js';
import { AdapterError, type AdapterErrorKind } from '../core/errors.js';
import { readLine } from '../core/fields.js';
import type { Posting, ThreadInfo } from '../core/thread-info.js';

type Refusal = Extract<Posting, { allowed: false }>['why'];

const REFUSALS: Readonly<Record<Refusal, AdapterErrorKind>> = {
  closed: 'closed',
  'sign-in': 'signed-out',
  password: 'forbidden',
  'read-only': 'forbidden',
};

/** Throws when this reader may not write here. */
export function checkPosting(posting: Posting): void {
  if (!posting.allowed) throw new AdapterError(REFUSALS[posting.why]);
}

/** Throws `rejected` when there is something to point at. */
export function checkWords(text: string, guest: Guest | undefined, info: Omit<ThreadInfo, 'total'>): void {
  const fields = checkComment(text, guest, { ...info, total: null });
  if (fields.length > 0) throw new AdapterError('rejected', { fields });
}

/** What is to be solved before a comment is taken, and by which token; without one, any will do. */
export interface LocalChallenge {
  readonly challenge: Challenge;
  readonly solution?: string | undefined;
}

/** Throws `challenge` unless it has been solved. */
export function checkProof({ challenge, solution }: LocalChallenge, proof: ChallengeProof | undefined): void {
  const isSolved = proof?.kind === challenge.kind && proof.token === (solution ?? proof.token) && proof.token !== '';
  if (!isSolved) throw new AdapterError('challenge', { challenge: { ...challenge } });
}

/** A guest as the others see them: the e-mail address goes nowhere. */
export function authorOf(guest: Guest): Author {
  const name = readLine(guest.name) ?? '';
  const url = completeUrl(guest.website);
  return url === undefined ? { name } : { name, url };
}
