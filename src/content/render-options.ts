import type { Emoji } from '../core/comment.js';
import type { ContentElement } from './tree.js';

/** Shows the pictures of some origins, and a button in place of each other one. */
export interface PicturesOnRequest {
  /** Origins, such as `https://media.example`. */
  readonly trusted: readonly string[];
  readonly placeholder: true;
}

/** The words on what is loaded on request. They come from the caller, who knows the reader's language. */
export interface ContentLabels {
  /** On the button that loads a picture from `host`. `alt` says what it shows; it may be empty. */
  readonly showImage: (host: string, alt: string) => string;
  /** On the button that loads a video from `site`: `YouTube` or `Vimeo`. */
  readonly showEmbed: (site: string) => string;
  /** Names the frame in which it plays. */
  readonly embedTitle: (site: string) => string;
  /** By a box next to the button: that everything from `host` may load from now on. Without it there is no box. */
  readonly always?: ((host: string) => string) | undefined;
}

/** Makes what stands beside the link to a video; `undefined` for all that is no paragraph with only such a link. */
export type EmbedVideo = (
  paragraph: ContentElement,
  doc: Document,
  labels: ContentLabels,
  allowed: RenderOptions['allowed'],
) => HTMLElement | undefined;

/** How a body becomes nodes. */
export interface RenderOptions {
  /** Where the nodes belong. The global one by default. */
  readonly document?: Document | undefined;
  /** The level that the highest heading of a comment gets, 1–6. 4 by default. */
  readonly headingLevel?: number | undefined;
  /**
   * Whether pictures are shown: `true` for those from any origin but the page's own, whose addresses
   * may do something; or the origins to show pictures from, with or without buttons for the others.
   * Otherwise they leave what they show in words. Buttons need `labels`, and `showImage` on their click.
   */
  readonly images?: boolean | readonly string[] | PicturesOnRequest | undefined;
  /**
   * What a paragraph that is a link to a video gets besides: `embedVideo` makes a button that plays it. Needs `labels`,
   * and `showEmbed` on the button's click. Absent: nothing.
   */
  readonly embeds?: EmbedVideo | undefined;
  /** The origins whose pictures and videos the reader lets load unasked, where else a button would stand. Asked anew for each. */
  readonly allowed?: (() => readonly string[]) | undefined;
  /** Pictures for shortcodes in the text, shown where `images` lets them be. */
  readonly emojis?: readonly Emoji[] | undefined;
  readonly labels?: ContentLabels | undefined;
}
