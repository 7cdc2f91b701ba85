/** A text without case, accents and width, and per folded unit its index in the original. */
export interface FoldedText {
  readonly text: string;
  readonly at: readonly number[];
}

const MARKS = /[\p{M}\p{Cf}]+/gu;
const ASCII = /^[\u0020-\u007e]*$/;

/**
 * Makes texts alike that readers take for the same: “Straße” and “STRASSE”, “Zoë” and “zoe”, full
 * and half width. White space becomes a space; what cannot be seen goes.
 */
export function foldText(text: string): FoldedText {
  if (ASCII.test(text)) return { text: text.toLowerCase(), at: Array.from(text, (_, index) => index) };
  const folded: string[] = [];
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    const letters = foldCharacter(character);
    folded.push(letters);
    for (let unit = 0; unit < letters.length; unit += 1) at.push(index);
    index += character.length;
  }
  return { text: folded.join(''), at };
}

function foldCharacter(character: string): string {
  // Upper case first: it knows that ß is SS.
  return character
    .normalize('NFKD')
    .replace(MARKS, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/\s/g, ' ');
}
