/** A text, and what of it is selected: UTF-16 indices, the same where there is only a cursor. */
export interface TextState {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function readText({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): TextState {
  return { text: value, start: selectionStart, end: selectionEnd };
}

/**
 * Changes the text of a field as if it had been typed: the reader's own undo takes it back, and the
 * field tells of it by an `input` event. Only what differs is touched. Moves the focus to the field, where it can take it.
 */
export function writeText(area: HTMLTextAreaElement, { text, start, end }: TextState): void {
  const before = area.value;
  const head = sharedHead(before, text);
  const tail = sharedTail(before, text, head);
  area.focus({ preventScroll: true });
  if (text !== before) {
    area.setSelectionRange(head, before.length - tail);
    insert(area, text.slice(head, text.length - tail));
  }
  area.setSelectionRange(start, end);
}

function insert(area: HTMLTextAreaElement, words: string): void {
  const { value, selectionStart, selectionEnd } = area;
  const wanted = value.slice(0, selectionStart) + words + value.slice(selectionEnd);
  // Deprecated, and still the only way into the history that undo goes back in. It writes wherever the focus is.
  if (hasFocus(area)) document.execCommand(words === '' ? 'delete' : 'insertText', false, words);
  if (area.value === wanted) return;
  area.value = wanted;
  area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }));
}

/** A field that is hidden, or out of the page, can't take it. */
function hasFocus(area: HTMLTextAreaElement): boolean {
  return (area.getRootNode() as Document | ShadowRoot).activeElement === area;
}

function sharedHead(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  // Never between the halves of one character.
  return at > 0 && isHighSurrogate(a, at - 1) ? at - 1 : at;
}

function sharedTail(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count += 1;
  return count > 0 && isHighSurrogate(a, a.length - count - 1) ? count - 1 : count;
}

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}
