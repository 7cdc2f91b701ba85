/** What pieces of code are marked as. `name` is what a value is given to: an attribute, a key, a variable. */
export const CODE_KINDS = [
  'comment',
  'keyword',
  'string',
  'number',
  'function',
  'type',
  'name',
  'heading',
  'inserted',
  'deleted',
] as const;

export type CodeKind = (typeof CODE_KINDS)[number];

/** The classes that `highlightCode` sets, for style sheets. */
export const CODE_CLASSES: readonly string[] = CODE_KINDS.map((kind) => `token-${kind}`);

/** A piece of code; all of them in a row are the code. */
export interface CodeToken {
  /** Absent for what is not marked. */
  readonly kind?: CodeKind | undefined;
  readonly text: string;
}
