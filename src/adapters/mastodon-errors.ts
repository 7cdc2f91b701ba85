import { AdapterError, type AdapterErrorDetails, type AdapterErrorKind, type FieldError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** No server of the fediverse has codes for its errors: these sentences are all there is to tell them apart. */
const TOO_LONG = /character limit|max chars|too long/i;
const NO_TEXT = /no text|can't be blank|can’t be blank|cannot be empty|empty status/i;
const NO_USER = /requires an authenticated user/i;

const HINT_BY_STATUS: Readonly<Record<number, string>> = {
  401: 'The server shows statuses only to those who are signed in there. Mastodon can be told otherwise; GoToSocial can’t.',
  404: 'The server has no such status, or does not show it to everybody.',
};

/** Turns a refusal of the client API into an error. */
export function mastodonError(answer: HttpAnswer, details: AdapterErrorDetails = {}): AdapterError {
  const { status } = answer;
  const detail = sentenceOf(answer);
  const byStatus = errorFromStatus(answer);
  const refused = status === 400 || status === 422;
  const fields: FieldError[] = [];
  if (refused && TOO_LONG.test(detail ?? '')) fields.push({ field: 'text', reason: 'too-long' });
  else if (refused && NO_TEXT.test(detail ?? '')) fields.push({ field: 'text', reason: 'required' });
  const kind: AdapterErrorKind = status === 422 && NO_USER.test(detail ?? '') ? 'signed-out' : byStatus.kind;
  return new AdapterError(kind, {
    detail,
    fields,
    retryAfter: status === 429 ? (byStatus.retryAfter ?? untilReset(answer.headers)) : byStatus.retryAfter,
    hint: HINT_BY_STATUS[status] ? `${byStatus.hint} ${HINT_BY_STATUS[status]}` : byStatus.hint,
    uncertain: byStatus.uncertain,
    ...details,
  });
}

function sentenceOf(answer: HttpAnswer): string | undefined {
  try {
    return readLine(own(answer.json(), 'error'));
  } catch {
    return undefined; // a page of a proxy: its status is all there is to read
  }
}

/** Milliseconds until the server takes requests again: Mastodon gives a date, GoToSocial seconds since 1970. */
function untilReset(headers: Headers): number | undefined {
  const reset = headers.get('X-RateLimit-Reset') ?? '';
  const time = /^\d{9,11}$/.test(reset) ? Number(reset) * 1000 : Date.parse(reset);
  const wait = time - Date.now();
  // Their windows are of five minutes to a few hours; anything else is a clock that goes wrong.
  return wait > 0 && wait < 86_400_000 ? wait : undefined;
}
