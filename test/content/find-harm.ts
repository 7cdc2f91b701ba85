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

/** What a comment's nodes must not have: everything but a short list. Empty when all is well. */
export function findHarm(root: Node): string[] {
  const harm: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Element) {
      if (!ELEMENTS.has(node.localName) || node.namespaceURI !== 'http://www.w3.org/1999/xhtml')
        harm.push(`<${node.localName}>`);
      for (const { name, value } of node.attributes) {
        if (!Object.hasOwn(ATTRIBUTES, name) || !ATTRIBUTES[name]?.(value, node))
          harm.push(`${node.localName}[${name}=${value}]`);
      }
    } else if (node.nodeType !== Node.TEXT_NODE) harm.push(node.nodeName);
  }
  return harm;
}
