import { readUrl } from '../core/fields.js';
import { makeFrame, readVideo } from './embeds.js';
import { makeElement } from './make-element.js';
import { pageOrigin } from './page-base.js';

/** Shows what a button of `renderContent` stands for: a picture or a video. */
export function showMedia(button: HTMLElement, takesFocus = true): void {
  if (button.dataset.action === 'show-embed') showEmbed(button, takesFocus);
  else showImage(button, takesFocus);
}

/** The origin that would be asked; `undefined` when the button leads nowhere. */
export function sourceOfMedia({ dataset: { action, src } }: HTMLElement): string | undefined {
  const address = action === 'show-embed' ? readVideo(src)?.player : src;
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : undefined;
}

/**
 * Puts the picture in the place of its button and (unless told otherwise) moves focus to it. For the
 * button's click: it is what starts the request. Does nothing when the button was not made by `renderContent`.
 */
export function showImage(button: HTMLElement, takesFocus = true): HTMLImageElement | undefined {
  const doc = button.ownerDocument;
  const { action, alt = '', width = '', height = '' } = button.dataset;
  const src = readUrl(button.dataset.src);
  if (action !== 'show-image' || src === undefined || new URL(src).origin === pageOrigin()) return undefined;
  const image = makeElement({ el: 'img', attrs: { alt, width, height, src }, children: [] }, doc, 0);
  takePlaceOf(button, image, takesFocus);
  return image as HTMLImageElement;
}

/**
 * Puts the player in the place of its button and (unless told otherwise) moves focus to it. For the
 * button's click: only that makes a frame, of an address that is put together anew. Does nothing when
 * the button leads to no video.
 */
export function showEmbed(button: HTMLElement, takesFocus = true): HTMLIFrameElement | undefined {
  const { action, src, title = '' } = button.dataset;
  const video = action === 'show-embed' ? readVideo(src) : undefined;
  if (!video) return undefined;
  const frame = makeFrame(video, title, button.ownerDocument);
  takePlaceOf(button, frame, takesFocus);
  return frame;
}

/** Keeps the reader where they are: focus would be lost with the button. */
function takePlaceOf(button: HTMLElement, media: HTMLElement, takesFocus: boolean): void {
  (button.closest('[part="media-request"]') ?? button).replaceWith(media);
  if (!takesFocus) return;
  media.tabIndex = -1;
  media.focus({ preventScroll: true });
}
