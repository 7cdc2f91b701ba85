import type { CodeToken } from './code-tokens.js';

/** UTF-16 code units. Longer code stays plain. */
const MAX_CODE = 20_000;
/** In one call. What is after them stays plain. */
const MAX_MARKS = 5000;

type TokenizeCode = (code: string, language: string, maxMarks: number) => readonly CodeToken[];

/**
 * Marks the code in rendered nodes, for each language that we know: `<pre><code class="language-…">`
 * gets spans of `CODE_CLASSES`. Call it with the nodes of one comment, since it sets at most 5,000
 * marks. What it needs is loaded when there is such code. Doing it again changes nothing; when
 * loading fails, code stays plain. Never rejects. `load` is for tests.
 */
export async function highlightCode(
  root: ParentNode,
  load: () => Promise<{ readonly tokenizeCode: TokenizeCode }> = () => import('./tokenize-code.js'),
): Promise<void> {
  if (plainBlocksIn(root).length === 0) return;
  let tokenizeCode: TokenizeCode;
  try {
    ({ tokenizeCode } = await load());
  } catch {
    return;
  }
  let left = MAX_MARKS;
  // Asked once more: another call may have come first.
  for (const block of plainBlocksIn(root)) {
    const language = block.className.replace('language-', '');
    const tokens = tokenizeCode(block.textContent, language, left);
    const marked = tokens.filter(({ kind }) => kind).length;
    if (marked > 0) block.replaceChildren(...tokens.map((token) => nodeFor(token, block.ownerDocument)));
    left -= marked;
  }
}

/** Elements in code are marks: a stranger's own, or ours. */
function plainBlocksIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('pre > code[class^="language-"]')].filter(
    ({ childElementCount, textContent }) => childElementCount === 0 && textContent.length <= MAX_CODE,
  );
}

function nodeFor({ kind, text }: CodeToken, doc: Document): Node {
  if (!kind) return doc.createTextNode(text);
  const span = doc.createElement('span');
  span.className = `token-${kind}`;
  span.textContent = text;
  return span;
}
