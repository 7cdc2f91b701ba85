import { AdapterError, type AdapterErrorDetails, type AdapterErrorKind, type FieldError } from '../core/errors.js';
import { own, readLine, textOf } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** Waline's limit for one address (`IPQPS`) is a minute unless set otherwise, in milliseconds; it never tells. */
const RATE_WINDOW = 60_000;

/** What Waline calls the fields of a form. */
const FIELDS: Readonly<Record<string, FieldError['field']>> = {
  comment: 'text',
  nick: 'name',
  mail: 'email',
  link: 'website',
};

interface Meaning extends Pick<AdapterErrorDetails, 'fields' | 'retryAfter' | 'hint'> {
  readonly says: RegExp;
  readonly kind: AdapterErrorKind;
}

/** The sentences that tell one refusal from another (`packages/server/src/controller/comment.js`, and its databases). */
const MEANINGS: readonly Meaning[] = [
  { says: /^Comment too fast/i, kind: 'rate-limited', retryAfter: RATE_WINDOW },
  { says: /^Duplicate Content/i, kind: 'conflict' },
  {
    says: /value too long|data too long/i,
    kind: 'rejected',
    hint: 'A name or an address is longer than 255 characters.',
  },
  {
    says: /invalid input syntax for type|out of range for type/i,
    kind: 'not-found',
    hint: 'Waline has no such comment.',
  },
  {
    says: /reading 'user_id'/,
    kind: 'not-found',
    hint: 'The comment that was answered is gone: Waline kept the answer, and shows it nowhere.',
  },
];

/** Turns a refused answer into an error: by its sentence, by its fields, or else by its status. */
export function walineError(answer: HttpAnswer): AdapterError {
  const body = bodyOf(answer);
  const message = own(body, 'errmsg');
  const sentence = readLine(message) ?? '';
  const meaning = MEANINGS.find(({ says }) => says.test(sentence));
  if (meaning) {
    const { kind, retryAfter, hint = `Waline says “${sentence}”.` } = meaning;
    return new AdapterError(kind, { retryAfter, hint });
  }
  if (!answer.ok) return errorFromStatus(answer, answer.status === 403 ? { hint: FORBIDDEN } : {});
  if (typeof message === 'object' && message !== null) return fieldsError(message);
  const hint = `Waline answered with errno ${String(readLine(textOf(own(body, 'errno'))))}: ${sentence || 'no reason'}.`;
  // What the site's own plugins refuse, they say in words for its readers.
  return new AdapterError('rejected', { detail: sentence || undefined, hint });
}

const FORBIDDEN =
  'Waline answered 403: add this page’s host to SECURE_DOMAINS, or give the adapter the site key of the captcha that Waline wants solved.';

/** A refusal with a sentence per field, such as `{"comment": "comment can not be blank"}`. */
function fieldsError(message: object): AdapterError {
  const fields = Object.entries(FIELDS).flatMap(([name, field]): FieldError[] => {
    const reason = readLine(own(message, name));
    if (reason === undefined) return [];
    return [{ field, reason: /blank|required/i.test(reason) ? 'required' : 'invalid' }];
  });
  const hint = `Waline refused: ${readLine(JSON.stringify(message)) ?? ''}`;
  return new AdapterError('rejected', { fields, hint });
}

function bodyOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined;
  }
}
