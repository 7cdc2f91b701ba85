import { AdapterError, type AdapterErrorKind } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** What webmention.io calls its refusals; its statuses say less. */
const KIND_BY_CODE: ReadonlyMap<unknown, AdapterErrorKind> = new Map<unknown, AdapterErrorKind>([
  ['invalid_input', 'not-found'],
  ['not_found', 'not-found'],
  ['forbidden', 'forbidden'],
  ['rate_limit_exceeded', 'rate-limited'],
  ['service_unavailable', 'unavailable'],
]);

/** Turns a refusal into an error. */
export function webmentionError(answer: HttpAnswer): AdapterError {
  const byStatus = errorFromStatus(answer);
  let body: unknown;
  try {
    body = answer.json();
  } catch {
    body = undefined; // a page of a proxy: its status is all there is to read
  }
  const detail = readLine(own(body, 'error_description'));
  return new AdapterError(KIND_BY_CODE.get(own(body, 'error')) ?? byStatus.kind, {
    detail,
    retryAfter: byStatus.retryAfter,
    hint: [byStatus.hint, detail].filter(Boolean).join(' '),
  });
}
