/** One attribute of `<gedanken-comments>`: what it may hold, and what counts when it does not. */
export interface Option {
  readonly attribute: string;
  /** The words it may hold. Absent: any text. */
  readonly values?: readonly string[];
  /** The whole numbers it may hold. */
  readonly range?: readonly [min: number, max: number];
  readonly fallback: string;
}

/** Every option of a section. The script tag takes each as `data-…`, too. */
export const options = {
  backend: { attribute: 'backend', fallback: '' },
  endpoint: { attribute: 'endpoint', fallback: '' },
  thread: { attribute: 'thread', fallback: '' },
  sort: { attribute: 'sort', values: ['oldest', 'newest', 'discussed', 'best', 'controversial'], fallback: 'oldest' },
  lang: { attribute: 'lang', fallback: '' },
  maxDepth: { attribute: 'max-depth', range: [1, 8], fallback: '5' },
  headingLevel: { attribute: 'heading-level', range: [1, 5], fallback: '2' },
  pageTitle: { attribute: 'page-title', fallback: '' },
  loading: { attribute: 'loading', values: ['eager', 'lazy', 'click'], fallback: 'eager' },
  theme: { attribute: 'theme', values: ['auto', 'light', 'dark'], fallback: 'auto' },
  avatars: {
    attribute: 'avatars',
    values: ['initials', 'backend', 'gravatar', 'libravatar', 'none'],
    fallback: 'initials',
  },
  avatarProxy: { attribute: 'avatar-proxy', fallback: '' },
  sources: { attribute: 'sources', values: ['none', 'page'], fallback: 'none' },
  adopt: { attribute: 'adopt', fallback: '' },
  rules: { attribute: 'rules', fallback: '' },
  privacy: { attribute: 'privacy', fallback: '' },
  consent: { attribute: 'consent', values: ['none', 'ask', 'required'], fallback: 'none' },
  live: { attribute: 'live', values: ['off', 'on'], fallback: 'off' },
  shortcuts: { attribute: 'shortcuts', values: ['off', 'on'], fallback: 'off' },
  images: { attribute: 'images', values: ['click', 'show', 'none'], fallback: 'click' },
  trustedHosts: { attribute: 'trusted-hosts', fallback: '' },
  embeds: { attribute: 'embeds', values: ['none', 'click'], fallback: 'none' },
  more: { attribute: 'more', values: ['button', 'scroll'], fallback: 'button' },
  remember: { attribute: 'remember', values: ['off', 'on'], fallback: 'off' },
  structuredData: {
    attribute: 'structured-data',
    values: ['none', 'json-ld', 'microformats', 'both'],
    fallback: 'none',
  },
} as const satisfies Record<string, Option>;

/** Whether the backend has to say where pictures of people are. */
export function asksForPictures(from: (typeof options.avatars.values)[number]): boolean {
  return from !== 'initials' && from !== 'none';
}

/** What an attribute really means, and what to tell the page's developer about it. */
export interface Checked<Value> {
  readonly value: Value;
  readonly warning?: string | undefined;
}

/** What frameworks make of what is on or off. */
const BOOLEANS: ReadonlyMap<string, string> = new Map([
  ['true', 'on'],
  ['false', 'off'],
]);

/** One of the words an option knows. */
export function checkWord<Values extends readonly string[]>(
  option: { readonly attribute: string; readonly values: Values; readonly fallback: string },
  text: string,
): Checked<Values[number]> {
  const written = text.trim().toLowerCase();
  const word = BOOLEANS.get(written) ?? written;
  if (option.values.includes(word)) return { value: word };
  // Most attributes are not set, and read in each update.
  if (word === '') return { value: option.fallback };
  const near = nearest(written, option.values) ?? option.fallback;
  const warning = `${option.attribute}="${text}" is not known; did you mean "${near}"? Known: ${option.values.join(', ')}.`;
  return { value: option.fallback, warning };
}

/** A whole number within an option's range. */
export function checkNumber(
  option: { readonly attribute: string; readonly range: readonly [number, number]; readonly fallback: string },
  text: string,
): Checked<number> {
  const [min, max] = option.range;
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= min && number <= max) return { value: number };
  const warning =
    text === ''
      ? undefined
      : `${option.attribute}="${text}" must be a whole number from ${min} to ${max}; using ${option.fallback}.`;
  return { value: Number(option.fallback), warning };
}

/** The known name that a misspelt one probably meant; `undefined` when none is close. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const written = name.slice(0, 40);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(written, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** How many letters to add, drop, change, or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : change;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, change, swap));
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}
