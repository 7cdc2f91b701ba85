import type { TextState } from '../../dom/text-edit.js';
import { isAddress, toggleAround } from './format-edits.js';
import type { WritingFormat } from './writing-format.js';

/** Where a link's address is still to be written. */
const ADDRESS = 'https://';
const TAG = { bold: 'strong', italic: 'em', quote: 'blockquote', code: 'code' } as const;

/** What WordPress leaves in a comment (`$allowedtags` in wp-includes/kses.php): it takes out lists. */
export const htmlFormat: WritingFormat = {
  actions: ['bold', 'italic', 'link', 'quote', 'code'],
  apply(action, state) {
    if (action === 'link') return link(state);
    if (action === 'list') return state;
    return toggleAround(state, `<${TAG[action]}>`, `</${TAG[action]}>`);
  },
  quote: (words) => `<blockquote>${escape(words)}</blockquote>`,
};

function link({ text, start, end }: TextState): TextState {
  const inside = text.slice(start, end);
  const address = isAddress(inside) ? escape(inside) : ADDRESS;
  const words = isAddress(inside) ? '' : inside;
  const open = `<a href="${address}">`;
  const linked = `${text.slice(0, start)}${open}${words}</a>${text.slice(end)}`;
  if (words === '') return { text: linked, start: start + open.length, end: start + open.length };
  const at = start + '<a href="'.length;
  return { text: linked, start: at, end: at + ADDRESS.length };
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
