import { AdapterError, type AdapterErrorKind } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** What Misskey calls its refusals: the same status (400) comes with nearly all of them. */
const KIND_BY_CODE: ReadonlyMap<string, AdapterErrorKind> = new Map<string, AdapterErrorKind>([
  ['NO_SUCH_NOTE', 'not-found'],
  ['INVALID_PARAM', 'not-found'],
  ['NO_SUCH_ENDPOINT', 'malformed'],
  ['UNKNOWN_API_ENDPOINT', 'malformed'],
  ['CREDENTIAL_REQUIRED', 'forbidden'],
  ['AUTHENTICATION_FAILED', 'forbidden'],
  ['SIGNIN_REQUIRED', 'forbidden'],
  ['CONTENT_RESTRICTED_BY_USER', 'forbidden'],
  ['CONTENT_RESTRICTED_BY_SERVER', 'forbidden'],
  ['ACCESS_DENIED', 'forbidden'],
  ['PERMISSION_DENIED', 'forbidden'],
  ['RATE_LIMIT_EXCEEDED', 'rate-limited'],
  ['INTERNAL_ERROR', 'unavailable'],
]);

const HINT_BY_KIND: Partial<Readonly<Record<AdapterErrorKind, string>>> = {
  'not-found': 'There is no such note, or it was deleted.',
  forbidden: 'The server, or who wrote the note, shows it only to those who are signed in there.',
  malformed: 'It does not know this part of the API: is it a Misskey?',
};

/** Turns a refusal into an error. Nothing can have come of a mere question. */
export function misskeyError(answer: HttpAnswer): AdapterError {
  const byStatus = errorFromStatus(answer);
  const error = bodyOf(answer);
  const code = readLine(own(error, 'code'), 100);
  // Nobody signs in from here, so nobody can be told to.
  const byNumber = byStatus.kind === 'signed-out' ? 'forbidden' : byStatus.kind;
  const kind = KIND_BY_CODE.get(code ?? '') ?? byNumber;
  return new AdapterError(kind, {
    detail: readLine(own(error, 'message')),
    retryAfter: byStatus.retryAfter ?? (kind === 'rate-limited' ? untilReset(own(error, 'info')) : undefined),
    hint: [byStatus.hint, code, HINT_BY_KIND[kind]].filter(Boolean).join(' '),
    uncertain: false,
  });
}

function bodyOf(answer: HttpAnswer): unknown {
  try {
    return own(answer.json(), 'error');
  } catch {
    return undefined; // a page of a proxy: its status is all there is to read
  }
}

/** Milliseconds until the server takes requests again: it says when, in milliseconds since 1970. */
function untilReset(info: unknown): number | undefined {
  const reset = own(info, 'resetMs');
  const wait = typeof reset === 'number' ? reset - Date.now() : 0;
  // Their windows are of seconds to hours; anything else is a clock that goes wrong.
  return wait > 0 && wait <= 86_400_000 ? Math.ceil(wait) : undefined;
}
