import type { Challenge } from '../core/comment.js';
import type { AdapterErrorKind, FieldError, FieldName } from '../core/errors.js';
import { own, readCount, readLine, readUrl } from '../core/fields.js';
import { listOf, oneOf } from './protocol-wire.js';

/** What can go wrong, in the words of docs/rest-protocol.md. */
const KINDS = [
  'rate-limited',
  'signed-out',
  'forbidden',
  'closed',
  'not-found',
  'conflict',
  'challenge',
  'rejected',
] as const satisfies readonly AdapterErrorKind[];
const FIELDS: readonly FieldName[] = ['name', 'email', 'website', 'text'];
const REASONS = ['required', 'invalid', 'too-long', 'too-short'] as const;
const UNITS = ['bytes', 'characters', 'graphemes'] as const;
const CHALLENGES = ['turnstile', 'hcaptcha', 'recaptcha', 'altcha', 'cap', 'image'] as const;
/** The longest challenge that comes whole: a picture, mostly. */
const MAX_CHALLENGE = 512 * 1024;

/** What went wrong, by the last word of an address or name; `undefined` for words that the protocol does not know. */
export function readKind(type: unknown): AdapterErrorKind | undefined {
  return typeof type === 'string' ? oneOf(KINDS, /[^:/#]*$/.exec(type.slice(-100))?.[0]) : undefined;
}

/** What is wrong with which field. */
export function readFields(raw: unknown): readonly FieldError[] {
  return listOf(raw).flatMap((item): FieldError[] => {
    const field = oneOf(FIELDS, own(item, 'field'));
    if (!field) return [];
    const reason = oneOf(REASONS, own(item, 'reason')) ?? 'invalid';
    return [{ field, reason, by: readCount(own(item, 'by')), unit: oneOf(UNITS, own(item, 'unit')) }];
  });
}

/** What is to be solved; `undefined` for what nobody can solve here. */
export function readChallenge(raw: unknown): Challenge | undefined {
  const kind = oneOf(CHALLENGES, own(raw, 'kind'));
  if (!kind) return undefined;
  const image = readText(own(raw, 'image'));
  return {
    kind,
    siteKey: readLine(own(raw, 'siteKey')),
    url: readUrl(own(raw, 'url')),
    image: image?.startsWith('data:image/') ? image : readUrl(image),
    data: readText(own(raw, 'data')),
  };
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= MAX_CHALLENGE ? value : undefined;
}
