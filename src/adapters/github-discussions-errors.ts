import { AdapterError, type AdapterErrorDetails, type AdapterErrorKind, type FieldError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** The types that GitHub gives its refusals (`errors[].type`). */
const KINDS: Readonly<Record<string, AdapterErrorKind>> = {
  NOT_FOUND: 'not-found',
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'forbidden',
  UNPROCESSABLE: 'rejected',
  RATE_LIMITED: 'rate-limited',
  RATE_LIMIT: 'rate-limited',
  MAX_NODE_LIMIT_EXCEEDED: 'malformed',
};

/** What decides more than the type does, by GitHub’s sentences: it has no finer codes. */
const BLANK = /can['’]t be blank|is too short/i;
const TOO_LONG = /is too long/i;
const LOCKED = /\blocked\b/i;
const FLOOD = /rate limit|submitted too quickly/i;
const BUSY = /^Something went wrong|timed? ?out/i;

/** Turns a refusal into an error: of GraphQL, of GitHub’s gateway, or of a giscus. */
export function githubError(answer: HttpAnswer, isWriting: boolean): AdapterError {
  const body = bodyOf(answer);
  const error = firstError(body);
  const said = readLine(own(error, 'message')) ?? readLine(own(body, 'message')) ?? readLine(own(body, 'error')) ?? '';
  const details: AdapterErrorDetails = { hint: `${answer.url} answered ${answer.status}: ${said || 'nothing'}` };
  if (FLOOD.test(said) || answer.status === 429)
    return new AdapterError('rate-limited', { ...details, retryAfter: untilReset(answer) });
  if (!answer.ok) return errorFromStatus(answer, { ...details, ...(isWriting ? {} : { uncertain: false }) });
  const type = own(error, 'type');
  const kind = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type]! : undefined;
  if (kind === 'rate-limited') return new AdapterError(kind, { ...details, retryAfter: untilReset(answer) });
  if (kind === 'forbidden' && LOCKED.test(said)) return new AdapterError('closed', details);
  if (kind === 'rejected') return new AdapterError(kind, { ...details, detail: said, fields: fieldsOf(said) });
  if (kind) return new AdapterError(kind, details);
  if (BUSY.test(said)) return new AdapterError('unavailable', { ...details, uncertain: isWriting });
  return new AdapterError('malformed', { ...details, uncertain: isWriting && error === undefined });
}

function bodyOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined; // a page of a proxy: its status is all there is to read
  }
}

function firstError(body: unknown): unknown {
  const errors = own(body, 'errors');
  return Array.isArray(errors) ? errors[0] : undefined;
}

function fieldsOf(said: string): readonly FieldError[] {
  if (BLANK.test(said)) return [{ field: 'text', reason: 'required' }];
  return TOO_LONG.test(said) ? [{ field: 'text', reason: 'too-long' }] : [];
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
