/** What somebody is asked for by: where its `@` stands, and what follows that. */
export interface Asked {
  readonly from: number;
  readonly query: string;
}

const LONGEST = 40;

/** Whom the text before the cursor is about to address. `undefined`: nobody; an `@` within a word is none. */
export function askedAt(text: string, cursor: number): Asked | undefined {
  const before = text.slice(Math.max(0, cursor - LONGEST - 2), cursor);
  const found = /(?:^|[\s([{"'„“«])@([^@\n]{0,40})$/u.exec(before);
  const query = found?.[1];
  // A space right after the sign, or two in a row: those are no name.
  if (query === undefined || /^\s|\s\s/.test(query)) return undefined;
  return { from: cursor - query.length - 1, query };
}
