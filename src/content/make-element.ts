import { checkAttribute } from './attributes.js';
import type { ContentLabels } from './render-options.js';
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
export interface MediaButton {
  readonly action: 'show-image' | 'show-embed';
  readonly label: string;
  readonly data: Readonly<Record<string, string | undefined>>;
  /** Who will be asked. */
  readonly host: string;
}

/** The button; with a box next to it, where there are words for that. */
export function makeMediaRequest(media: MediaButton, doc: Document, { always }: ContentLabels): HTMLElement {
  const button = makeMediaButton(media, doc);
  if (!always) return button;
  const request = doc.createElement('span');
  request.setAttribute('part', 'media-request');
  const label = doc.createElement('label');
  label.setAttribute('part', 'media-always');
  const box = doc.createElement('input');
  box.type = 'checkbox';
  box.setAttribute('part', 'checkbox');
  const words = doc.createElement('span');
  words.textContent = always(media.host);
  label.append(box, words);
  request.append(button, label);
  return request;
}

function makeMediaButton({ action, label, data }: MediaButton, doc: Document): HTMLButtonElement {
  const button = doc.createElement('button');
  button.type = 'button';
  button.setAttribute('part', 'media-button');
  button.dataset.action = action;
  for (const [name, value] of Object.entries(data)) if (value !== undefined) button.dataset[name] = value;
  button.textContent = label;
  return button;
}
