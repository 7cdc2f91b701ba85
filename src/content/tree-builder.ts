import { capMarks, dropControls } from './characters.js';
import {
  type AllowedElement,
  type Attributes,
  type Content,
  type ContentElement,
  type ContentNode,
  isInline,
  isLeafBlock,
  MAX_DEPTH,
  MAX_LINKS,
  MAX_MARKS,
} from './tree.js';

const MAX_NODES = 5000;

type Test = (el: AllowedElement) => boolean;
type Some<Value> = Partial<Record<AllowedElement, Value>>;

interface OpenElement extends ContentElement {
  readonly children: ContentNode[];
}

/** Where elements belong that cannot stand just anywhere. */
const HOMES: Some<readonly AllowedElement[]> = {
  li: ['ul', 'ol'],
  thead: ['table'],
  tbody: ['table'],
  tr: ['table', 'thead', 'tbody'],
  td: ['tr', 'table', 'thead', 'tbody'],
  th: ['tr', 'table', 'thead', 'tbody'],
};
/** What comes between these and their content when the source leaves it out. */
const BETWEEN: Some<AllowedElement> = { ul: 'li', ol: 'li', table: 'tr', thead: 'tr', tbody: 'tr', tr: 'td' };
/** Levels kept free for what stands only in others: a part of a table, a row, a cell or an item, and in it a line break. */
const SPARE_LEVELS = 4;

/**
 * Builds a tree of allowed elements from tags in whatever order strangers send them, and keeps it
 * within its limits. No step looks at more than the open elements, which are at most `MAX_DEPTH`.
 */
export class TreeBuilder {
  readonly #root: ContentNode[] = [];
  readonly #stack: OpenElement[] = [];
  #nodes = 0;
  #links = 0;
  #marks = 0;
  #break = false;

  /** Whether nothing more can be added. */
  get full(): boolean {
    return this.#nodes >= MAX_NODES;
  }

  /** Adds text, unless it is white space between blocks. */
  text(source: string): void {
    const { text, marks } = capMarks(dropControls(source), MAX_MARKS, this.#marks);
    const isPre = this.#parent === 'pre';
    if (!isPre && isBlank(text) && this.#isBetweenBlocks()) return;
    this.#fillIn();
    this.#add(isPre && this.#siblings.length === 0 ? text.replace(/^\n/, '') : text);
    this.#marks = marks;
  }

  /** Begins an element where it may stand, after ending those that it cannot stand in. */
  open(el: AllowedElement, attrs: Attributes = {}): void {
    if (this.#goToPlaceFor(el) && this.#hasRoomFor(el)) this.#push(el, attrs);
    else if (isBlock(el)) this.breakLine();
  }

  /** Ends the element and all in it, when it is open. */
  close(el: AllowedElement): void {
    this.#leave((open) => open === el, wallFor(el));
  }

  /** What follows starts on a line of its own. */
  breakLine(): void {
    this.#leave(isLeafBlock, isBlock);
    this.#break = true;
  }

  finish(): Content {
    const truncated = this.full;
    this.#closeTo(0);
    if (truncated) this.#root.push('…');
    return { nodes: this.#root, truncated };
  }

  get #parent(): AllowedElement | undefined {
    return this.#stack.at(-1)?.el;
  }

  get #siblings(): ContentNode[] {
    return this.#stack.at(-1)?.children ?? this.#root;
  }

  #isBetweenBlocks(): boolean {
    const parent = this.#parent;
    const last = this.#siblings.at(-1);
    if (this.#break || (parent && BETWEEN[parent])) return true;
    return last === undefined ? !parent || (isBlock(parent) && !isLeafBlock(parent)) : !isInlineNode(last);
  }

  /** Ends what the element cannot stand in; answers whether it may stand where that leads. */
  #goToPlaceFor(el: AllowedElement): boolean {
    const homes = HOMES[el];
    if (homes) {
      const home = this.#find((open) => homes.includes(open), wallFor(el));
      if (home < 0) return false;
      this.#closeTo(home + 1);
      if (isCell(el) && this.#parent !== 'tr') this.#push('tr');
      return true;
    }
    if (isBlock(el)) this.#leave(isLeafBlock, isBlock);
    if (el === 'a') {
      this.#leave(isLink, isBlock);
      if (++this.#links > MAX_LINKS || this.#find(isLink, () => false) >= 0) return false;
    }
    this.#fillIn();
    return true;
  }

  #hasRoomFor(el: AllowedElement): boolean {
    return isVoid(el) || el in HOMES || this.#stack.length < MAX_DEPTH - SPARE_LEVELS;
  }

  #fillIn(): void {
    for (let el = this.#parent && BETWEEN[this.#parent]; el; el = BETWEEN[el]) this.#push(el);
  }

  #push(el: AllowedElement, attrs: Attributes = {}): void {
    if (this.full) return;
    const node: OpenElement = { el, attrs, children: [] };
    this.#add(node);
    if (!isVoid(el)) this.#stack.push(node);
  }

  #add(node: ContentNode): void {
    if (this.full || node === '') return;
    if (this.#break) {
      this.#break = false;
      if (isInlineNode(node) && this.#isLineTaken()) this.#attach({ el: 'br', attrs: {}, children: [] });
    }
    const siblings = this.#siblings;
    const last = siblings.at(-1);
    if (typeof node === 'string' && typeof last === 'string') siblings[siblings.length - 1] = last + node;
    else this.#attach(node);
  }

  #attach(node: ContentNode): void {
    this.#siblings.push(node);
    this.#nodes += 1;
  }

