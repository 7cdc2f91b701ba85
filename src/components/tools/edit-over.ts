import type { CommentId } from '../../core/comment.js';
import type { GedankenComposer } from '../gedanken-composer.js';
import { dropEdit } from './edit-draft.js';
import type { RowContext } from './row-context.js';

/** Copies what can no longer be saved. */
export async function copyEdit(
  { host, words }: RowContext,
  field: HTMLTextAreaElement | null | undefined,
): Promise<void> {
  if (!field) return;
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    host.say(words.text('copied'));
  } catch {
    // It is selected now, so that the reader's own copy command takes it.
  }
}

/** Opens an answer to a comment that begins with a text, after what is there. Resolves to whether it is there now. */
export async function replyWithEdit(context: RowContext, id: CommentId, text: string): Promise<boolean> {
  if (!(await context.host.actions.reply(id))) return false;
  const form = context.row(id)?.parentElement?.querySelector<GedankenComposer>(':scope > gedanken-composer');
  await form?.updateComplete;
  const field = form?.querySelector('textarea');
  if (!field) return false;
  field.value = field.value === '' ? text : `${field.value}\n\n${text}`;
  // The form keeps what is typed into it.
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  dropEdit(context, id);
  field.focus();
  return true;
}
