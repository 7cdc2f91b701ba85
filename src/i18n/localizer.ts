import type { AtLeast, FirstPart, LaterPart, MessageKey, Messages, MessageValues, PluralMessage } from './messages.js';
import { type WrittenForms, writeMoment, writeNumber } from './written-forms.js';

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;
/** Letters that run from right to left. */
const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Speaks one language: the words, numbers and dates of one section. `Later` names the words that it has besides the first
 * ones, so that asking for others is a compile error.
 */
export interface Localizer<Later extends LaterPart = never> {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Only the compiler sees it: it tells those apart who know fewer words. */
  readonly knows?: Readonly<Record<Later, true>>;
  /** A text with its values filled in; those with plural forms choose by `count`. */
  text<Key extends MessageKey<FirstPart | Later>>(
    key: Key,
    ...values: keyof MessageValues<Key> extends never ? [] : [MessageValues<Key>]
  ): string;
  /** A moment, absolute, in the reader's time zone. */
  date(time: number): string;
  /**
   * Learns more words. Resolves to who speaks them from now on, also when the language changes. Rejects when they fail to
   * load.
   */
  learn<Part extends LaterPart>(...parts: readonly Part[]): Promise<() => Localizer<Part>>;
}

/** How a localizer learns more words. */
export type Learn = Localizer['learn'];

/**
 * Makes a localizer. `lang` is a tag that `Intl` knows, as `loadMessages` answers it. `messages` may grow by what it
 * learns; without `learn` it has all that is asked of it already. `forms`: how the language writes numbers and dates, where
 * that needs no `Intl`.
 */
export function createLocalizer<Later extends LaterPart = LaterPart>(
  lang: string,
  messages: Messages<FirstPart | Later>,
  learn?: Learn,
  forms?: WrittenForms,
): Localizer<Later> {
  const all = messages as Messages;
  const known = new Map<string, readonly string[]>();
  const plurals = new Intl.PluralRules(lang);
  let numbers: Intl.NumberFormat | undefined;
  let dates: Intl.DateTimeFormat | undefined;
  const dir = RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr';

  function number(value: number): string {
    const known = forms && writeNumber(forms, value);
    if (known !== undefined) return known;
    return (numbers ??= new Intl.NumberFormat(lang)).format(value);
  }

  function date(time: number): string {
    const known = forms && writeMoment(forms, time);
    if (known !== undefined) return known;
    return (dates ??= new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' })).format(time);
  }

  function written(value: string | number | AtLeast): string {
    if (typeof value === 'number') return number(value);
    if (typeof value === 'object') return all.atLeast.replace('{count}', number(value.atLeast));
    // A name of the other direction would drag the words around it along: it stands in isolates of its own.
    return dir === 'rtl' || RTL_LETTER.test(value) ? `\u2068${value}\u2069` : value;
  }

  function fill(text: string, values: Readonly<Record<string, string | number | AtLeast>>): string {
    let pieces = known.get(text);
    if (!pieces) known.set(text, (pieces = text.split(/\{(\w+)\}/)));
    // Each second one is the name of a value.
    let filled = pieces[0]!;
    for (let at = 1; at < pieces.length; at += 2) {
      const name = pieces[at]!;
      filled += (Object.hasOwn(values, name) ? written(values[name]!) : `{${name}}`) + pieces[at + 1];
    }
    return filled;
  }

  const localizer: Localizer<Later> = {
    lang,
    dir,
    text(key, ...[values = {}]) {
      const message: string | PluralMessage = all[key];
      if (typeof message === 'string') return fill(message, values);
      const { count = 0 } = values as { count?: number | AtLeast };
      return fill(message[plurals.select(typeof count === 'object' ? count.atLeast : count)] ?? message.other, values);
    },
    date,
    learn: learn ?? (async () => () => localizer as Localizer<LaterPart>),
  };
  return localizer;
}
