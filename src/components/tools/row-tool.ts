import type { Comment, CommentId } from '../../core/comment.js';
import type { MenuEntry } from '../views/menu-view.js';
import type { Peek } from './row-peeks.js';

/** A press of a control with a `data-action`. */
export interface Press {
  /** The comment that it is about; `null` for the page. */
  readonly id: CommentId | null;
  readonly control: HTMLElement;
}

/** One thing that readers can do in a row: what it adds to the row, and what its controls do. */
export interface RowTool {
  parts?(comment: Comment): readonly string[];
  badges?(comment: Comment): unknown;
  notice?(comment: Comment): unknown;
  body?(comment: Comment): unknown;
  actions?(comment: Comment): unknown;
  /** Its entries in the comment's menu. */
  menu?(comment: Comment): readonly MenuEntry[];
  /** What its controls do, by their `data-action`. */
  readonly acts?: Readonly<Record<string, (press: Press) => unknown>>;
  /** What it shows next to something that is pointed at, or focused. */
  readonly peek?: Peek;
  keydown?(event: KeyboardEvent): void;
  stop?(): void;
}
