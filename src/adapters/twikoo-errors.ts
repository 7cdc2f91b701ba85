import { AdapterError, type AdapterErrorKind, type FieldError } from '../core/errors.js';
import { own, readLine, textOf } from '../core/fields.js';

/** Twikoo looks at the last ten minutes, in milliseconds, and never says so. */
const RATE_WINDOW = 600_000;

interface Meaning {
  readonly says: RegExp;
  readonly kind: AdapterErrorKind;
  readonly field?: FieldError;
  readonly hint?: string;
}

/** Refusals share one code: the sentence is all that tells one from another (`src/server/function/twikoo/` of Twikoo 1.7). */
const MEANINGS: readonly Meaning[] = [
  { says: /^发言频率过高|^评论太火爆啦|^Too Many Requests/i, kind: 'rate-limited' },
  { says: /^评论内容过长/, kind: 'rejected', field: { field: 'text', reason: 'too-long' } },
  { says: /^包含屏蔽词/, kind: 'rejected', field: { field: 'text', reason: 'invalid' } },
  { says: /^邮箱格式不合法/, kind: 'rejected', field: { field: 'email', reason: 'invalid' } },
  {
    says: /博主身份/,
    kind: 'rejected',
    field: { field: 'email', reason: 'invalid' },
    hint: 'This e-mail address is the one of the site’s owner, who has to sign in to Twikoo’s own panel.',
  },
  { says: /^参数"comment"/, kind: 'rejected', field: { field: 'text', reason: 'required' } },
  { says: /^参数"url"/, kind: 'rejected', hint: 'The thread is empty: give the path of the page.' },
  { says: /^只能删除自己的评论/, kind: 'forbidden' },
  { says: /^评论不存在/, kind: 'not-found' },
  { says: /^验证码/, kind: 'challenge' },
];

/** What a code says by itself. */
const CODES: Readonly<Record<string, readonly [AdapterErrorKind, string]>> = {
  100: ['malformed', 'Twikoo is there, but the question did not reach it whole.'],
  1001: ['malformed', 'This Twikoo does not know the question: bring it up to date.'],
  1024: ['forbidden', 'Twikoo lets only the owner of the site do that.'],
  1403: ['forbidden', 'Twikoo refuses this reader.'],
};

/** Turns a refusal into an error. `writes` says whether something was to be done. */
export function twikooError(body: unknown, writes: boolean): AdapterError {
  const code = textOf(own(body, 'code'));
  const sentence = readLine(own(body, 'message')) ?? '';
  if (Object.hasOwn(CODES, code)) {
    const [kind, hint] = CODES[code]!;
    return new AdapterError(kind, { hint });
  }
  const meaning = MEANINGS.find(({ says }) => says.test(sentence));
  if (!meaning) return unknownRefusal(code, sentence, writes);
  const { kind, field, hint = `Twikoo says: ${sentence}` } = meaning;
  return new AdapterError(kind, {
    fields: field && [field],
    retryAfter: kind === 'rate-limited' ? RATE_WINDOW : undefined,
    hint,
  });
}

/** Sentences of Twikoo's own are in Chinese; others come from whatever broke inside it. */
function unknownRefusal(code: string, sentence: string, writes: boolean): AdapterError {
  const hint = `Twikoo answered with code ${code}: ${sentence}`;
  return /\p{Script=Han}/u.test(sentence)
    ? new AdapterError('rejected', { detail: sentence, hint })
    : new AdapterError('unavailable', { hint, uncertain: writes });
}
