import type { Guest } from './comment.js';
import type { FieldError, FieldName } from './errors.js';
import { readUrl } from './fields.js';
import { countBytes, countCharacters, lengthOf } from './text-length.js';
import type { GuestFields, ThreadInfo, WritingRules } from './thread-info.js';

const MAX_LINE_BYTES = { name: 245, email: 100, website: 200 };
// White space and what cannot be seen at all: zero-width and bidi characters, soft hyphens, fillers.
const INVISIBLE = /[\s\p{Cf}\u115f\u1160\u3164\uffa0]/gu;

/** What is wrong with a comment before it is sent, in the order of the form. */
export function checkComment(text: string, guest: Guest | undefined, info: ThreadInfo): FieldError[] {
  const errors: FieldError[] = [];
  errors.push(...checkText(text.trim(), info.writing));
  if (guest)
    for (const field of ['name', 'email', 'website'] as const)
      errors.push(...checkLine(field, guest[field], info.guestFields));
  return errors;
}

function checkText(text: string, rules: WritingRules): FieldError[] {
  const field = 'text';
  if (text.replace(INVISIBLE, '') === '') return [{ field, reason: 'required' }];
  const length = lengthOf(text, rules);
  if (length && length.count > length.max)
    return [{ field, reason: 'too-long', by: length.count - length.max, unit: length.unit }];
  const { minCharacters = 0 } = rules;
  return countCharacters(text) < minCharacters
    ? [{ field, reason: 'too-short', by: minCharacters, unit: 'characters' }]
    : [];
}

function checkLine(field: Exclude<FieldName, 'text'>, value: string, fields: GuestFields): FieldError[] {
  if (fields[field] === 'hidden') return [];
  if (value.replace(INVISIBLE, '') === '') return fields[field] === 'required' ? [{ field, reason: 'required' }] : [];
  if (countBytes(value) > MAX_LINE_BYTES[field]) return [{ field, reason: 'too-long' }];
  if (field === 'email' && !isEmail(value)) return [{ field, reason: 'invalid' }];
  if (field === 'website' && completeUrl(value) === undefined) return [{ field, reason: 'invalid' }];
  return [];
}

/** An address as people type it: without a scheme it is taken for `https:`. */
export function completeUrl(value: string): string | undefined {
  const address = value.trim();
  const url = readUrl(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);
  return url !== undefined && new URL(url).hostname.includes('.') ? url : undefined;
}

function isEmail(value: string): boolean {
  const [local = '', domain = '', ...rest] = value.split('@');
  return (
    rest.length === 0 &&
    /^[^\s,;:<>()[\]"\\]{1,64}$/.test(local) &&
    /^[^\s@.,;:<>()[\]"\\]+(\.[^\s@.,;:<>()[\]"\\]+)+$/.test(domain)
  );
}
