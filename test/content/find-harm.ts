/** Written apart from the lists in `src`, so that a slip there shows here. */
const ELEMENTS = new Set(
  'a abbr b blockquote br cite code del em h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp span strong sub sup table tbody td th thead time tr u ul'.split(
    ' ',
  ),
);
const ATTRIBUTES: Readonly<Record<string, (value: string, element: Element) => boolean>> = {
  href: (value, { localName }) => localName === 'a' && /^(?:https?:\/\/[^@\\/]+\/|mailto:[^?]+$)/.test(value),
  rel: (value, { localName }) => localName === 'a' && value === 'ugc nofollow noopener noreferrer',
  class: (value, { localName }) => localName === 'code' && /^language-[a-z0-9+#-]{1,20}$/.test(value),
  start: (value, { localName }) => localName === 'ol' && /^\d{1,4}$/.test(value),
  align: (value, { localName }) => /^t[dh]$/.test(localName) && /^(?:left|center|right)$/.test(value),
  datetime: (_, { localName }) => localName === 'time',
  lang: (value) => /^[a-z-]+$/.test(value),
  dir: (value) => /^(?:ltr|rtl|auto)$/.test(value),
};

const SPAN_CLASS = /^token-(?:comment|keyword|string|number|function|type|name|heading|inserted|deleted)$/;
const isMediaButton = (element: Element) => /^show-(?:image|embed)$/.test(element.getAttribute('data-action') ?? '');
const isOutside = (value: string) => /^https?:\/\/[^@\\/]+\//.test(value) && !value.startsWith(`${location.origin}/`);
const anyText = () => true;

/** What pictures, videos and the buttons that load them may carry besides. */
const MEDIA: Readonly<Record<string, Readonly<Record<string, (value: string, element: Element) => boolean>>>> = {
  button: {
    type: (value) => value === 'button',
    part: (value) => value === 'media-button',
    'data-action': (_, element) => isMediaButton(element) && !element.closest('a'),
    'data-src': isOutside,
    'data-alt': anyText,
    'data-title': anyText,
    'data-width': (value) => /^\d{1,4}$/.test(value),
    'data-height': (value) => /^\d{1,4}$/.test(value),
  },
  img: {
    part: (value) => value === 'media',
    class: (value) => value === 'emoji',
    loading: (value) => value === 'lazy',
    decoding: (value) => value === 'async',
    referrerpolicy: (value) => value === 'no-referrer',
    src: isOutside,
    alt: anyText,
    title: (value) => /^:[\w+-]+:$/.test(value),
    width: (value) => /^\d{1,4}$/.test(value),
    height: (value) => /^\d{1,4}$/.test(value),
    tabindex: (value) => value === '-1',
  },
  iframe: {
    part: (value) => value === 'media',
    src: (value) =>
      /^https:\/\/(?:www\.youtube-nocookie\.com\/embed\/[\w-]{11}|player\.vimeo\.com\/video\/\d+\?dnt=1)$/.test(value),
    sandbox: (value) => value === 'allow-scripts allow-same-origin allow-presentation',
    allow: (value) => value === 'fullscreen; picture-in-picture',
    referrerpolicy: (value) => value === 'strict-origin-when-cross-origin',
    loading: (value) => value === 'lazy',
    title: (value) => value !== '',
    tabindex: (value) => value === '-1',
  },
  // The box next to a button: that everything from there may load.
  label: { part: (value) => value === 'media-always' },
  input: { type: (value) => value === 'checkbox', part: (value) => value === 'checkbox' },
  span: {
    class: (value, element) => SPAN_CLASS.test(value) && element.closest('pre > code') !== null,
    part: (value, { firstElementChild: first }) => value === 'media-request' && first !== null && isMediaButton(first),
  },
};
const REQUEST = 'span[part="media-request"]';

/**
 * What a comment's nodes must not have: everything but a short list. Empty when all is well. With
 * `media`, pictures, videos, the buttons that load them and marks in code may be there, too.
 */
export function findHarm(root: Node, { media = false } = {}): string[] {
  const harm: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Element) {
      const extra = media && Object.hasOwn(MEDIA, node.localName) ? MEDIA[node.localName] : undefined;
      if (!(ELEMENTS.has(node.localName) || extra) || node.namespaceURI !== 'http://www.w3.org/1999/xhtml')
        harm.push(`<${node.localName}>`);
      for (const { name, value } of node.attributes) {
        const rules = extra && Object.hasOwn(extra, name) ? extra : ATTRIBUTES;
        if (!Object.hasOwn(rules, name) || !rules[name]?.(value, node))
          harm.push(`${node.localName}[${name}=${value}]`);
      }
      if (node.localName === 'iframe' && !node.hasAttribute('sandbox')) harm.push('iframe without sandbox');
      if (/^(?:label|input)$/.test(node.localName) && !(extra && node.closest(REQUEST))) harm.push('some box');
      if (node.localName === 'button' && !(node.hasAttribute('type') && isMediaButton(node))) harm.push('some button');
    } else if (node.nodeType !== Node.TEXT_NODE) harm.push(node.nodeName);
  }
  return harm;
}
