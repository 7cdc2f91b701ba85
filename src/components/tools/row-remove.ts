import { nothing, type TemplateResult } from 'lit';
import type { CommentId, CommentStatus } from '../../core/comment.js';
import { hideComment, removeComment } from '../../state/edit-comment.js';
import { focusComment, focusHeading } from '../section-focus.js';
import { askView, rowNoteView } from '../views/note-view.js';
import { HeldBack } from './held-back.js';
import type { RowContext } from './row-context.js';
import { idOf } from './row-id.js';
import type { RowTool } from './row-tool.js';

/** How long a removal can be undone, in seconds. */
const SECONDS = 8;

/** Taking back one's own comment, after one question in place. */
export function removal(context: RowContext): RowTool {
  const removals = new Removals(context);
  return {
    // Moderators have a trash, with a way back.
    menu: ({ can, status }) =>
      can.remove && !can.moderate && status !== 'removed'
        ? [{ label: context.words.text('remove'), action: 'remove' }]
        : [],
    notice: ({ id, status }) => removals.view(id, status),
    acts: {
      remove: ({ id }) => id !== null && removals.ask(id, true),
      'remove-yes': ({ id }) => id !== null && removals.hold(id),
      'remove-no': ({ id }) => id !== null && removals.ask(id, false),
      'remove-undo': ({ id }) => id !== null && removals.undo(id),
    },
    keydown(event) {
      const question = event.target instanceof Element ? event.target.closest('[part~="row-question"]') : null;
      if (event.key !== 'Escape' || !question) return;
      event.stopPropagation();
      question.querySelector<HTMLElement>('[data-action="remove-no"]')?.click();
    },
    stop: () => removals.stop(),
  };
}

/** No backend brings back what its writer removed: so it is hidden at once, and removed a little later. */
class Removals {
  readonly #context: RowContext;
  readonly #asked = new Set<CommentId>();
  /** Those that are hidden, and what shows them again. */
  readonly #hidden = new Map<CommentId, () => void>();
  readonly #held = new HeldBack(SECONDS * 1000, (id) => void this.#remove(id));

  constructor(context: RowContext) {
    this.#context = context;
  }

  ask(id: CommentId, asks: boolean): void {
    if (asks) this.#asked.add(id);
    else this.#asked.delete(id);
    void this.#context.draw(id);
    if (asks) this.#focus(id, '[part~="row-question"]');
    else this.#context.keepFocus(id);
  }

  hold(id: CommentId): void {
    const { thread, host, words } = this.#context;
    if (this.#hidden.has(id)) return;
    this.#asked.delete(id);
    this.#context.note(id);
    this.#held.add(id);
    this.#hidden.set(id, hideComment(thread, id));
    this.#focus(id, '[data-action="remove-undo"]');
    host.say(`${words.text('removedNow')} ${words.text('removedHeld', { count: SECONDS })}`);
  }

  undo(id: CommentId): void {
    if (!this.#held.takeBack(id)) return;
    this.#show(id);
    this.#context.keepFocus(id);
    this.#context.host.say(this.#context.words.text('removeUndone'));
  }

  view(id: CommentId, status: CommentStatus): TemplateResult | typeof nothing {
    const { words } = this.#context;
    if (this.#held.has(id))
      return rowNoteView({
        text: words.text('removedHeld', { count: SECONDS }),
        action: { label: words.text('undo'), action: 'remove-undo' },
      });
    if (!this.#asked.has(id) || status === 'removed') return nothing;
    return askView(this.#context.name(id, 'question'), words.text('removeAsk'), [
      { label: words.text('remove'), action: 'remove-yes' },
      { label: words.text('keepComment'), action: 'remove-no' },
    ]);
  }

  stop(): void {
    this.#held.release();
  }

  async #remove(id: CommentId): Promise<void> {
    const context = this.#context;
    const here = context.row(id)?.contains(context.root.activeElement) ?? false;
    const next = neighbour(context, id);
    void context.draw(id);
    const done = await context.attempt(id, 'actFailed', () => removeComment(context.thread, id));
    this.#show(id);
    await context.host.element.updateComplete;
    if (!here) return;
    if (!done) return context.keepFocus(id);
    const place = context.row(id) ? id : next;
    if (place !== undefined && context.row(place)) focusComment(context.root, place);
    else focusHeading(context.root);
  }

  #show(id: CommentId): void {
    this.#hidden.get(id)?.();
    this.#hidden.delete(id);
  }

  #focus(id: CommentId, what: string): void {
    this.#context.row(id)?.querySelector<HTMLElement>(what)?.focus({ preventScroll: true });
  }
}

/** The comment after this one as one reads, else the one before. */
function neighbour({ root }: RowContext, id: CommentId): CommentId | undefined {
  const rows = [...root.querySelectorAll('article')].map((row) => idOf(row));
  const at = rows.indexOf(id);
  return rows[at + 1] ?? rows[at - 1];
}
