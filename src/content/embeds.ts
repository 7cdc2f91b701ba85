import { readUrl } from '../core/fields.js';
import { makeMediaRequest } from './make-element.js';
import type { EmbedVideo } from './render-options.js';
import type { ContentElement } from './tree.js';

/** A video on one of the sites that we know, and where its player is. */
export interface Video {
  readonly site: 'YouTube' | 'Vimeo';
  /** Put together from the video's checked id; nothing else of the link is in it. */
  readonly player: string;
}

const YOUTUBE_ID = /^[\w-]{11}$/;
const VIMEO_ID = /^[1-9]\d{0,11}$/;

/** The video that an address leads to; `undefined` for every address that is not surely one. */
export function readVideo(address: string | undefined): Video | undefined {
  const url = readUrl(address);
  if (url === undefined) return undefined;
  const { hostname, pathname, searchParams } = new URL(url);
  const [first = '', second = '', ...more] = pathname.replace(/\/$/, '').slice(1).split('/');
  if (more.length > 0) return undefined;
  switch (hostname.replace(/^(?:www|m)\./, '')) {
    case 'youtube.com':
      if (first === 'watch' && second === '') return youTube(searchParams.get('v'));
      return /^(?:embed|live|shorts)$/.test(first) ? youTube(second) : undefined;
    case 'youtu.be':
      return second === '' ? youTube(first) : undefined;
    case 'vimeo.com':
      return second === '' ? vimeo(first) : undefined;
    case 'player.vimeo.com':
      return first === 'video' ? vimeo(second) : undefined;
    default:
      return undefined;
  }
}

/**
 * The video that is all there is in a paragraph: its player, where the reader lets that load, else a button that plays
 * it. `undefined` for every other paragraph.
 */
export const embedVideo: EmbedVideo = (paragraph, doc, labels, allowed) => {
  const address = loneLinkIn(paragraph);
  const video = readVideo(address);
  if (!video) return undefined;
  const { host, origin } = new URL(video.player);
  const title = labels.embedTitle(video.site);
  if (allowed?.().includes(origin)) return makeFrame(video, title, doc);
  const label = labels.showEmbed(video.site);
  return makeMediaRequest({ action: 'show-embed', label, data: { src: address, title }, host }, doc, labels);
};

function loneLinkIn({ el, children }: ContentElement): string | undefined {
  if (el !== 'p') return undefined;
  const [link, ...more] = children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  return typeof link === 'object' && link.el === 'a' && more.length === 0 ? link.attrs.href : undefined;
}

/** The player itself: asks the site for it once it is in the page. */
export function makeFrame(video: Video, title: string, doc: Document): HTMLIFrameElement {
  const frame = doc.createElement('iframe');
  frame.title = title || video.site;
  frame.setAttribute('part', 'media');
  // What the frame may do must stand before it loads. Its own origin is never the page's.
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-presentation');
  frame.setAttribute('allow', 'fullscreen; picture-in-picture');
  // YouTube plays nothing for pages that do not say who they are.
  frame.setAttribute('referrerpolicy', 'strict-origin-when-cross-origin');
  frame.setAttribute('loading', 'lazy');
  frame.src = video.player;
  return frame;
}

function youTube(id: string | null): Video | undefined {
  if (id === null || !YOUTUBE_ID.test(id)) return undefined;
  return { site: 'YouTube', player: `https://www.youtube-nocookie.com/embed/${id}` };
}

function vimeo(id: string): Video | undefined {
  return VIMEO_ID.test(id) ? { site: 'Vimeo', player: `https://player.vimeo.com/video/${id}?dnt=1` } : undefined;
}
