import { nothing } from 'lit';
import type { CommentId } from '../../core/comment.js';
import { removeComment } from '../../state/edit-comment.js';
import { focusComment, focusHeading } from '../section-focus.js';
import { askView } from '../views/note-view.js';
import type { RowContext } from './row-context.js';
import { idOf } from './row-id.js';
import type { RowTool } from './row-tool.js';

/** Taking back one's own comment, after one question in place. */
export function removal(context: RowContext): RowTool {
  const { thread } = context;
  const asked = new Set<CommentId>();

  function ask(id: CommentId | null, asks: boolean): void {
    if (id === null) return;
    if (asks) asked.add(id);
    else asked.delete(id);
    void context.draw(id);
    if (asks) context.row(id)?.querySelector<HTMLElement>('[part~="row-question"]')?.focus({ preventScroll: true });
    else context.keepFocus(id);
  }

  async function remove(id: CommentId | null): Promise<void> {
    if (id === null) return;
    const next = neighbour(context, id);
    ask(id, false);
    if (!(await context.attempt(id, 'actFailed', () => removeComment(thread, id)))) return;
    await context.host.element.updateComplete;
    context.host.say(context.words.text('removedNow'));
    const place = context.row(id) ? id : next;
    if (place !== undefined && context.row(place)) focusComment(context.root, place);
    else focusHeading(context.root);
  }

  return {
    // Moderators have a trash, with a way back.
    menu: ({ can, status }) =>
      can.remove && !can.moderate && status !== 'removed'
        ? [{ label: context.words.text('remove'), action: 'remove' }]
        : [],
    notice({ id, status }) {
      if (!asked.has(id) || status === 'removed') return nothing;
      const { words } = context;
      return askView(context.name(id, 'question'), words.text('removeAsk'), [
        { label: words.text('remove'), action: 'remove-yes' },
        { label: words.text('keepComment'), action: 'remove-no' },
      ]);
    },
    acts: {
      remove: ({ id }) => ask(id, true),
      'remove-yes': ({ id }) => remove(id),
      'remove-no': ({ id }) => ask(id, false),
    },
    keydown(event) {
      const question = event.target instanceof Element ? event.target.closest('[part~="row-question"]') : null;
      if (event.key !== 'Escape' || !question) return;
      event.stopPropagation();
      question.querySelector<HTMLElement>('[data-action="remove-no"]')?.click();
    },
  };
}

/** The comment after this one as one reads, else the one before. */
function neighbour({ root }: RowContext, id: CommentId): CommentId | undefined {
  const rows = [...root.querySelectorAll('article')].map((row) => idOf(row));
  const at = rows.indexOf(id);
  return rows[at + 1] ?? rows[at - 1];
}
