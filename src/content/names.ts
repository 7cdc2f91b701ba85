import { capMarks, firstGraphemes } from './characters.js';

const MAX_GRAPHEMES = 60;
const MAX_MARKS = 2;
// Far above 60 graphemes; bounds the work for names of a megabyte.
const MAX_LENGTH = 2048;

// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/g;
/** Characters that show nothing and do nothing in a name. Joiners, variation selectors and flags' tags do something. */
const INVISIBLE = /(?![\p{M}\u200c\u200d\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu;
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{M}\p{Z}\p{C}\u2800]/u;

/** What most names are, that stay as they are: a short line of ASCII. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
// oxlint-disable-next-line no-control-regex
const BEYOND_ASCII = /[^\u0000-\u007f]/;

/**
 * A person's name as it may stand on the page: one line in NFC without control and bidi characters,
 * at most 2 marks on a letter and `max` graphemes. Empty when nothing of it would be seen.
 */
export function cleanName(name: string, max: number = MAX_GRAPHEMES): string {
  if (name.length <= max && PLAIN.test(name)) return name;
  const line = name
    .slice(0, MAX_LENGTH)
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(CONTROLS, ' ')
    .normalize('NFC')
    .trim();
  if (!VISIBLE.test(line)) return '';
  return firstGraphemes(capMarks(line, MAX_MARKS).text, max);
}

/** Whether a name has Latin letters next to Cyrillic or Greek ones, many of which look the same. */
export function isMixedScript(name: string): boolean {
  return (
    BEYOND_ASCII.test(name) && /\p{Script=Latin}/u.test(name) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name)
  );
}
