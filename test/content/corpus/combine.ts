/**
 * Fills the blanks of a template (`<{el} {handler}=harm()>`) with every combination of the words for
 * them. A text of words is one word per space.
 */
export function combine(template: string, blanks: Readonly<Record<string, string | readonly string[]>>): string[] {
  let filled = [template];
  for (const [blank, words] of Object.entries(blanks)) {
    const choices = typeof words === 'string' ? words.trim().split(/\s+/) : words;
    filled = filled.flatMap((text) => choices.map((word) => text.replaceAll(`{${blank}}`, () => word)));
  }
  return filled;
}
