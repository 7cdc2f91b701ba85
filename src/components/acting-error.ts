import type { AdapterError, AdapterErrorKind } from '../core/errors.js';
import type { Localizer } from '../i18n/localizer.js';
import type { MessageKey } from '../i18n/messages.js';

const ACTING: Readonly<Record<AdapterErrorKind, MessageKey<'tools'> & `act${string}`>> = {
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

/** Why something that a reader did to a comment had no effect. */
export function actingError({ kind }: AdapterError, words: Localizer<'tools'>): string {
  return words.text(ACTING[kind]);
}
