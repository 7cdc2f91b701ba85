import type { WritingRules } from './thread-info.js';

/** What a backend counts. */
export type LengthUnit = 'bytes' | 'characters' | 'graphemes';

/** How long a text is, by one rule of its backend. */
export interface TextLength {
  readonly unit: LengthUnit;
  readonly count: number;
  readonly max: number;
}

/** So many units are cut into graphemes; of what comes after them code points are counted, so that a pasted book freezes nothing. */
const SEGMENTED = 20_000;

const COUNT: Readonly<Record<LengthUnit, (text: string) => number>> = {
  bytes: countBytes,
  characters: countCharacters,
  graphemes: countGraphemes,
};

/** How long a text is by the rule that it comes nearest to, or exceeds most. `undefined` where nothing is too long. */
export function lengthOf(text: string, rules: WritingRules): TextLength | undefined {
  const limits: readonly (readonly [LengthUnit, number | undefined])[] = [
    ['bytes', rules.maxBytes],
    ['characters', rules.maxCharacters],
    ['graphemes', rules.maxGraphemes],
  ];
  let tightest: TextLength | undefined;
  for (const [unit, max] of limits) {
    if (max === undefined || max <= 0) continue;
    const length = { unit, count: COUNT[unit](text), max };
    if (!tightest || length.count / max > tightest.count / tightest.max) tightest = length;
  }
  return tightest;
}

/** In UTF-8. */
export function countBytes(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

/** In code points. */
export function countCharacters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at += 1) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      count -= 1;
      at += 1;
    }
  }
  return count;
}

/** As people count: a flag, a family and a letter with its accents are one each. Where an engine cannot tell, in code points. */
export function countGraphemes(text: string): number {
  if (typeof Intl.Segmenter !== 'function') return countCharacters(text);
  let count = 0;
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text.slice(0, SEGMENTED));
  for (const _ of segments) count += 1;
  return count + countCharacters(text.slice(SEGMENTED));
}
