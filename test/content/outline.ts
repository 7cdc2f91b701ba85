import type { Content, ContentNode } from '../../src/content/tree.js';

/** A tree in one line: `p("a" b("c")) a[href=https://x.example/]("d")`. */
export function outlineOf({ nodes }: Pick<Content, 'nodes'>): string {
  return nodes.map(outlineOfNode).join(' ');
}

function outlineOfNode(node: ContentNode): string {
  if (typeof node === 'string') return JSON.stringify(node);
  const attributes = Object.entries(node.attrs).map(([name, value]) => `[${name}=${value}]`);
  const children = node.children.length === 0 ? '' : `(${outlineOf({ nodes: node.children })})`;
  return node.el + attributes.join('') + children;
}

/** The tree as HTML that means the same, for reading it again. */
export function markupOf(nodes: readonly ContentNode[]): string {
  return nodes.map(markupOfNode).join('');
}

function markupOfNode(node: ContentNode): string {
  if (typeof node === 'string') return escape(node);
  const { el, attrs, children } = node;
  const attributes = Object.entries(attrs).map(([name, value]) => ` ${name}="${escape(value)}"`);
  if (/^(?:br|hr|img)$/.test(el)) return `<${el}${attributes.join('')}>`;
  // The first line break in a `pre` does not count.
  return `<${el}${attributes.join('')}>${el === 'pre' ? '\n' : ''}${markupOf(children)}</${el}>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Every node of a tree with its depth, the outermost being 1. */
export function* nodesOf(nodes: readonly ContentNode[], depth = 1): Generator<[ContentNode, number]> {
  for (const node of nodes) {
    yield [node, depth];
    if (typeof node !== 'string') yield* nodesOf(node.children, depth + 1);
  }
}
