import type { AdapterError, AdapterErrorKind } from '../core/errors.js';
import type { Localizer } from '../i18n/localizer.js';
import type { MessageKey } from '../i18n/messages.js';

const READING: Readonly<Record<AdapterErrorKind, MessageKey & `read${string}`>> = {
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

const ACTING: Readonly<Record<AdapterErrorKind, MessageKey & `act${string}`>> = {
  offline: 'actOffline',
  unavailable: 'actUnavailable',
  'rate-limited': 'actRateLimited',
  'signed-out': 'actSignedOut',
  forbidden: 'actForbidden',
  closed: 'actClosed',
  'not-found': 'actNotFound',
  conflict: 'actConflict',
  challenge: 'actForbidden',
  rejected: 'actRejected',
  malformed: 'actUnavailable',
};

/**
 * What to tell a reader when comments could not be read, for the first time or so many times in a row: blockers cancel
 * what is called comments, and look like a site that is out of reach for good.
 */
export function readingError(error: AdapterError, words: Localizer, failures = 1): string {
  const isBlocked = error.kind === 'offline' && failures > 1 && navigator.onLine !== false;
  return words.text(isBlocked ? 'readBlocked' : READING[error.kind]);
}

/** Why something that a reader did to a comment had no effect. */
export function actingError({ kind }: AdapterError, words: Localizer): string {
  return words.text(ACTING[kind]);
}
