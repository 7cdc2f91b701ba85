import type { CommentId } from '../../core/comment.js';
import type { Edit } from '../../state/save-edit.js';
import { focusComment, isFocusNowhere } from '../section-focus.js';
import type { Editing } from '../views/edit-view.js';
import type { EditWindows } from './edit-window.js';
import type { EditWritings } from './edit-writing.js';
import type { RowContext } from './row-context.js';

/** Changes that somebody is at. */
export interface OpenEdit extends Edit, Pick<Editing, 'busy' | 'problem' | 'over' | 'other' | 'restored'> {}

/** What the parts of editing share. */
export interface Desk {
  readonly context: RowContext;
  readonly windows: EditWindows;
  readonly writings: EditWritings;
  readonly open: ReadonlyMap<CommentId, OpenEdit>;
  /** Words that their writer gave up for those of somebody else, in reach as long as the page is open. */
  readonly aside: Map<CommentId, Edit>;
  /** Takes over what the reader has typed, which is in the field already: it comes back with its row. */
  type(id: CommentId, text: string): void;
  /** Opens, changes or (`undefined`) closes the form. */
  change(id: CommentId, edit: OpenEdit | undefined): void;
}

export function fieldOf(context: RowContext, id: CommentId): HTMLTextAreaElement | null | undefined {
  return context.row(id)?.querySelector<HTMLTextAreaElement>('[part~="edit-field"]');
}

/** What stands in the field by now. */
export function typedIn({ context, open }: Desk, id: CommentId): string {
  return fieldOf(context, id)?.value ?? open.get(id)?.text ?? '';
}

/** Whether the reader has not turned to something else while the backend took its time. */
export function isHere(context: RowContext, id: CommentId): boolean {
  return isFocusNowhere() || (context.row(id)?.contains(context.root.activeElement) ?? false);
}

/** Closes the form. What was typed stays where it is kept. */
export function leave({ context, change }: Desk, id: CommentId): void {
  change(id, undefined);
  const menu = context.row(id)?.querySelector<HTMLElement>('[data-action="menu"]');
  if (menu) menu.focus({ preventScroll: true });
  else focusComment(context.root, id);
}
