import { checkAttribute } from './attributes.js';
import type { ContentElement } from './tree.js';

/** Makes the element itself, without its children. `headingLevel` is what an `h3` becomes. */
export function makeElement({ el, attrs }: ContentElement, doc: Document, headingLevel: number): HTMLElement {
  const heading = /^h(\d)$/.exec(el);
  const element = doc.createElement(
    heading ? `h${Math.min(6, Math.max(1, headingLevel + Number(heading[1]) - 3))}` : el,
  );
  if (el === 'img') {
    preparePicture(element);
    element.setAttribute('part', 'media');
  }
  for (const [name, value] of Object.entries(attrs)) {
    const checked = checkAttribute(el, name, value);
    if (checked !== undefined) element.setAttribute(name, checked);
  }
  return element;
}

/** Sets what must stand before `src`, which starts the request. */
export function preparePicture(image: HTMLElement): void {
  image.setAttribute('loading', 'lazy');
  image.setAttribute('decoding', 'async');
  image.setAttribute('referrerpolicy', 'no-referrer');
}

/** A button that the section, which listens for clicks on `[data-action]`, puts something in the place of. */
export function makeMediaButton(
  doc: Document,
  action: 'show-image' | 'show-embed',
  label: string,
  data: Readonly<Record<string, string | undefined>>,
): HTMLButtonElement {
  const button = doc.createElement('button');
  button.type = 'button';
  button.setAttribute('part', 'media-button');
  button.dataset.action = action;
  for (const [name, value] of Object.entries(data)) if (value !== undefined) button.dataset[name] = value;
  button.textContent = label;
  return button;
}
