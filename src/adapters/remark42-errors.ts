import { AdapterError, type AdapterErrorKind, type FieldError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** How long a reader has to wait where Remark42 keeps its usual limits, in milliseconds: its answer says so in no header that other origins may read. */
const PATIENCE = { read: 1000, write: 2000 };

/** Remark42's own codes (`backend/app/rest/httperrors.go`). */
const KINDS: Readonly<Record<number, AdapterErrorKind>> = {
  1: 'not-found',
  2: 'rejected',
  3: 'forbidden',
  4: 'rejected',
  5: 'not-found',
  6: 'not-found',
  7: 'forbidden',
  8: 'closed',
  9: 'rejected',
  10: 'forbidden',
  11: 'forbidden',
  12: 'forbidden',
  13: 'forbidden',
  14: 'conflict',
  15: 'forbidden',
  16: 'forbidden',
  17: 'forbidden',
  18: 'not-found',
  19: 'rejected',
  20: 'rejected',
};

const HINTS: Readonly<Record<number, string>> = {
  6: 'Remark42 has no such site: is “site” right?',
  7: 'Remark42 has blocked this person.',
  10: 'The time to change this comment is over.',
  11: 'Remark42 lets nobody change what has been answered.',
  15: 'This comment takes no more votes (MAX_VOTES).',
  16: 'Remark42 lets no score fall below zero (POSITIVE_SCORE).',
};

/** What is wrong with the words themselves, and may be told to who wrote them. */
const ABOUT_WORDS = new Set([9, 19]);

/** Turns a refused answer into an error: by its code where it has one, or else by its status. */
export function remark42Error(answer: HttpAnswer, writes: boolean): AdapterError {
  const { status } = answer;
  if (status >= 500) return errorFromStatus(answer);
  if (status === 429) return errorFromStatus(answer, { retryAfter: writes ? PATIENCE.write : PATIENCE.read });
  const body = bodyOf(answer);
  const code = own(body, 'code');
  const sentence = readLine(own(body, 'error')) ?? '';
  const kind = typeof code === 'number' ? kindOf(code, sentence) : undefined;
  if (typeof code !== 'number' || kind === undefined) return plainError(answer);
  return new AdapterError(kind, {
    hint: HINTS[code] ?? `${answer.url} answered ${status}, code ${code}.`,
    fields: code === 4 ? fieldsOf(sentence) : undefined,
    detail: ABOUT_WORDS.has(code) ? sentence : undefined,
  });
}

/** Whoever is not let through is told so in plain text. */
function plainError(answer: HttpAnswer): AdapterError {
  const hint =
    answer.status === 403
      ? 'Remark42 denies access: the session is one of another site than “site” names, or of nobody who may do this.'
      : undefined;
  return errorFromStatus(answer, hint === undefined ? {} : { hint });
}

/** A vote for what is not there is told as one that was refused. */
function kindOf(code: number, sentence: string): AdapterErrorKind | undefined {
  return code === 12 && /no value|not found/i.test(sentence) ? 'not-found' : KINDS[code];
}

/** The sentence is all that tells one invalid comment from another (`backend/app/store/service/service.go`). */
function fieldsOf(sentence: string): readonly FieldError[] {
  if (/^empty comment/i.test(sentence)) return [{ field: 'text', reason: 'required' }];
  const [, limit, length] = /(\d{1,9}) \((\d{1,9})\)$/.exec(sentence) ?? [];
  if (limit === undefined || length === undefined) return [{ field: 'text', reason: 'invalid' }];
  const beyond = Number(length) - Number(limit);
  return beyond > 0
    ? [{ field: 'text', reason: 'too-long', by: beyond, unit: 'characters' }]
    : [{ field: 'text', reason: 'too-short', by: Number(limit), unit: 'characters' }];
}

function bodyOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined;
  }
}
