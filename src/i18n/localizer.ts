import type { MessageKey, Messages, MessageValues, PluralMessage } from './messages.js';

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/** Speaks one language: the words, numbers and dates of one section. */
export interface Localizer {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** A text with its values filled in; those with plural forms choose by `count`. */
  text<Key extends MessageKey>(key: Key, ...values: keyof MessageValues<Key> extends never ? [] : [MessageValues<Key>]): string;
  /** A moment, absolute, in the reader's time zone. */
  date(time: number): string;
}

/** Makes a localizer. A language tag that `Intl` refuses falls back to that of the words. */
export function createLocalizer(lang: string, messages: Messages): Localizer {
  const tag = supported(lang);
  const plurals = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' });

  function fill(text: string, values: Readonly<Record<string, string | number>>): string {
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return typeof value === 'number' ? numbers.format(value) : (value ?? placeholder);
    });
  }

  return {
    lang: tag,
    dir: RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr',
    text(key, ...[values = {}]) {
      const message: string | PluralMessage = messages[key];
      const { count } = values as { count?: string | number };
      if (typeof message === 'string') return fill(message, values);
      return fill(message[plurals.select(Number.parseInt(String(count), 10) || 0)] ?? message.other, values);
    },
    date: (time) => dates.format(time),
  };
}

function supported(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
