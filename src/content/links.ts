import { safeUrl } from './url.js';

/** A run of text, or an address in it: `text` as it was written, `href` as it is followed. */
export interface TextRun {
  readonly text: string;
  readonly href?: string | undefined;
}

// An address ends at white space, at what cannot be in one, and at quotation marks and punctuation that nobody puts in one.
// oxlint-disable-next-line no-control-regex
const ADDRESS = /https?:\/\/[^\s<>"\u0000-\u001f\u007f-\u009f«»‹›‘-‟…、。〈-】！（），：；？]+/gi;
const WORD_BEFORE = /[\p{L}\p{N}_]$/u;
const TRAILING = /[.,:;!?'*\]}]/;

/**
 * Finds the bare `http:` and `https:` addresses in a text, in one pass, without the punctuation of the sentence around
 * them. Looks at the first `max` of them: reading thousands would take browsers long.
 */
export function findLinks(text: string, max: number = Infinity): TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  let left = max;
  for (const { 0: match, index } of left > 0 ? text.matchAll(ADDRESS) : []) {
    if ((left -= 1) < 0) break;
    if (WORD_BEFORE.test(text.slice(Math.max(0, index - 2), index))) continue;
    const address = withoutTrailing(match);
    const href = safeUrl(address);
    if (href === undefined) continue;
    if (index > from) runs.push({ text: text.slice(from, index) });
    runs.push({ text: address, href });
    from = index + address.length;
  }
  if (from < text.length) runs.push({ text: text.slice(from) });
  return runs;
}

/** Takes off the end what belongs to the sentence: punctuation, and brackets that were opened before the address. */
function withoutTrailing(address: string): string {
  let surplus = address.split(')').length - address.split('(').length;
  let end = address.length;
  for (let last = address[end - 1]!; last === ')' ? surplus > 0 : TRAILING.test(last); last = address[end - 1]!) {
    if (last === ')') surplus -= 1;
    end -= 1;
  }
  return address.slice(0, end);
}
