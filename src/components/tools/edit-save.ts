import { checkComment } from '../../core/check-comment.js';
import type { CommentId } from '../../core/comment.js';
import { AdapterError } from '../../core/errors.js';
import { infoFor } from '../../state/info-for.js';
import { saveEdit } from '../../state/save-edit.js';
import { fieldError } from '../composing/form-words.js';
import { focusComment } from '../section-focus.js';
import { dropEdit, keepEdit } from './edit-draft.js';
import { type Desk, fieldOf, isHere, type OpenEdit, typedIn } from './edit-desk.js';
import type { RowContext } from './row-context.js';

/** Saves what stands in the field, if it may stand there and nobody else has changed the comment meanwhile. */
export async function save(desk: Desk, id: CommentId): Promise<void> {
  const { context, open, change, writings } = desk;
  const edit = open.get(id);
  if (!edit || edit.busy || edit.over || writings.of(id)?.holds()) return;
  const text = typedIn(desk, id);
  const problem = problemWith(context, id, text);
  change(id, { ...edit, text, problem, busy: problem === undefined });
  if (problem !== undefined) return fieldOf(context, id)?.focus();
  try {
    // What was shown next to it has been seen: that may be overwritten, and nothing else.
    const from = edit.other ?? edit.from;
    const other = await saveEdit(context.thread, id, { from, text: text.trim() });
    if (other === undefined) saved(desk, id, text);
    else showBoth(desk, id, { ...edit, text }, other);
  } catch (thrown) {
    refused(desk, id, { ...edit, text }, AdapterError.from(thrown));
  }
}

function problemWith({ thread, words }: RowContext, id: CommentId, text: string): string | undefined {
  const info = infoFor(thread, { parent: id });
  if (!info) return text.trim() === '' ? words.text('textRequired') : undefined;
  const [error] = checkComment(text, undefined, info);
  return error && fieldError(error, words);
}

function saved(desk: Desk, id: CommentId, text: string): void {
  const { context, change, aside } = desk;
  const [typed, here] = [typedIn(desk, id), isHere(context, id)];
  aside.delete(id);
  context.host.say(context.words.text('saved'));
  if (typed !== text) {
    // What was typed meanwhile is another change.
    const next = { text: typed, from: text.trim() };
    keepEdit(context, id, next);
    return change(id, { ...next, busy: false });
  }
  dropEdit(context, id);
  change(id, undefined);
  if (here) focusComment(context.root, id);
}

/** Somebody else has changed the comment: both texts are shown, and the reader decides (F039). */
function showBoth(desk: Desk, id: CommentId, edit: OpenEdit, other: string): void {
  const { context, change } = desk;
  const [text, here] = [typedIn(desk, id), isHere(context, id)];
  change(id, { text, from: edit.from, other, busy: false });
  context.host.say(context.words.text('editChanged'));
  if (here) context.row(id)?.querySelector<HTMLElement>('[part~="edit-conflict"]')?.focus();
}

function refused(desk: Desk, id: CommentId, edit: OpenEdit, error: AdapterError): void {
  const { context, change } = desk;
  const why = context.explain(error);
  const [text, here] = [typedIn(desk, id), isHere(context, id)];
  const over = isOver(context, id, error);
  if (over) keepEdit(context, id, { text, from: edit.from });
  change(id, { ...edit, text, busy: false, problem: over ? undefined : why, over });
  context.host.say(over ? context.words.text(over === 'gone' ? 'editGone' : 'editOver') : why);
  if (here) fieldOf(context, id)?.focus();
}

/** Whether the text can no longer go where it was meant for, and why. */
function isOver(context: RowContext, id: CommentId, { kind }: AdapterError): OpenEdit['over'] {
  const comment = context.comment(id);
  if (kind === 'not-found' || (kind === 'forbidden' && comment?.status === 'removed')) return 'gone';
  // Where there is an end to editing and the backend forbids it, that has come: its clock counts.
  return kind === 'forbidden' && Number.isFinite(comment?.can.edit) ? 'time' : undefined;
}
