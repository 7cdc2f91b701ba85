import { AdapterError, type FieldError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

const LOCKED = /\blocked\b/i;
const FLOOD = /rate limit|submitted too quickly/i;

/** Turns a refusal of GitHub’s REST API into an error: by its code, or else by its status. */
export function issuesError(answer: HttpAnswer): AdapterError {
  const body = bodyOf(answer);
  const said = readLine(own(body, 'message')) ?? '';
  const details = { hint: `${answer.url} answered ${answer.status}: ${said || 'nothing'}` };
  const isSpent = answer.headers.get('X-RateLimit-Remaining') === '0';
  if (answer.status === 429 || (answer.status === 403 && (isSpent || FLOOD.test(said))))
    return new AdapterError('rate-limited', { ...details, retryAfter: untilReset(answer) });
  if (answer.status === 403 && LOCKED.test(said)) return new AdapterError('closed', details);
  if (answer.status === 422) return new AdapterError('rejected', { ...details, detail: said, fields: fieldsOf(body) });
  return errorFromStatus(answer, details);
}

function bodyOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined; // a page of a proxy: its status is all there is to read
  }
}

/** What GitHub says of the field `body` (https://docs.github.com/rest, “Client errors”). */
function fieldsOf(body: unknown): readonly FieldError[] {
  const errors = own(body, 'errors');
  const error: unknown = Array.isArray(errors) ? errors.find((one) => own(one, 'field') === 'body') : undefined;
  if (error === undefined) return [];
  const isLong = /too long/i.test(readLine(own(error, 'message')) ?? '');
  return [{ field: 'text', reason: isLong ? 'too-long' : 'required' }];
}

/** Milliseconds until GitHub takes requests again: `Retry-After`, or else seconds since 1970. */
function untilReset(answer: HttpAnswer): number | undefined {
  const told = errorFromStatus(answer).retryAfter;
  const reset = answer.headers.get('X-RateLimit-Reset') ?? '';
  if (told !== undefined || !/^\d{9,11}$/.test(reset)) return told;
  const wait = Number(reset) * 1000 - Date.now();
  // Its windows are of an hour; anything else is a clock that goes wrong.
  return wait > 0 && wait < 7_200_000 ? wait : undefined;
}
