import { decodeEntities } from '../core/entities.js';
import { AdapterError, type AdapterErrorDetails, type AdapterErrorKind, type FieldError } from '../core/errors.js';
import { readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** Isso counts a guest's comments of the last minute, in milliseconds, and never says so in a header. */
const RATE_WINDOW = 60_000;

interface Meaning {
  readonly says: RegExp;
  readonly kind: AdapterErrorKind;
  readonly field?: FieldError;
  readonly retryAfter?: number;
  readonly hint?: string;
  /** Whether the sentence itself is fit for readers: some name the reader's IP address. */
  readonly tell?: boolean;
}

/** Isso answers with pages of HTML: the sentence is all that tells one refusal from another (`isso/views/comments.py`, `isso/db/spam.py`). */
const MEANINGS: readonly Meaning[] = [
  { says: /ratelimit exceeded/i, kind: 'rate-limited', retryAfter: RATE_WINDOW },
  { says: /e-?mail address required/i, kind: 'rejected', field: { field: 'email', reason: 'required' } },
  { says: /author (address|name)? ?required/i, kind: 'rejected', field: { field: 'name', reason: 'required' } },
  { says: /edit time frame is still open/i, kind: 'forbidden', tell: true },
  { says: /direct responses to/i, kind: 'forbidden', tell: true },
  { says: /^text is missing/i, kind: 'rejected', field: { field: 'text', reason: 'required' } },
  { says: /^text is too short/i, kind: 'rejected', field: { field: 'text', reason: 'too-short' } },
  { says: /^text is too long/i, kind: 'rejected', field: { field: 'text', reason: 'too-long' } },
  { says: /e-?mail.*long/i, kind: 'rejected', field: { field: 'email', reason: 'too-long' } },
  { says: /^website/i, kind: 'rejected', field: { field: 'website', reason: 'invalid' } },
  {
    says: /^Cannot create new thread|^URI does not exist/i,
    kind: 'unavailable',
    hint: 'Isso could not read the page to learn its title: give the adapter a title.',
  },
  {
    says: /^CSRF$/,
    kind: 'forbidden',
    hint: 'Something between this page and Isso changes the Content-Type of requests.',
  },
  { says: /^missing uri/i, kind: 'rejected', hint: 'The thread is empty: give the path of the page.' },
];

/** Turns a refused answer into an error: by its sentence, or else by its status. */
export function issoError(answer: HttpAnswer): AdapterError {
  const sentence = sentenceOf(answer.text);
  const meaning = MEANINGS.find(({ says }) => says.test(sentence));
  if (!meaning || answer.status >= 500) return errorFromStatus(answer);
  const { kind, field, retryAfter, hint = `Isso answered ${answer.status}.`, tell = false } = meaning;
  const details: AdapterErrorDetails = {
    fields: field && [withLength(field, sentence)],
    retryAfter,
    hint,
    detail: tell ? sentence : undefined,
  };
  return new AdapterError(kind, details);
}

/** The words of the last paragraph: Werkzeug's pages end with them. */
function sentenceOf(html: string): string {
  const text = html.slice(0, 20_000);
  const begin = text.lastIndexOf('<p>');
  const end = text.indexOf('</p>', begin);
  return (begin < 0 ? undefined : readLine(decodeEntities(text.slice(begin + 3, end < 0 ? undefined : end)))) ?? '';
}

/** Isso says how long a text has to be at least. How much too long one is can be counted here better. */
function withLength(field: FieldError, sentence: string): FieldError {
  const least = field.reason === 'too-short' ? /minimum length: (\d{1,6})/.exec(sentence)?.[1] : undefined;
  return least === undefined ? field : { ...field, by: Number(least), unit: 'characters' };
}
