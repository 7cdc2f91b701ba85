import { digestForTemplateResult } from '@lit-labs/ssr-client';
import { nothing, type TemplateResult } from 'lit';
import { type AttributeHole, type Token, templateSource } from './template-source.js';

/**
 * What stands at one place: a template, words, nodes from elsewhere, nothing; or the value of an attribute that has few
 * values, and so belongs to the shape.
 */
export type Kind = TemplateStringsArray | 'text' | 'nodes' | 'nothing' | `=${string}`;

/** Attributes that have few values. */
const OF_SHAPE = new Set(['part', 'class', 'hidden', 'aria-expanded']);

/** Whether the value of an attribute belongs to the shape. */
export function isOfShape({ name }: AttributeHole): boolean {
  return OF_SHAPE.has(name);
}

/** How a value gets to its place. */
type Fill = (node: Node, value: unknown) => void;

interface Target {
  readonly node: Node;
  readonly fill: Fill;
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The nodes that some templates in one another come to, to be copied at once, and the places in them.
 *
 * `hydrate` of `@lit-labs/ssr-client` knows what is whose by comments between the nodes:
 * https://github.com/lit/lit/tree/main/packages/labs/ssr-client. They are more than there are nodes, so a copy gets them only
 * when it is to be brought to life; before that it has those alone between which nodes from elsewhere stand.
 */
export class StillShape {
  /** With all comments. */
  readonly #marked = document.createDocumentFragment();
  readonly #bare: DocumentFragment;
  readonly #places: readonly { readonly steps: string; readonly fill: Fill }[];
  /** Behind which comment which value stands. */
  readonly #lists = new Map<Node, number>();

