import { AdapterError, type AdapterErrorDetails } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, retryAfter, type HttpAnswer } from './http.js';
import { readChallenge, readFields, readKind } from './protocol-problem.js';

/** Turns a refused answer into an error: by how the `type` of its problem ends (RFC 9457), or else by its status. */
export function problemOf(answer: HttpAnswer): AdapterError {
  const raw = parsed(answer);
  const kind = readKind(own(raw, 'type'));
  const details: AdapterErrorDetails = {
    detail: readLine(own(raw, 'detail')),
    hint: `${answer.url} answered ${answer.status}: ${readLine(own(raw, 'title')) ?? 'no problem document'}.`,
    fields: readFields(own(raw, 'errors')),
    challenge: readChallenge(own(raw, 'challenge')),
  };
  if (kind === undefined || answer.status >= 500) return errorFromStatus(answer, details);
  return new AdapterError(kind, { ...details, retryAfter: retryAfter(answer.headers) });
}

function parsed(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined;
  }
}
