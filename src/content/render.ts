import type { Body } from '../core/comment.js';
import { checkAttribute } from './attributes.js';
import { textOf } from './excerpt.js';
import { hiddenHost } from './link-host.js';
import { parseBody } from './parse-body.js';
import { type Content, type ContentElement, type ContentNode, isAllowed } from './tree.js';

/** How a body becomes nodes. */
export interface RenderOptions {
  /** Where the nodes belong. The global one by default. */
  readonly document?: Document | undefined;
  /** The level that the highest heading of a comment gets, 1–6. 4 by default. */
  readonly headingLevel?: number | undefined;
  /**
   * Whether pictures are shown: `true` for those from any origin but the page's own, whose addresses
   * may do something; or the origins to show pictures from. Otherwise they leave what they show in words.
   */
  readonly images?: boolean | readonly string[] | undefined;
}

/** How a body becomes nodes, and what its relative links are relative to. */
export interface BodyOptions extends RenderOptions {
  readonly baseUrl?: string | undefined;
}

/** Search engines are told that strangers set the link; the page behind it learns nothing of this one. */
const REL = 'ugc nofollow noopener noreferrer';

interface Setting {
  readonly doc: Document;
  readonly headingLevel: number;
  readonly images: boolean | readonly string[];
}

/** Turns a body into nodes that are safe to show anywhere: the one way from untrusted text into the page. */
export function renderBody(body: Body, options: BodyOptions = {}): DocumentFragment {
  return renderContent(parseBody(body, options.baseUrl), options);
}

/** Turns what `parseBody` answered into nodes. */
export function renderContent({ nodes }: Content, options: RenderOptions = {}): DocumentFragment {
  const { document: doc = document, headingLevel = 4, images = false } = options;
  const fragment = doc.createDocumentFragment();
  append(fragment, nodes, { doc, headingLevel, images });
  return fragment;
}

// Calls itself as deep as a tree gets, which is MAX_DEPTH.
function append(parent: Node, nodes: readonly ContentNode[], setting: Setting): void {
  for (const node of nodes) {
    if (typeof node === 'string') parent.appendChild(setting.doc.createTextNode(node));
    // The tree may have been kept elsewhere, so the lists are asked once more before anything is made.
    else if (!isAllowed(node.el)) append(parent, node.children, setting);
    else if (node.el === 'a') appendLink(parent, node, setting);
    else if (node.el === 'img') appendImage(parent, node, setting);
    else append(parent.appendChild(make(node, setting)), node.children, setting);
  }
}

function appendLink(parent: Node, link: ContentElement, setting: Setting): void {
  const element = make(link, setting);
  const href = element.getAttribute('href');
  const text = textOf(link.children);
  if (href === null || text.trim() === '') return append(parent, link.children, setting);
  element.setAttribute('rel', REL);
  append(parent.appendChild(element), link.children, setting);
  const host = hiddenHost(text, href);
  if (host !== undefined) parent.appendChild(setting.doc.createElement('span')).textContent = ` (${host})`;
}

function appendImage(parent: Node, image: ContentElement, setting: Setting): void {
  if (mayLoad(image.attrs.src, setting)) parent.appendChild(make(image, setting));
  else append(parent, [image.attrs.alt ?? ''], setting);
}

function make({ el, attrs }: ContentElement, { doc, headingLevel }: Setting): HTMLElement {
  const heading = /^h(\d)$/.exec(el);
  const element = doc.createElement(
    heading ? `h${Math.min(6, Math.max(1, headingLevel + Number(heading[1]) - 3))}` : el,
  );
  if (el === 'img') {
    // Before `src`, which starts the request.
    element.setAttribute('loading', 'lazy');
    element.setAttribute('decoding', 'async');
    element.setAttribute('referrerpolicy', 'no-referrer');
  }
  for (const [name, value] of Object.entries(attrs)) {
    const checked = checkAttribute(el, name, value);
    if (checked !== undefined) element.setAttribute(name, checked);
  }
  return element;
}

/** A picture from the page's own origin may be an address that does something there. */
function mayLoad(src: string | undefined, { doc, images }: Setting): boolean {
  if (!src || !images || !URL.canParse(src)) return false;
  const { origin } = new URL(src);
  return images === true ? origin !== new URL(doc.baseURI).origin : images.includes(origin);
}
