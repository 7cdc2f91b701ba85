import type { TextState } from '../../dom/text-edit.js';

/** Puts marks around what is selected, white space at its edges left out; or takes them away when they are there. */
export function toggleAround(state: TextState, open: string, close: string): TextState {
  const { text } = state;
  const { start, end } = trimmed(state);
  const inside = text.slice(start, end);
  if (text.slice(0, start).endsWith(open) && text.startsWith(close, end))
    return {
      text: text.slice(0, start - open.length) + inside + text.slice(end + close.length),
      start: start - open.length,
      end: end - open.length,
    };
  if (inside.length >= open.length + close.length && inside.startsWith(open) && inside.endsWith(close)) {
    const bare = inside.slice(open.length, inside.length - close.length);
    return { text: text.slice(0, start) + bare + text.slice(end), start, end: start + bare.length };
  }
  return {
    text: text.slice(0, start) + open + inside + close + text.slice(end),
    start: start + open.length,
    end: end + open.length,
  };
}

/** Begins each selected line with a mark; or takes it away when all of them have it. */
export function toggleLines({ text, start, end }: TextState, mark: string): TextState {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  // A selection that ends with a line break ends in the line before.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const next = text.indexOf('\n', last);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const isMarked = lines.every((line) => line.startsWith(mark));
  const changed = lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join('\n');
  const first = isMarked ? -mark.length : mark.length;
  const isCursor = start === end;
  return {
    text: text.slice(0, from) + changed + text.slice(to),
    start: Math.max(from, start + first),
    end: isCursor ? Math.max(from, start + first) : from + changed.length,
  };
}

/** Puts something where the cursor is, in place of what is selected. The cursor stands after it. */
export function insertAt({ text, start, end }: TextState, words: string): TextState {
  const at = start + words.length;
  return { text: text.slice(0, start) + words + text.slice(end), start: at, end: at };
}

/** The same as paragraphs of their own, with the cursor in a new one below them. */
export function insertBlock({ text, start, end }: TextState, words: string): TextState {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const above = before === '' ? '' : '\n'.repeat(Math.max(0, 2 - trailingBreaks(before)));
  const head = `${before}${above}${words}\n\n`;
  return { text: head + after.replace(/^\n+/, ''), start: head.length, end: head.length };
}

export function isAddress(words: string): boolean {
  return /^https?:\/\/\S+$/i.test(words);
}

function trimmed({ text, start, end }: TextState): Pick<TextState, 'start' | 'end'> {
  const inside = text.slice(start, end);
  const from = start + inside.length - inside.trimStart().length;
  return inside.trim() === '' ? { start, end } : { start: from, end: from + inside.trim().length };
}

function trailingBreaks(text: string): number {
  return text.endsWith('\n\n') ? 2 : text.endsWith('\n') ? 1 : 0;
}
