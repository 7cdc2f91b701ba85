/** What a reader has selected: a range of nodes, across the border of a shadow root. */
export type SelectedRange = Pick<StaticRange, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

interface ComposedSelection {
  getComposedRanges?(options: { shadowRoots: readonly ShadowRoot[] }): readonly StaticRange[];
}

/** What is selected, as far as it lies within `element`; `undefined` where nothing, or something else as well, is. */
export function selectedIn(element: Element): Range | undefined {
  const root = element.getRootNode();
  const selection = document.getSelection();
  if (!selection || !(root instanceof ShadowRoot)) return undefined;
  const found = (selection as ComposedSelection).getComposedRanges?.({ shadowRoots: [root] })[0] ?? ownRange(root);
  if (!found || !element.contains(found.startContainer) || !element.contains(found.endContainer)) return undefined;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range.collapsed ? undefined : range;
}

/** Before `getComposedRanges`, Chromium gave shadow roots selections of their own. */
function ownRange(root: ShadowRoot): SelectedRange | undefined {
  const { getSelection } = root as { getSelection?: () => Selection | null };
  const selection = getSelection?.call(root);
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
}

const BLOCKS = new Set(['BLOCKQUOTE', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'LI', 'OL', 'P', 'PRE', 'TR', 'UL']);
/** What a quotation is cut at, in UTF-16 code units. */
const LONGEST = 2000;

/** The words of nodes as one reads them: a line break for each `br`, an empty line between blocks, and no buttons. */
export function wordsOf(nodes: Node): string {
  const walker = document.createTreeWalker(nodes, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof HTMLButtonElement ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let words = '';
  let block: Element | null = null;
  while (walker.nextNode() && words.length <= LONGEST) {
    const node = walker.currentNode;
    if (node instanceof HTMLBRElement) words += '\n';
    else if (node instanceof Text) {
      const inside = blockOf(node);
      if (inside !== block && words.trim() !== '') words = `${words.trimEnd()}\n\n`;
      block = inside;
      const line = node.data.replace(/\s+/g, ' ');
      words += inside?.closest('pre') ? node.data : words.endsWith(' ') ? line.trimStart() : line;
    }
  }
  const trimmed = words.replace(/[ \t]+\n/g, '\n').trim();
  return trimmed.length > LONGEST ? `${trimmed.slice(0, LONGEST).toWellFormed()}…` : trimmed;
}

function blockOf(text: Text): Element | null {
  let at = text.parentElement;
  while (at && !BLOCKS.has(at.tagName)) at = at.parentElement;
  return at;
}
