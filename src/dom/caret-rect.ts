/** What decides where the letters of a field stand. */
const COPIED = [
  'box-sizing',
  'inline-size',
  'padding',
  'border-width',
  'border-style',
  'font',
  'letter-spacing',
  'word-spacing',
  'line-height',
  'text-indent',
  'text-transform',
  'tab-size',
  'direction',
] as const;

/** Above so many letters, laying them all out once more takes too long for where a list opens. */
const MOST = 20_000;

/**
 * Where in the window the character at an index of a text area stands. Text areas do not tell, so a copy
 * of what is before it is laid out, unseen, for a moment. For very long texts: the area itself.
 */
export function caretRect(area: HTMLTextAreaElement, index: number): DOMRect {
  const box = area.getBoundingClientRect();
  if (index > MOST) return box;
  const mirror = document.createElement('div');
  const style = getComputedStyle(area);
  for (const name of COPIED) mirror.style.setProperty(name, style.getPropertyValue(name));
  Object.assign(mirror.style, {
    position: 'fixed',
    insetBlockStart: '0',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
  });
  mirror.dir = style.direction;
  const mark = document.createElement('span');
  mark.textContent = area.value[index] ?? '.';
  mirror.append(area.value.slice(0, index), mark);
  area.after(mirror);
  const [from, at] = [mirror.getBoundingClientRect(), mark.getBoundingClientRect()];
  mirror.remove();
  const top = box.top + (at.top - from.top) - area.scrollTop;
  // Never outside of the field, from where it has been scrolled.
  const inside = Math.min(Math.max(top, box.top), Math.max(box.top, box.bottom - at.height));
  return new DOMRect(box.left + (at.left - from.left) - area.scrollLeft, inside, 0, at.height);
}
