import type { Emoji } from '../core/comment.js';
import { readUrl } from '../core/fields.js';
import { preparePicture } from './make-element.js';
import { permissionFor } from './pictures.js';
import type { RenderOptions } from './render-options.js';

/** In a body, or in a name. */
const MAX_PICTURES = 200;
const MAX_KNOWN = 1000;
const CODE = /^[\w+-]{1,64}$/;
/** The colon before a shortcode; the one after it may begin the next. */
const SHORTCODE = /:(?=([\w+-]{1,64}):)/g;

/** Writes text into a node, with pictures for the shortcodes that may have one. */
export type WriteText = (parent: Node, text: string) => void;

/**
 * A writer for one body or name. Shortcodes without a picture, or with one from where none may load,
 * stay words, and so do all after the 200th.
 */
export function emojiWriter(emojis: readonly Emoji[], doc: Document, images: RenderOptions['images']): WriteText {
  const known = new Map<string, string>();
  for (const { code, url } of emojis.slice(0, MAX_KNOWN)) {
    const src = readUrl(url);
    if (src !== undefined && CODE.test(code) && permissionFor(src, images) === 'show') known.set(code, src);
  }
  let left = known.size > 0 ? MAX_PICTURES : 0;

  return (parent, text) => {
    let from = 0;
    for (const { 1: code = '', index } of left > 0 ? text.matchAll(SHORTCODE) : []) {
      const src = known.get(code);
      if (src === undefined || index < from || left === 0) continue;
      if (index > from) parent.appendChild(doc.createTextNode(text.slice(from, index)));
      parent.appendChild(makeEmoji(`:${code}:`, src, doc));
      left -= 1;
      from = index + code.length + 2;
    }
    if (from < text.length) parent.appendChild(doc.createTextNode(text.slice(from)));
  };
}

function makeEmoji(shortcode: string, src: string, doc: Document): HTMLImageElement {
  const image = doc.createElement('img');
  preparePicture(image);
  image.className = 'emoji';
  image.alt = shortcode;
  image.title = shortcode;
  image.src = src;
  return image;
}