  /** `kinds`: what stands at all places, in the order of the source. */
  constructor(kinds: Iterable<Kind>) {
    const targets: Target[] = [];
    buildPart(this.#marked, kinds[Symbol.iterator](), targets);
    for (const [at, { node, fill }] of targets.entries())
      if (fill === insertBefore) this.#lists.set(node.previousSibling!, at);
    const [bare, copies] = this.#withoutMarks();
    this.#bare = bare;
    const nodes = targets.map(({ node }) => copies.get(node)!);
    this.#places = targets.map(({ fill }, at) => ({ steps: stepsFrom(nodes[at - 1] ?? bare, nodes[at]!), fill }));
  }

  /** A copy with `values` in its places; `drawn` makes nodes of lists. */
  filled(values: readonly unknown[], drawn: (list: Iterable<unknown>) => Node): DocumentFragment {
    const copy = this.#bare.cloneNode(true) as DocumentFragment;
    let node: Node = copy;
    let at = 0;
    for (const { steps, fill } of this.#places) {
      node = follow(node, steps);
      const value = values[at++];
      fill(node, fill === insertBefore && !(value instanceof Node) ? drawn(value as Iterable<unknown>) : value);
    }
    return copy;
  }

  /** Gives a copy its comments. `first`: its first node; `each` does so for what is in its lists. */
  mark(first: Node, values: readonly unknown[], each: (first: Node, item: unknown) => void): void {
    const walk = (parent: Node, from: Node | null, model: Node | null): void => {
      let node = from;
      for (let like = model; like && like !== this.#marked.lastChild; like = like.nextSibling) {
        const list = this.#lists.get(like);
        if (list !== undefined) {
          const end = endOf(node!);
          markItems(node!, values[list], each);
          node = end.nextSibling;
          like = like.nextSibling!;
        } else if (like instanceof Comment) {
          parent.insertBefore(like.cloneNode(), node);
        } else {
          walk(node!, node!.firstChild, like.firstChild);
          node = node!.nextSibling;
        }
      }
    };
    walk(first.parentNode!, first, this.#marked.firstChild!.nextSibling);
  }

  /** A copy without the comments that can be told again, and which node in it is which. */
  #withoutMarks(): [DocumentFragment, ReadonlyMap<Node, Node>] {
    const bare = this.#marked.cloneNode(true) as DocumentFragment;
    const stays = new Set<Node>([...this.#lists.keys()].flatMap((start) => [start, start.nextSibling!]));
    for (const end of [this.#marked.firstChild!, this.#marked.lastChild!]) stays.add(end);
    const copies = new Map<Node, Node>();
    const [models, nodes] = [this.#marked, bare].map((root) => document.createTreeWalker(root));
    while (models!.nextNode()) copies.set(models!.currentNode, nodes!.nextNode()!);
    for (const [model, node] of copies) if (model instanceof Comment && !stays.has(model)) (node as Comment).remove();
    return [bare, copies];
  }
}

/** The comment at the end of what begins with one. */
function endOf(start: Node): Node {
  let node = start;
  for (let depth = 1; depth > 0;) {
    node = node.nextSibling!;
    if (node instanceof Comment) depth += node.data.startsWith('/') ? -1 : 1;
  }
  return node;
}

function markItems(start: Node, items: unknown, each: (first: Node, item: unknown) => void): void {
  if (items instanceof Node) return;
  let node = start;
  for (const item of items as Iterable<unknown>) {
    const begin = node.nextSibling!;
    node = endOf(begin);
    each(begin.nextSibling!, item);
  }
}

function buildPart(parent: Node, kinds: Iterator<Kind>, targets: Target[]): void {
  const kind = kinds.next().value as Kind;
  const isTemplate = typeof kind !== 'string';
  const digest = isTemplate ? ` ${digestForTemplateResult({ strings: kind } as TemplateResult)}` : '';
  const end = document.createComment('/lit-part');
  parent.appendChild(document.createComment(`lit-part${digest}`));
  if (isTemplate) buildTemplate(parent, templateSource(kind).tokens, kinds, targets);
  else if (kind === 'text') targets.push({ node: parent.appendChild(document.createTextNode('')), fill: setText });
  parent.appendChild(end);
  if (kind === 'nodes') targets.push({ node: end, fill: insertBefore });
}

function buildTemplate(root: Node, tokens: readonly Token[], kinds: Iterator<Kind>, targets: Target[]): void {
  const open = [root];
  for (const token of tokens) {
    const parent = open.at(-1)!;
    if (token.is === 'end') open.pop();
    else if (token.is === 'text') parent.appendChild(document.createTextNode(token.text));
    else if (token.is === 'child') buildPart(parent, kinds, targets);
    else {
      const element = elementOf(token, parent);
      if (token.holes.length > 0) parent.appendChild(document.createComment(`lit-node ${token.index}`));
      parent.appendChild(element);
      for (const hole of token.holes)
        if (isOfShape(hole)) setOfShape(element, hole, kinds.next().value as Kind);
        else targets.push(targetOf(element, hole.name));
      if (!token.isVoid) open.push(element);
    }
  }
}

function elementOf({ name, attributes }: Extract<Token, { is: 'start' }>, parent: Node): Element {
  const isSvg = name === 'svg' || (parent instanceof SVGElement && parent.localName !== 'foreignObject');
  const element = isSvg ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [attribute, value] of attributes) element.setAttribute(attribute, value);
  return element;
}

/** The way to a node that comes later in the document: to the first child, to the next sibling, to the parent. */
function stepsFrom(from: Node, to: Node): string {
  let steps = '';
  for (let at = from; at !== to;) {
    const step = at.contains(to) ? 'f' : at.parentNode!.contains(to) ? 'n' : 'p';
    at = follow(at, step);
    steps += step;
  }
  return steps;
}

function follow(from: Node, steps: string): Node {
  let node = from;
  for (const step of steps)
    node = (step === 'f' ? node.firstChild : step === 'n' ? node.nextSibling : node.parentNode)!;
  return node;
}

function setOfShape(element: Element, { name }: AttributeHole, kind: Kind): void {
  if (kind !== 'nothing') element.setAttribute(name, (kind as string).slice(1));
}

/** https://lit.dev/docs/templates/expressions/ */
function targetOf(element: Element, name: string): Target {
  const bare = name.slice(1);
  // Words that an element gets without having any in the template: to change a text is cheaper than to make one.
  if (name === '.textContent') return { node: element.appendChild(document.createTextNode('')), fill: setText };
  switch (name[0]) {
    case '.':
      return { node: element, fill: (node, value) => void Reflect.set(node, bare, value) };
    case '?':
      return { node: element, fill: (node, value) => void (node as Element).toggleAttribute(bare, Boolean(value)) };
    case '@':
      return { node: element, fill: (node, value) => node.addEventListener(bare, value as EventListener) };
    default:
      return {
        node: element,
        fill: (node, value) => value !== nothing && (node as Element).setAttribute(name, String(value ?? '')),
      };
  }
}

function setText(node: Node, value: unknown): void {
  (node as Text).data = String(value);
}

function insertBefore(node: Node, value: unknown): void {
  node.parentNode!.insertBefore(value as Node, node);
}
