import type { AdapterError, AdapterErrorKind } from '../core/errors.js';
import type { Localizer } from '../i18n/localizer.js';
import type { FirstPart, MessageKey } from '../i18n/messages.js';

const READING: Readonly<Record<AdapterErrorKind, MessageKey<FirstPart> & `read${string}`>> = {
  offline: 'readOffline',
  unavailable: 'readUnavailable',
  'rate-limited': 'readRateLimited',
  'signed-out': 'readForbidden',
  forbidden: 'readForbidden',
  closed: 'readForbidden',
  'not-found': 'readNotFound',
  conflict: 'readUnavailable',
  challenge: 'readForbidden',
  rejected: 'readMalformed',
  malformed: 'readMalformed',
};

/**
 * What to tell a reader when comments could not be read, for the first time or so many times in a row: blockers cancel
 * what is called comments, and look like a site that is out of reach for good.
 */
export function readingError(error: AdapterError, words: Localizer, failures = 1): string {
  const isBlocked = error.kind === 'offline' && failures > 1 && navigator.onLine !== false;
  return words.text(isBlocked ? 'readBlocked' : READING[error.kind]);
}
