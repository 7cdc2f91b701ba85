import type { AdapterError, AdapterErrorKind, FieldError } from '../../core/errors.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { FirstPart, MessageKey } from '../../i18n/messages.js';
import { Unconfirmed } from '../../state/unconfirmed.js';

type SendingKey = Exclude<MessageKey<FirstPart | 'form'> & `send${string}`, 'sendRateLimitedFor'>;

const SENDING: Readonly<Record<AdapterErrorKind, SendingKey>> = {
  offline: 'sendOffline',
  unavailable: 'sendUnavailable',
  'rate-limited': 'sendRateLimited',
  'signed-out': 'sendSignedOut',
  forbidden: 'sendForbidden',
  closed: 'sendClosed',
  'not-found': 'sendNotFound',
  conflict: 'sendConflict',
  challenge: 'sendChallenge',
  rejected: 'sendRejected',
  malformed: 'sendMalformed',
};

/** What to tell a reader when their comment could not be sent. */
export function sendingError(error: AdapterError, words: Localizer<'form'>): string {
  if (error.kind === 'rate-limited' && error.retryAfter) {
    return words.text('sendRateLimitedFor', { count: Math.ceil(error.retryAfter / 1000) });
  }
  if (error instanceof Unconfirmed) return words.text('sendUnconfirmed');
  if (error.uncertain) return words.text('sendUncertain');
  return words.text(SENDING[error.kind]);
}

const SUFFIX = { required: 'Required', invalid: 'Invalid', 'too-long': 'TooLong', 'too-short': 'Invalid' } as const;

/** What to tell a reader about one field. */
export function fieldError({ field, reason, by, unit }: FieldError, words: Localizer<'form'>): string {
  if (field === 'text' && by !== undefined) {
    if (reason === 'too-short') return words.text('textTooShort', { count: by });
    if (reason === 'too-long') return words.text(unit === 'bytes' ? 'textOverBytes' : 'textOver', { count: by });
  }
  return words.text(`${field}${SUFFIX[reason]}`);
}