  /** Whether something stands on the line already, also before the elements that were just opened. */
  #isLineTaken(): boolean {
    let before = this.#siblings.at(-1);
    for (let depth = this.#stack.length; before === undefined && depth > 0; depth -= 1) {
      if (isBlock(this.#stack[depth - 1]!.el)) return false;
      before = (this.#stack[depth - 2]?.children ?? this.#root).at(-2);
    }
    return before !== undefined && isInlineNode(before) && (typeof before === 'string' || before.el !== 'br');
  }

  /** The place of the innermost such element; -1 when there is none this side of a wall. */
  #find(isIt: Test, isWall: Test): number {
    const at = this.#stack.findLastIndex(({ el }) => isIt(el) || isWall(el));
    return at >= 0 && isIt(this.#stack[at]!.el) ? at : -1;
  }

  #leave(isIt: Test, isWall: Test): void {
    const at = this.#find(isIt, isWall);
    if (at >= 0) this.#closeTo(at);
  }

  #closeTo(depth: number): void {
    while (this.#stack.length > depth) {
      const node = this.#stack.pop()!;
      if (!isEmpty(node)) continue;
      this.#siblings.pop();
      if (isBlock(node.el)) this.#break = true;
    }
  }
}

function isVoid(el: AllowedElement): boolean {
  return el === 'br' || el === 'hr' || el === 'img';
}

function isCell(el: AllowedElement): boolean {
  return el === 'td' || el === 'th';
}

function isLink(el: AllowedElement): boolean {
  return el === 'a';
}

function isBlock(el: AllowedElement): boolean {
  return !isInline(el);
}

function isInlineNode(node: ContentNode): boolean {
  return typeof node === 'string' || isInline(node.el);
}

function isBlank(text: string): boolean {
  return !/[^\t\n\f\r ]/.test(text);
}

function isEmpty({ el, children }: OpenElement): boolean {
  const [only] = children;
  if (children.length > 1 || isCell(el)) return false;
  return only === undefined || (isLeafBlock(el) && typeof only === 'string' && isBlank(only));
}

/** What a tag does not look past for the element that it belongs to: lines end at blocks, and cells only in tables. */
function wallFor(el: AllowedElement): Test {
  if (isInline(el)) return isBlock;
  return (open) => isCell(open) && !el.startsWith('t');
}
