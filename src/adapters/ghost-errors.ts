import { AdapterError, type AdapterErrorKind, type FieldError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** What Ghost calls its refusals (`@tryghost/errors`). Those left out are told apart by their status. */
const KINDS: Readonly<Record<string, AdapterErrorKind>> = {
  UnauthorizedError: 'signed-out',
  NoPermissionError: 'forbidden',
  NotFoundError: 'not-found',
  MethodNotAllowedError: 'closed',
  ValidationError: 'rejected',
};

/** Turns a refused answer into an error: by its type, or else by its status. */
export function ghostError(answer: HttpAnswer): AdapterError {
  const errors = own(bodyOf(answer), 'errors');
  const error: unknown = Array.isArray(errors) ? errors[0] : undefined;
  const type = readLine(own(error, 'type')) ?? '';
  const context = readLine(own(error, 'context')) ?? readLine(own(error, 'message')) ?? '';
  const hint = `Ghost answered ${answer.status}${type === '' ? '' : ` ${type}`}: ${context || 'no reason'}`;
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (kind === undefined) return errorFromStatus(answer, { hint });
  const fields: readonly FieldError[] = /body .*empty/i.test(context) ? [{ field: 'text', reason: 'required' }] : [];
  return new AdapterError(kind, { hint, fields });
}

function bodyOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined;
  }
}
