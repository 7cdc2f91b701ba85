// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000d-\u001f\u007f-\u009f]+/g;
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;
// Joiners count, since they carry a cluster on; so do the tag characters that spell the flags of regions.
const MARKS = /[\p{M}\u200c\u200d\u{e0020}-\u{e007f}]+/gu;
const TAG = /[\u{e0020}-\u{e007f}]/u;
const MAX_TAGS = 8;
/** Marks in a row that are looked at. Far more than any that may stay; what comes after them goes unseen. */
const LONGEST_RUN = 64;

/** Text without the control characters that are neither a tab nor a line break. */
export function dropControls(text: string): string {
  return text.replace(CONTROLS, '');
}

/** Text that cannot reorder what stands next to it. */
export function dropBidiControls(text: string): string {
  return text.replace(BIDI_CONTROLS, '');
}

/** Text with its piled-up marks cut, and how many its last letter has. */
export interface Capped {
  readonly text: string;
  readonly marks: number;
}

/**
 * Leaves at most `max` combining marks on a letter; `before` says how many the letter in front of
 * the text has already. Thousands on one letter freeze browsers for seconds (measured in Chromium).
 */
export function capMarks(text: string, max: number, before = 0): Capped {
  let last = text === '' ? before : 0;
  const capped = text.replace(MARKS, (run, at: number) => {
    let kept = '';
    let marks = at === 0 ? before : 0;
    let tags = 0;
    let seen = 0;
    for (const mark of run) {
      if ((seen += 1) > LONGEST_RUN) break;
      if (TAG.test(mark) ? tags++ < MAX_TAGS : marks++ < max) kept += mark;
    }
    if (at + run.length === text.length) last = Math.min(marks, max);
    return kept;
  });
  return { text: capped, marks: last };
}

/** The text itself, or its beginning and an ellipsis: `max` graphemes in all. */
export function firstGraphemes(text: string, max: number): string {
  if (text.length <= max) return text;
  let count = 0;
  let cut = 0;
  for (const { index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    count += 1;
    if (count === max) cut = index;
    if (count > max) return `${text.slice(0, cut).trimEnd()}…`;
  }
  return text;
}
