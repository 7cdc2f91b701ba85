/**
 * How a language writes moments and whole numbers, for tags that say no more than the language. The first `Intl` formatter
 * of a page takes Chromium about 20 milliseconds, in which it looks at all the languages that it knows.
 */
export interface WrittenForms {
  /** The tags of which this holds; all others are for `Intl`. */
  readonly tags: readonly string[];
  /** Between thousands. */
  readonly group: string;
  /** From January on, separated by spaces. */
  readonly months: string;
  /** With `{year}`, `{month}`, `{day}`, `{hour}`, `{minute}` and, where there are two, `{half}`. */
  readonly moment: string;
  /** The halves of a day that is counted to 12 twice. */
  readonly halves?: readonly [string, string];
}

/** A whole number; `undefined` for others, of which there are many ways to write them. */
export function writeNumber({ group }: WrittenForms, value: number): string | undefined {
  if (!Number.isSafeInteger(value) || value < 0) return undefined;
  return `${value}`.replace(/\B(?=(?:\d{3})+$)/g, group);
}

/** A moment in the reader's time zone; `undefined` for those of other ages, whose years are written in other ways. */
export function writeMoment({ months, moment, halves }: WrittenForms, time: number): string | undefined {
  const date = new Date(time);
  const year = date.getFullYear();
  if (!(year >= 1000 && year <= 9999)) return undefined;
  const hour = date.getHours();
  const parts: Readonly<Record<string, string | number | undefined>> = {
    year,
    month: months.split(' ')[date.getMonth()],
    day: date.getDate(),
    hour: halves ? hour % 12 || 12 : `${hour}`.padStart(2, '0'),
    minute: `${date.getMinutes()}`.padStart(2, '0'),
    half: halves?.[hour < 12 ? 0 : 1],
  };
  return moment.replace(/\{(\w+)\}/g, (_, name: string) => String(parts[name]));
}
