/**
 * The edge where a stranger's JSON becomes typed values. Each reader takes `unknown` and answers
 * with a value of its type, capped and free of control characters, or `undefined`.
 */

const MAX_LINE = 300;
const MAX_WARNING = 500;
// C0 and C1 controls, and the bidi controls that could reorder what stands around a name.
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** The own property of a JSON object; `undefined` for anything that is no object, or does not own it. */
export function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** One line of plain text, trimmed; empty text is `undefined`. */
export function readLine(value: unknown, max: number = MAX_LINE): string | undefined {
  if (typeof value !== 'string') return undefined;
  const line = value
    .slice(0, max * 4)
    .replace(CONTROLS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? undefined : [...line].slice(0, max).join('').toWellFormed();
}

/** What readers are warned of; empty where it is not said of what. */
export function readWarning(value: unknown): string | undefined {
  return value === '' ? '' : readLine(value, MAX_WARNING);
}

/** An opaque identifier, from a string or a number. */
export function readId(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  return typeof value === 'string' && value !== '' && value.length <= 512 ? value : undefined;
}

const MAX_URL = 2048;

/** An absolute `http:` or `https:` address without credentials, normalised, and short enough both as it came and so. */
export function readUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_URL || value.search(CONTROLS) >= 0) return undefined;
  try {
    const { protocol, username, password, href } = new URL(value.trim(), base);
    const isPublic = (protocol === 'http:' || protocol === 'https:') && !username && !password;
    return isPublic && href.length <= MAX_URL ? href : undefined;
  } catch {
    return undefined;
  }
}

// Engines read far more than this as a date, each something else: “hello 5 Z” is a day in May 2001.
const ISO_8601 = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/** A moment in milliseconds since 1970, up to a day ahead of this clock. ISO 8601 text must name its zone. */
export function readTime(value: unknown): number | undefined {
  const time =
    typeof value === 'string' && ISO_8601.test(value)
      ? Date.parse(value)
      : typeof value === 'number'
        ? value
        : Number.NaN;
  return time >= 0 && time <= Date.now() + 86_400_000 ? time : undefined;
}

/** A count: a safe integer from zero up, also when it came as decimal text. */
export function readCount(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** A value as text, as far as it is plain: an object may have no text, and throws when it is asked for one. */
export function textOf(value: unknown): string {
  return typeof value === 'object' || typeof value === 'function' ? '' : String(value);
}
