import type { Comment, CommentId } from '../../core/comment.js';
import { loadedCode } from '../../core/loaded-code.js';
import { sourceOf } from '../../state/edit-comment.js';
import type { Edit } from '../../state/save-edit.js';
import { keptEdit } from './edit-draft.js';
import type { EditForms, FormAct } from './edit-forms.js';
import { EditWindows } from './edit-window.js';
import type { RowContext } from './row-context.js';
import type { Press, RowTool } from './row-tool.js';

const FORM_ACTS: readonly FormAct[] = [
  'edit-save',
  'edit-cancel',
  'edit-keep-other',
  'edit-undo',
  'edit-copy-aside',
  'edit-copy',
  'edit-reply',
];

/**
 * Changing one's own comment in place, in a form that is loaded when it is opened. What is typed is kept until it is saved, or
 * given up.
 */
export function editing(context: RowContext): RowTool {
  let forms: EditForms | undefined;
  let isStopped = false;
  const windows = new EditWindows(context, {
    ending: (id) => forms?.ending(id),
    ended: (id) => forms?.ended(id),
  });

  /** Begins with what was left here before, else with what the backend has. */
  async function begin(id: CommentId): Promise<void> {
    if (forms?.isOpen(id)) return;
    const kept = keptEdit(context, id);
    if (!kept) context.host.say(context.words.text('editLoading'));
    await context.attempt(id, 'actFailed', async () => {
      const [code, edit] = await Promise.all([
        loadedCode(import('./edit-forms.js'), 'The form that changes a comment'),
        kept ?? sourceOf(context.thread, id).then((text): Edit => ({ text, from: text })),
      ]);
      if (isStopped) return;
      forms ??= code.editForms(context, windows);
      forms.begin(id, edit, kept !== undefined);
    });
  }

  const inForm = (act: FormAct): [FormAct, (press: Press) => unknown] => [
    act,
    ({ id }) => (id === null ? undefined : forms?.acts[act](id)),
  ];
  return {
    menu: (comment) =>
      comment.status !== 'removed' && (windows.left(comment) > 0 || hasDraft(context, comment))
        ? [{ label: context.words.text('edit'), action: 'edit', apart: true }]
        : [],
    notice: (comment) => forms?.notice(comment),
    body: (comment) => forms?.body(comment),
    actions: (comment) => windows.view(comment),
    acts: {
      edit: ({ id }) => (id === null ? undefined : begin(id)),
      ...Object.fromEntries(FORM_ACTS.map(inForm)),
    },
    keydown: (event) => forms?.keydown(event),
    stop() {
      isStopped = true;
      windows.stop();
      forms?.stop();
    },
  };
}

/** Whether changes to a comment were begun, which can then be had still. */
function hasDraft(context: RowContext, { id, can }: Comment): boolean {
  return can.edit !== undefined && keptEdit(context, id) !== undefined;
}
