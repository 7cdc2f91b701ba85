import { foldText } from '../core/fold-text.js';

/** What stands on lines of its own: no word goes on from one into the next. */
const BLOCK = 'address,blockquote,br,dd,div,dl,dt,figure,h1,h2,h3,h4,h5,h6,hr,li,ol,p,pre,table,td,th,tr,ul';

interface Piece {
  readonly node: Text;
  /** Where its text begins in the whole. */
  readonly from: number;
}

/** Where words stand in an element, whatever their case and accents; also across its inline elements. */
export function findRanges(element: Element, words: readonly string[], most: number): Range[] {
  const { pieces, text } = textOf(element);
  const folded = foldText(text);
  const ranges: Range[] = [];
  for (const word of words) {
    if (word === '') continue;
    for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length)) {
      if (ranges.length >= most) return ranges;
      let end = at + word.length;
      // A sign such as “㊿” is two of them, and is found whole.
      while (end < folded.at.length && folded.at[end] === folded.at[end - 1]) end += 1;
      const to = end < folded.at.length ? folded.at[end]! : text.length;
      ranges.push(rangeOf(pieces, folded.at[at]!, to));
    }
  }
  return ranges;
}

function textOf(element: Element): { readonly pieces: readonly Piece[]; readonly text: string } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let length = 0;
  let block: Element | null | undefined;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const own = node.parentElement?.closest(BLOCK);
    if (block !== undefined && own !== block) {
      texts.push('\n');
      length += 1;
    }
    block = own ?? null;
    pieces.push({ node, from: length });
    texts.push(node.data);
    length += node.data.length;
  }
  return { pieces, text: texts.join('') };
}

function rangeOf(pieces: readonly Piece[], from: number, to: number): Range {
  const range = document.createRange();
  const first = pieceAt(pieces, from);
  const last = pieceAt(pieces, to - 1);
  range.setStart(first.node, from - first.from);
  range.setEnd(last.node, Math.min(to - last.from, last.node.data.length));
  return range;
}

/** The last piece that begins at or before an index. */
function pieceAt(pieces: readonly Piece[], index: number): Piece {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pieces[middle]!.from <= index) low = middle;
    else high = middle - 1;
  }
  return pieces[low]!;
}
