import type { TextState } from '../../dom/text-edit.js';
import { isAddress, toggleAround, toggleLines } from './format-edits.js';
import type { WritingFormat } from './writing-format.js';

/** Where a link's address is still to be written. */
const ADDRESS = 'https://';

export const markdownFormat: WritingFormat = {
  actions: ['bold', 'italic', 'link', 'quote', 'code', 'list'],
  apply(action, state) {
    switch (action) {
      case 'bold':
        return toggleAround(state, '**', '**');
      case 'italic':
        return toggleAround(state, '_', '_');
      case 'link':
        return link(state);
      case 'quote':
        return toggleLines(state, '> ');
      case 'list':
        return toggleLines(state, '- ');
      case 'code': {
        const isBlock = state.text.slice(state.start, state.end).trim().includes('\n');
        return isBlock ? toggleAround(state, '```\n', '\n```') : toggleAround(state, '`', '`');
      }
    }
  },
  quote: (words) =>
    words
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n'),
};

/** What is missing gets the cursor: the words of a selected address, or the address of selected words. */
function link({ text, start, end }: TextState): TextState {
  const inside = text.slice(start, end);
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (isAddress(inside)) return { text: `${before}[](${inside})${after}`, start: start + 1, end: start + 1 };
  const at = start + inside.length + 3;
  if (inside === '') return { text: `${before}[](${ADDRESS})${after}`, start: start + 1, end: start + 1 };
  return { text: `${before}[${inside}](${ADDRESS})${after}`, start: at, end: at + ADDRESS.length };
}
