import { AdapterError, type AdapterErrorKind } from '../core/errors.js';
import { own, readCount, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';
import { readChallenge, readFields, readKind } from './protocol-problem.js';

/** What PostgreSQL and PostgREST themselves refuse, by their codes (PostgREST, “Errors”). */
const CODES: Readonly<Record<string, { readonly kind: AdapterErrorKind; readonly hint?: string }>> = {
  PGRST202: {
    kind: 'malformed',
    hint: 'its functions are not there: run docs/backends/postgrest.sql, and reload the schema cache',
  },
  PGRST106: { kind: 'malformed', hint: 'the schema “public” is not exposed' },
  PGRST301: { kind: 'signed-out', hint: 'the token is not valid, or not any more' },
  PGRST302: { kind: 'signed-out', hint: 'it takes nobody without a token' },
  PGRST303: { kind: 'signed-out', hint: 'the token is not valid, or not any more' },
  '42501': { kind: 'forbidden', hint: 'the role may not call this function' },
  '23505': { kind: 'conflict' },
  '23514': { kind: 'rejected' },
  '22P05': { kind: 'rejected', hint: 'PostgreSQL keeps no text with a NUL in it' },
  '57014': { kind: 'unavailable', hint: 'it gave up after its time-out' },
};

/** Turns a refused answer into an error: by what our functions say, by a code of PostgreSQL or PostgREST, or else by its status. */
export function postgrestError(answer: HttpAnswer): AdapterError {
  const raw = parsed(answer.text);
  const [code, message] = [own(raw, 'code'), own(raw, 'message')];
  const kind = typeof message === 'string' && message.startsWith('gedanken:') ? readKind(message) : undefined;
  if (kind !== undefined) {
    const details = own(raw, 'details');
    const more = typeof details === 'string' ? parsed(details) : undefined;
    const seconds = readCount(own(more, 'retryAfter'));
    return new AdapterError(kind, {
      hint: `${answer.url} answered ${answer.status}: ${kind}.`,
      fields: readFields(own(more, 'errors')),
      challenge: readChallenge(own(more, 'challenge')),
      retryAfter: seconds === undefined ? undefined : seconds * 1000,
    });
  }
  const known = typeof code === 'string' && Object.hasOwn(CODES, code) ? CODES[code] : undefined;
  const hint = `${answer.url} answered ${answer.status}: ${known?.hint ?? readLine(message) ?? 'it does not say why'}.`;
  if (!known) return errorFromStatus(answer, { hint });
  return new AdapterError(known.kind, { hint });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
