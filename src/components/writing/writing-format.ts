import type { TextState } from '../../dom/text-edit.js';

/** One thing that a toolbar does to a text. */
export type FormatAction = 'bold' | 'italic' | 'link' | 'quote' | 'code' | 'list';

/** How one kind of text is written. */
export interface WritingFormat {
  /** What it has marks for, in the order of the toolbar. */
  readonly actions: readonly FormatAction[];
  /** Marks what is selected, or takes the marks away again. A pure function. */
  apply(action: FormatAction, state: TextState): TextState;
  /** The words of somebody else, marked as such. */
  quote(words: string): string;
}
