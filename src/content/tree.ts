/** Elements that stand within a line. */
const FORMATS = [
  'b',
  'code',
  'del',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  's',
  'samp',
  'strong',
  'sub',
  'sup',
  'u',
] as const;
const INLINE = [...FORMATS, 'a', 'abbr', 'br', 'cite', 'img', 'q', 'time'] as const;
/** Blocks that have no blocks in them. */
const LEAF_BLOCK = ['p', 'h3', 'h4', 'h5', 'h6'] as const;
const BLOCK = ['blockquote', 'hr', 'li', 'ol', 'pre', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'] as const;

/** All that a comment's body can be made of. Nothing in this list can run or style, and only `img` can load. */
export type AllowedElement = (typeof INLINE | typeof LEAF_BLOCK | typeof BLOCK)[number];

/** All that an element of a body can carry. */
export type AllowedAttribute =
  | 'align'
  | 'alt'
  | 'class'
  | 'datetime'
  | 'dir'
  | 'height'
  | 'href'
  | 'lang'
  | 'src'
  | 'start'
  | 'width';

/** Values that have passed `checkAttribute`. */
export type Attributes = Readonly<Partial<Record<AllowedAttribute, string>>>;

/** An element of a body, or a run of its text. */
export type ContentNode = string | ContentElement;

export interface ContentElement {
  readonly el: AllowedElement;
  readonly attrs: Attributes;
  readonly children: readonly ContentNode[];
}

/** What came out of a body. Plain data: it can be kept, compared and sent to a worker. */
export interface Content {
  readonly nodes: readonly ContentNode[];
  /** The body was over a limit; its rest is missing, and `nodes` end with an ellipsis. */
  readonly truncated: boolean;
}

/** How deep elements nest. Layout takes seconds at some thousands. */
export const MAX_DEPTH = 32;
/** Combining marks on one letter. */
export const MAX_MARKS = 8;
/** In one body. */
export const MAX_LINKS = 200;

const inline: ReadonlySet<string> = new Set(INLINE);
const leaves: ReadonlySet<string> = new Set(LEAF_BLOCK);
const elements: ReadonlySet<string> = new Set([...INLINE, ...LEAF_BLOCK, ...BLOCK]);

export function isAllowed(name: string): name is AllowedElement {
  return elements.has(name);
}

/** Whether the element stands within a line. */
export function isInline(el: AllowedElement): boolean {
  return inline.has(el);
}

/** Whether it is a block that has no blocks in it. */
export function isLeafBlock(el: AllowedElement): boolean {
  return leaves.has(el);
}
