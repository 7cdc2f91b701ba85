import type { AtLeast, MessageKey, Messages, MessageValues, PluralMessage } from './messages.js';

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;
/** Letters that run from right to left. */
const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Speaks one language: the words, numbers and dates of one section. */
export interface Localizer {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** A text with its values filled in; those with plural forms choose by `count`. */
  text<Key extends MessageKey>(
    key: Key,
    ...values: keyof MessageValues<Key> extends never ? [] : [MessageValues<Key>]
  ): string;
  /** A moment, absolute, in the reader's time zone. */
  date(time: number): string;
}

/** Makes a localizer. `lang` is a tag that `Intl` knows, as `loadMessages` answers it. */
export function createLocalizer(lang: string, messages: Messages): Localizer {
  const plurals = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  const dates = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' });
  const dir = RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr';

  function written(value: string | number | AtLeast): string {
    if (typeof value === 'number') return numbers.format(value);
    if (typeof value === 'object') return messages.atLeast.replace('{count}', numbers.format(value.atLeast));
    // A name of the other direction would drag the words around it along: it stands in isolates of its own.
    return dir === 'rtl' || RTL_LETTER.test(value) ? `\u2068${value}\u2069` : value;
  }

  function fill(text: string, values: Readonly<Record<string, string | number | AtLeast>>): string {
    if (!text.includes('{')) return text;
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      Object.hasOwn(values, name) ? written(values[name]!) : placeholder,
    );
  }

  return {
    lang,
    dir,
    text(key, ...[values = {}]) {
      const message: string | PluralMessage = messages[key];
      if (typeof message === 'string') return fill(message, values);
      const { count = 0 } = values as { count?: number | AtLeast };
      return fill(message[plurals.select(typeof count === 'object' ? count.atLeast : count)] ?? message.other, values);
    },
    date: (time) => dates.format(time),
  };
}
