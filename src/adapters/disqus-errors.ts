import { AdapterError, type AdapterErrorKind } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** What the codes mean (https://disqus.com/api/docs/errors/); the same status (400) comes with nearly all of them. */
const KIND_BY_CODE: ReadonlyMap<unknown, AdapterErrorKind> = new Map<unknown, AdapterErrorKind>([
  [2, 'not-found'],
  [4, 'forbidden'],
  [5, 'forbidden'],
  [8, 'not-found'],
  [9, 'forbidden'],
  [11, 'forbidden'],
  [12, 'forbidden'],
  [13, 'rate-limited'],
  [14, 'rate-limited'],
  [15, 'unavailable'],
  [16, 'unavailable'],
  [20, 'unavailable'],
  [21, 'unavailable'],
  [22, 'forbidden'],
]);

const HINT_BY_CODE: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [2, 'There is no such thread yet, or forum and thread are not what Disqus calls them.'],
  [5, 'Is it the public key of an application at https://disqus.com/api/applications/?'],
  [9, 'It must be the public key of the application, not the secret one.'],
  [11, 'Add this domain to those of the application at https://disqus.com/api/applications/.'],
]);

/** Turns a refusal, or an answer that is one, into an error. */
export function disqusError(refused: unknown): AdapterError {
  const answer = isAnswer(refused) ? refused : undefined;
  const byStatus = answer && errorFromStatus(answer);
  const body = answer ? bodyOf(answer) : refused;
  const code = own(body, 'code');
  const detail = readLine(own(body, 'response'));
  return new AdapterError(KIND_BY_CODE.get(code) ?? byStatus?.kind ?? 'malformed', {
    detail,
    retryAfter: byStatus?.retryAfter,
    hint:
      [byStatus?.hint, detail, HINT_BY_CODE.get(code)].filter(Boolean).join(' ') ||
      'An answer has no code: is this Disqus?',
  });
}

function isAnswer(refused: unknown): refused is HttpAnswer {
  return typeof own(refused, 'json') === 'function';
}

function bodyOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined; // a page of a proxy: its status is all there is to read
  }
}
