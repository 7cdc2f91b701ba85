import type { Localizer } from '../../i18n/localizer.js';
import type { Sending } from '../../state/outbox.js';
import { sendingError } from '../composing/form-words.js';

/** How sending goes, in a sentence. */
export function sendingWords(sending: Sending, words: Localizer<'form'>): string {
  switch (sending.is) {
    case 'sending':
      return words.text(sending.slow ? 'unsentSlow' : 'unsentNow');
    case 'waiting': {
      const { seconds, error } = sending;
      if (seconds === null) return words.text('unsentOffline');
      return words.text(error.kind === 'rate-limited' ? 'unsentLimited' : 'unsentAgain', { count: seconds });
    }
    case 'stopped': {
      const { error, until } = sending;
      if (!error) return words.text('unsentEarlier');
      return until === undefined ? sendingError(error, words) : words.text('unsentUntil', { time: words.date(until) });
    }
  }
}
