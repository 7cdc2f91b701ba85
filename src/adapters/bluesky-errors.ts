import { AdapterError, type AdapterErrorDetails, type AdapterErrorKind, type FieldError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** What the names of errors mean to a reader. The same status (400) comes with nearly all of them. */
const KIND_BY_NAME: ReadonlyMap<string, AdapterErrorKind> = new Map<string, AdapterErrorKind>([
  ['NotFound', 'not-found'],
  ['RecordNotFound', 'not-found'],
  ['RepoNotFound', 'not-found'],
  ['RepoTakendown', 'not-found'],
  ['RepoDeactivated', 'not-found'],
  ['AccountTakedown', 'not-found'],
  ['AuthMissing', 'signed-out'],
  ['AuthenticationRequired', 'signed-out'],
  ['ExpiredToken', 'signed-out'],
  ['InvalidToken', 'signed-out'],
  ['ScopeMissingError', 'forbidden'],
  ['InsufficientScope', 'forbidden'],
  ['BlockedActor', 'forbidden'],
  ['BlockedByActor', 'forbidden'],
  ['RateLimitExceeded', 'rate-limited'],
  ['UpstreamFailure', 'unavailable'],
  ['UpstreamTimeout', 'unavailable'],
  ['NotEnoughResources', 'unavailable'],
  ['InternalServerError', 'unavailable'],
]);

/** These mean that nobody has such a name, and share theirs with all other mistakes. */
const NOBODY = /^(?:Error: )?(?:Unable to resolve handle|Could not (?:find|locate|resolve))/i;

/** What is wrong with a record stands in the sentence alone. */
const TOO_LONG = /too (?:big|long).* at \$\.record\.text/;

const HINT_BY_KIND: Partial<Readonly<Record<AdapterErrorKind, string>>> = {
  'not-found': 'There is no such post, or it was deleted.',
  'signed-out': 'This server shows nothing without signing in: is it an AppView for everybody?',
};

/** Turns a refusal of XRPC into an error (https://atproto.com/specs/xrpc#error-responses). */
export function blueskyError(answer: HttpAnswer, details: AdapterErrorDetails = {}): AdapterError {
  const { status } = answer;
  const { error, message } = wordsOf(answer);
  const byStatus = errorFromStatus(answer);
  const isNobody = error === 'InvalidRequest' && NOBODY.test(message ?? '');
  const kind = isNobody ? 'not-found' : (KIND_BY_NAME.get(error ?? '') ?? byStatus.kind);
  const what = status === 501 ? 'It does not know this method: is it an AppView of Bluesky?' : HINT_BY_KIND[kind];
  const fields: FieldError[] = TOO_LONG.test(message ?? '') ? [{ field: 'text', reason: 'too-long' }] : [];
  return new AdapterError(kind, {
    fields,
    detail: message,
    retryAfter: kind === 'rate-limited' ? (byStatus.retryAfter ?? untilReset(answer.headers)) : byStatus.retryAfter,
    hint: [byStatus.hint, what].filter(Boolean).join(' '),
    uncertain: byStatus.uncertain,
    ...details,
  });
}

function wordsOf(answer: HttpAnswer): { readonly error: string | undefined; readonly message: string | undefined } {
  try {
    const body = answer.json();
    return { error: readLine(own(body, 'error'), 100), message: readLine(own(body, 'message')) };
  } catch {
    return { error: undefined, message: undefined }; // a page of a proxy: its status is all there is to read
  }
}

/** Milliseconds until the server takes requests again: it gives seconds since 1970. */
function untilReset(headers: Headers): number | undefined {
  const reset = headers.get('RateLimit-Reset') ?? '';
  const wait = /^\d{9,11}$/.test(reset) ? Number(reset) * 1000 - Date.now() : 0;
  // Their windows are of five minutes to a day; anything else is a clock that goes wrong.
  return wait > 0 && wait <= 86_400_000 ? wait : undefined;
}
