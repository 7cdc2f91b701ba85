import type { Comment, CommentId } from '../../core/comment.js';
import { rereadComment } from '../../state/edit-comment.js';
import { focusComment } from '../section-focus.js';
import { editAsideView } from '../views/edit-view.js';
import { dropEdit, keepEdit } from './edit-draft.js';
import { type Desk, fieldOf, typedIn } from './edit-desk.js';

/** Gives way to what somebody else has written there. One's own words stay in reach. */
export async function keepOther(desk: Desk, id: CommentId): Promise<void> {
  const { context, open, aside, change } = desk;
  const edit = open.get(id);
  if (!edit || edit.busy || edit.other === undefined) return;
  desk.writings.of(id)?.leavePreview();
  aside.set(id, { text: typedIn(desk, id), from: edit.other });
  dropEdit(context, id);
  change(id, undefined);
  focusComment(context.root, id);
  context.host.say(context.words.text('editOtherStays'));
  await context.attempt(id, 'actFailed', () => rereadComment(context.thread, id));
}

/** Takes that back: the words are in the field again. */
export function undoKeepOther({ context, aside, change }: Desk, id: CommentId): void {
  const edit = aside.get(id);
  if (!edit) return;
  aside.delete(id);
  keepEdit(context, id, edit);
  change(id, { ...edit, busy: false });
  fieldOf(context, id)?.focus();
}

/** What a row says about words that were given up. */
export function asideView({ context, aside, open }: Desk, { id }: Comment): unknown {
  return aside.has(id) && !open.has(id) ? editAsideView(context.words) : undefined;
}

/** Copies those words. Where the browser forbids it, they are in the field again, to be copied there. */
export async function copyAside(desk: Desk, id: CommentId): Promise<void> {
  const { context, aside } = desk;
  try {
    await navigator.clipboard.writeText(aside.get(id)?.text ?? '');
    context.host.say(context.words.text('copied'));
  } catch {
    undoKeepOther(desk, id);
    fieldOf(context, id)?.select();
  }
}
