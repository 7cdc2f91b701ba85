import type { Comment, CommentId } from '../../core/comment.js';
import { AdapterError } from '../../core/errors.js';
import { editComment, sourceOf } from '../../state/edit-comment.js';
import { directionFor } from '../../dom/text-direction.js';
import { focusComment } from '../section-focus.js';
import { type Editing, editView } from '../views/edit-view.js';
import { copyEdit, draftKey, replyWithEdit } from './edit-over.js';
import { EditWindows } from './edit-window.js';
import type { RowContext } from './row-context.js';
import { idOf } from './row-id.js';
import type { RowTool } from './row-tool.js';

type Draft = Pick<Editing, 'text' | 'busy' | 'problem' | 'over'>;

/** What the parts of editing share. */
interface Desk {
  readonly context: RowContext;
  readonly windows: EditWindows;
  readonly open: ReadonlyMap<CommentId, Draft>;
  change(id: CommentId, draft: Draft | undefined): void;
}

/** Changing one's own comment in place. What is typed is kept until it is saved, or given up. */
export function editing(context: RowContext): RowTool {
  const open = new Map<CommentId, Draft>();
  const windows = new EditWindows(context, {
    ending: (id) => open.has(id) && context.host.say(context.words.text('editEnding')),
    ended: (id) => end(desk, id),
  });
  const desk: Desk = {
    context,
    windows,
    open,
    change(id, draft) {
      if (draft) open.set(id, draft);
      else open.delete(id);
      void context.draw(id);
    },
  };

  const listening = new AbortController();
  context.root.addEventListener('input', ({ target }) => keepDraft(context, target), { signal: listening.signal });

  return {
    menu: (comment) =>
      comment.status !== 'removed' && (windows.left(comment) > 0 || hasDraft(context, comment))
        ? [{ label: context.words.text('edit'), action: 'edit', apart: true }]
        : [],
    body: (comment) => bodyOf(desk, comment),
    actions: (comment) => windows.view(comment),
    acts: {
      edit: ({ id }) => (id === null || open.has(id) ? undefined : begin(desk, id)),
      'edit-save': ({ id }) => (id === null || open.get(id)?.busy ? undefined : save(desk, id)),
      'edit-cancel': ({ id }) => id !== null && giveUp(desk, id),
      'edit-copy': ({ id }) => (id === null ? undefined : copyEdit(context, fieldOf(context, id))),
      async 'edit-reply'({ id }) {
        if (id !== null && (await replyWithEdit(context, id, fieldOf(context, id)?.value ?? '')))
          desk.change(id, undefined);
      },
    },
    keydown: (event) => keydown(desk, event),
    stop() {
      listening.abort();
      windows.stop();
    },
  };
}

function bodyOf({ context, windows, open }: Desk, comment: Comment): unknown {
  const draft = open.get(comment.id);
  if (!draft) return undefined;
  const { edit = Infinity, reply } = comment.can;
  // By the reader's own clock, however wrong that is.
  const until = Number.isFinite(edit) ? context.words.date(Date.now() + windows.left(comment)) : undefined;
  const canReply = reply && context.host.setting().open;
  return editView({ id: context.name(comment.id, 'edit'), until, canReply, ...draft }, context.words);
}

/** Begins with what was left here before, else with what the backend has. */
async function begin({ context, windows, change }: Desk, id: CommentId): Promise<void> {
  let text = context.thread.drafts.get(draftKey(id));
  if (text === '') {
    context.host.say(context.words.text('editLoading'));
    const got = await context.attempt(id, 'actFailed', async () => {
      text = await sourceOf(context.thread, id);
    });
    if (!got) return;
  }
  const comment = context.comment(id);
  change(id, { text, busy: false, over: comment && windows.left(comment) === 0 });
  fieldOf(context, id)?.focus();
}

async function save(desk: Desk, id: CommentId): Promise<void> {
  const { context, change } = desk;
  const text = fieldOf(context, id)?.value ?? '';
  if (text.trim() === '') {
    change(id, { text, busy: false, problem: context.words.text('textRequired') });
    return fieldOf(context, id)?.focus();
  }
  change(id, { text, busy: true });
  try {
    await editComment(context.thread, id, text);
  } catch (thrown) {
    return refused(desk, id, AdapterError.from(thrown), text);
  }
  context.thread.drafts.set(draftKey(id), '');
  change(id, undefined);
  context.host.say(context.words.text('saved'));
  focusComment(context.root, id);
}

/** Where there is an end to editing and the backend forbids it, that has come: its clock counts. */
function refused({ context, change }: Desk, id: CommentId, error: AdapterError, text: string): void {
  const why = context.explain(error);
  const typed = fieldOf(context, id)?.value ?? text;
  const over = error.kind === 'forbidden' && Number.isFinite(context.comment(id)?.can.edit);
  if (over) context.thread.drafts.set(draftKey(id), typed);
  change(id, { text: typed, busy: false, ...(over ? { over } : { problem: why }) });
  context.host.say(over ? context.words.text('editOver') : why);
  fieldOf(context, id)?.focus();
}

/** The time is over: what was changed is kept, and can be taken elsewhere (F098). */
function end({ context, open, change }: Desk, id: CommentId): void {
  const draft = open.get(id);
  // What is on its way already may still be in time.
  if (!draft || draft.busy || draft.over) return;
  const text = fieldOf(context, id)?.value ?? draft.text;
  change(id, { text, busy: false, over: true });
  context.host.say(context.words.text('editOver'));
}

function keydown(desk: Desk, event: KeyboardEvent): void {
  const field = event.target instanceof Element ? event.target.closest('[part~="edit-field"]') : null;
  if (!field || event.isComposing) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    field.closest('[part~="edit-form"]')?.querySelector<HTMLElement>('[data-action="edit-save"]')?.click();
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    const id = idOf(field);
    if (id === undefined) return;
    desk.context.host.say(desk.context.words.text('editKept'));
    leave(desk, id);
  }
}

function giveUp(desk: Desk, id: CommentId): void {
  desk.context.thread.drafts.set(draftKey(id), '');
  leave(desk, id);
}

function leave({ context, change }: Desk, id: CommentId): void {
  change(id, undefined);
  context.row(id)?.querySelector<HTMLElement>('[data-action="menu"]')?.focus({ preventScroll: true });
}

function keepDraft({ thread }: RowContext, target: EventTarget | null): void {
  if (!(target instanceof HTMLTextAreaElement) || !target.part.contains('edit-field')) return;
  target.dir = directionFor(target.value);
  const id = idOf(target);
  if (id !== undefined) thread.drafts.set(draftKey(id), target.value);
}

/** Whether changes to a comment were begun, which can then be had still. */
function hasDraft({ thread }: RowContext, { id, can }: Comment): boolean {
  return can.edit !== undefined && thread.drafts.get(draftKey(id)) !== '';
}

function fieldOf(context: RowContext, id: CommentId): HTMLTextAreaElement | null | undefined {
  return context.row(id)?.querySelector<HTMLTextAreaElement>('[part~="edit-field"]');
}
