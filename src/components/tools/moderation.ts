import { html, nothing } from 'lit';
import type { Comment, CommentId, CommentStatus } from '../../core/comment.js';
import type { MessageKey } from '../../i18n/messages.js';
import { approve, hide, pin } from '../../state/moderate.js';
import type { MenuEntry } from '../views/menu-view.js';
import { rowNoteView } from '../views/note-view.js';
import type { RowContext } from './row-context.js';
import type { RowTool } from './row-tool.js';

const SAID = {
  published: 'approvedNow',
  held: 'heldBackNow',
  spam: 'spamNow',
  removed: 'trashNow',
} as const satisfies Record<CommentStatus, MessageKey<'tools'>>;

/** What moderators do in place, each with a way back. */
export function moderation(context: RowContext): RowTool {
  const { thread } = context;
  /** What has just been decided, and what it was before. */
  const undo = new Map<CommentId, { readonly from: CommentStatus; readonly to: CommentStatus }>();

  async function put(id: CommentId | null, to: CommentStatus, isUndo = false): Promise<void> {
    const comment = context.comment(id);
    if (!comment || id === null) return;
    undo.delete(id);
    const from = comment.status;
    const act = (): Promise<void> => (to === 'published' ? approve(thread, id) : hide(thread, id, to));
    if (!(await context.attempt(id, 'actFailed', act))) return context.keepFocus(id);
    if (!isUndo) undo.set(id, { from, to });
    context.host.say(context.words.text(SAID[to]));
    void context.draw(id);
    const back = context.row(id)?.querySelector<HTMLElement>('[data-action="undo"]');
    if (back) back.focus({ preventScroll: true });
    else context.keepFocus(id);
  }

  async function setPinned(id: CommentId | null, pinned: boolean): Promise<void> {
    if (id === null || !(await context.attempt(id, 'actFailed', () => pin(thread, id, pinned)))) return;
    context.host.say(context.words.text(pinned ? 'pinnedNow' : 'unpinnedNow'));
    context.keepFocus(id);
    context.row(id)?.scrollIntoView({ block: 'nearest' });
  }

  return {
    parts: ({ pinned }) => (pinned ? ['pinned'] : []),
    badges: ({ pinned }) =>
      pinned ? html`<span part="badge pinned-badge">${context.words.text('pinned')}</span>` : nothing,
    notice({ id, status }) {
      const done = undo.get(id);
      if (!done || done.to !== status) return nothing;
      const { words } = context;
      return rowNoteView({ text: words.text(SAID[done.to]), action: { label: words.text('undo'), action: 'undo' } });
    },
    actions: (comment) => (comment.status === 'held' && comment.can.moderate ? heldView(context) : nothing),
    menu: (comment) => entriesOf(comment, context),
    acts: {
      approve: ({ id }) => put(id, 'published'),
      hold: ({ id }) => put(id, 'held'),
      spam: ({ id }) => put(id, 'spam'),
      trash: ({ id }) => put(id, 'removed'),
      async undo({ id }) {
        const done = id === null ? undefined : undo.get(id);
        if (done) await put(id, done.from, true);
      },
      pin: ({ id }) => setPinned(id, true),
      unpin: ({ id }) => setPinned(id, false),
    },
  };
}

/** What is decided most often needs no menu. */
function heldView({ words }: RowContext): unknown {
  return (['approve', 'spam', 'trash'] as const).map(
    (action) =>
      html`<button part="button moderation-button" type="button" data-action=${action}>${words.text(action)}</button>`,
  );
}

function entriesOf({ status, can, pinned }: Comment, { words }: RowContext): readonly MenuEntry[] {
  const entry = (action: 'approve' | 'hold' | 'spam' | 'trash' | 'pin' | 'unpin', apart = false): MenuEntry => ({
    label: words.text(action),
    action,
    apart,
  });
  const pins = can.pin && status === 'published' ? [entry(pinned ? 'unpin' : 'pin', true)] : [];
  // Of those that are held, the row itself asks.
  if (!can.moderate || status === 'held') return pins;
  return status === 'published'
    ? [...pins, entry('hold', pins.length === 0), entry('spam'), entry('trash')]
    : [entry('approve', true)];
}
