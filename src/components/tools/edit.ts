import type { CommentId } from '../../core/comment.js';
import { AdapterError } from '../../core/errors.js';
import { editComment, sourceOf } from '../../state/edit-comment.js';
import { focusComment } from '../section-focus.js';
import { type Editing, editView } from '../views/edit-view.js';
import type { RowContext } from './row-context.js';
import { idOf } from './row-id.js';
import type { RowTool } from './row-tool.js';

type Draft = Pick<Editing, 'text' | 'busy' | 'problem'>;

/** Changing one's own comment in place. What is typed is kept until it is saved, or given up. */
export function editing(context: RowContext): RowTool {
  const open = new Map<CommentId, Draft>();
  const change = (id: CommentId, draft: Draft | undefined): void => {
    if (draft) open.set(id, draft);
    else open.delete(id);
    void context.draw(id);
  };

  const listening = new AbortController();
  context.root.addEventListener('input', ({ target }) => keepDraft(context, target), { signal: listening.signal });

  return {
    menu: ({ can, status }) =>
      canEdit(can.edit) && status !== 'removed'
        ? [{ label: context.words.text('edit'), action: 'edit', apart: true }]
        : [],
    body(comment) {
      const draft = open.get(comment.id);
      if (!draft) return undefined;
      const { edit = Infinity } = comment.can;
      const until = Number.isFinite(edit) ? context.words.date(edit) : undefined;
      return editView({ id: context.name(comment.id, 'edit'), until, ...draft }, context.words);
    },
    acts: {
      edit: ({ id }) => (id === null || open.has(id) ? undefined : begin(context, id, change)),
      'edit-save': ({ id }) => (id === null || open.get(id)?.busy ? undefined : save(context, id, change)),
      'edit-cancel'({ id }) {
        if (id === null) return;
        context.thread.drafts.set(draftKey(id), '');
        leave(context, id, change);
      },
    },
    keydown(event) {
      const field = event.target instanceof Element ? event.target.closest('[part~="edit-field"]') : null;
      if (!field || event.isComposing) return;
      const press = (action: string): void =>
        field.closest('[part~="edit-form"]')?.querySelector<HTMLElement>(`[data-action="${action}"]`)?.click();
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        press('edit-save');
      } else if (event.key === 'Escape') {
        event.stopPropagation();
        const id = idOf(field);
        if (id === undefined) return;
        context.host.say(context.words.text('editKept'));
        leave(context, id, change);
      }
    },
    stop: () => listening.abort(),
  };
}

type Change = (id: CommentId, draft: Draft | undefined) => void;

/** Begins with what was left here before, else with what the backend has. */
async function begin(context: RowContext, id: CommentId, change: Change): Promise<void> {
  let text = context.thread.drafts.get(draftKey(id));
  if (text === '') {
    context.host.say(context.words.text('editLoading'));
    const got = await context.attempt(id, 'actFailed', async () => {
      text = await sourceOf(context.thread, id);
    });
    if (!got) return;
  }
  change(id, { text, busy: false });
  fieldOf(context, id)?.focus();
}

async function save(context: RowContext, id: CommentId, change: Change): Promise<void> {
  const text = fieldOf(context, id)?.value ?? '';
  if (text.trim() === '') {
    change(id, { text, busy: false, problem: context.words.text('textRequired') });
    return fieldOf(context, id)?.focus();
  }
  change(id, { text, busy: true });
  try {
    await editComment(context.thread, id, text);
  } catch (thrown) {
    const problem = context.explain(AdapterError.from(thrown));
    const typed = fieldOf(context, id)?.value ?? text;
    change(id, { text: typed, busy: false, problem });
    context.host.say(problem);
    return fieldOf(context, id)?.focus();
  }
  context.thread.drafts.set(draftKey(id), '');
  change(id, undefined);
  context.host.say(context.words.text('saved'));
  focusComment(context.root, id);
}

function leave(context: RowContext, id: CommentId, change: Change): void {
  change(id, undefined);
  context.row(id)?.querySelector<HTMLElement>('[data-action="menu"]')?.focus({ preventScroll: true });
}

function keepDraft({ thread }: RowContext, target: EventTarget | null): void {
  if (!(target instanceof HTMLTextAreaElement) || !target.part.contains('edit-field')) return;
  const id = idOf(target);
  if (id !== undefined) thread.drafts.set(draftKey(id), target.value);
}

function fieldOf(context: RowContext, id: CommentId): HTMLTextAreaElement | null | undefined {
  return context.row(id)?.querySelector<HTMLTextAreaElement>('[part~="edit-field"]');
}

function canEdit(until: number | undefined): boolean {
  return until !== undefined && until > Date.now();
}

/** Apart from the drafts of answers, which are kept by the comment they answer. */
function draftKey(id: CommentId): string {
  return `edit:${id}`;
}
