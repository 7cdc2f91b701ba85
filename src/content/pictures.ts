import { makeMediaRequest } from './make-element.js';
import { pageOrigin } from './page-base.js';
import type { ContentLabels, RenderOptions } from './render-options.js';
import type { ContentElement } from './tree.js';

type Permission = 'show' | 'ask' | 'never';

/** Whether a picture may load. One from the page's own origin may be an address that does something there. */
export function permissionFor(
  src: string | undefined,
  images: RenderOptions['images'],
  allowed?: RenderOptions['allowed'],
): Permission {
  if (!src || !images || !URL.canParse(src)) return 'never';
  const { origin } = new URL(src);
  const isOwn = origin === pageOrigin();
  if (images === true) return isOwn ? 'never' : 'show';
  const trusted = 'trusted' in images ? images.trusted : images;
  if (trusted.includes(origin)) return 'show';
  if (!('trusted' in images) || isOwn) return 'never';
  return allowed?.().includes(origin) ? 'show' : 'ask';
}

/** The button that stands for a picture until the reader asks for it. */
export function makeImageButton({ attrs }: ContentElement, doc: Document, labels: ContentLabels): HTMLElement {
  const { src = '', alt = '', width, height } = attrs;
  const { host } = new URL(src);
  const data = { src, alt, width, height };
  return makeMediaRequest({ action: 'show-image', label: labels.showImage(host, alt), data, host }, doc, labels);
}
