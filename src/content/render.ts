import type { Body } from '../core/comment.js';
import { emojiWriter, type WriteText } from './emoji.js';
import { textOf } from './excerpt.js';
import { hiddenHost } from './link-host.js';
import { makeElement } from './make-element.js';
import { parseBody } from './parse-body.js';
import { makeImageButton, permissionFor } from './pictures.js';
import type { ContentLabels, RenderOptions } from './render-options.js';
import { type Content, type ContentElement, type ContentNode, isAllowed } from './tree.js';

/** How a body becomes nodes, and what its relative links are relative to. */
export interface BodyOptions extends RenderOptions {
  readonly baseUrl?: string | undefined;
}

/** Search engines are told that strangers set the link; the page behind it learns nothing of this one. */
const REL = 'ugc nofollow noopener noreferrer';

interface Setting {
  readonly doc: Document;
  readonly headingLevel: number;
  readonly images: RenderOptions['images'];
  readonly embeds: RenderOptions['embeds'];
  readonly allowed: RenderOptions['allowed'];
  readonly labels: ContentLabels | undefined;
  readonly writeText: WriteText;
  /** Inside a link: where buttons wait until it has ended, since nothing to press stands in a link. */
  readonly afterLink?: Node[];
}

/** Turns a body into nodes that are safe to show anywhere: the one way from untrusted text into the page. */
export function renderBody(body: Body, options: BodyOptions = {}): DocumentFragment {
  return renderContent(parseBody(body, options.baseUrl), { emojis: body.emojis, ...options });
}

/** Turns what `parseBody` answered into nodes. */
export function renderContent({ nodes }: Content, options: RenderOptions = {}): DocumentFragment {
  const { document: doc = document, headingLevel = 4, images = false, embeds, allowed, emojis = [], labels } = options;
  const fragment = doc.createDocumentFragment();
  const writeText = emojiWriter(emojis, doc, images);
  append(fragment, nodes, { doc, headingLevel, images, embeds, allowed, labels, writeText });
  return fragment;
}

// Calls itself as deep as a tree gets, which is MAX_DEPTH.
function append(parent: Node, nodes: readonly ContentNode[], setting: Setting): void {
  for (const node of nodes) {
    if (typeof node === 'string') setting.writeText(parent, node);
    // The tree may have been kept elsewhere, so the lists are asked once more before anything is made.
    else if (!isAllowed(node.el)) append(parent, node.children, setting);
    else if (node.el === 'a') appendLink(parent, node, setting);
    else if (node.el === 'img') appendImage(parent, node, setting);
    else appendElement(parent, node, setting);
  }
}

function appendElement(parent: Node, node: ContentElement, setting: Setting): void {
  const { doc, embeds, allowed, labels } = setting;
  const element = parent.appendChild(makeElement(node, doc, setting.headingLevel));
  const isCode = node.el === 'code' || node.el === 'pre';
  append(element, node.children, isCode ? { ...setting, writeText: writePlain } : setting);
  const embed = labels && embeds?.(node, doc, labels, allowed);
  if (embed) element.append(' ', embed);
}

function appendLink(parent: Node, link: ContentElement, setting: Setting): void {
  const { doc } = setting;
  const element = makeElement(link, doc, setting.headingLevel);
  const href = element.getAttribute('href');
  const text = textOf(link.children);
  if (href === null || text.trim() === '') return append(parent, link.children, setting);
  element.setAttribute('rel', REL);
  const afterLink: Node[] = [];
  append(parent.appendChild(element), link.children, { ...setting, afterLink });
  const host = hiddenHost(text, href);
  if (host !== undefined) parent.appendChild(doc.createElement('span')).textContent = ` (${host})`;
  for (const button of afterLink) {
    parent.appendChild(doc.createTextNode(' '));
    parent.appendChild(button);
  }
}

function appendImage(parent: Node, image: ContentElement, setting: Setting): void {
  const { doc, labels, afterLink } = setting;
  const permission = permissionFor(image.attrs.src, setting.images, setting.allowed);
  if (permission === 'show') parent.appendChild(makeElement(image, doc, setting.headingLevel));
  else if (permission === 'never' || !labels) append(parent, [image.attrs.alt ?? ''], setting);
  else if (afterLink) {
    append(parent, [image.attrs.alt ?? ''], setting);
    afterLink.push(makeImageButton(image, doc, labels));
  } else parent.appendChild(makeImageButton(image, doc, labels));
}

function writePlain(parent: Node, text: string): void {
  parent.appendChild(parent.ownerDocument!.createTextNode(text));
}
