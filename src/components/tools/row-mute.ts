import { nothing } from 'lit';
import type { Comment, CommentId } from '../../core/comment.js';
import { personKey } from '../../core/people.js';
import { displayName } from '../views/comment-view.js';
import { mutedListView, mutedView } from '../views/muted-view.js';
import type { RowContext } from './row-context.js';
import { commentsBy, isOwn } from './row-people.js';
import type { Press, RowTool } from './row-tool.js';

/** Muting people in this browser. What they wrote becomes a line; what others answered stays. */
export interface Muting extends RowTool {
  /** Whether a comment is only a line now. */
  hides(comment: Comment): boolean;
}

export function muting(context: RowContext): Muting {
  const { mutes, thread } = context;
  const shown = new Set<CommentId>();
  const hides = (comment: Comment): boolean =>
    comment.status !== 'removed' && mutes.has(comment.author) && !shown.has(comment.id) && !isOwn(comment, thread);
  const hear = ({ key }: StorageEvent): void => {
    for (const person of mutes.hear(key)) for (const comment of commentsBy(thread, person.key)) thread.refresh(comment);
  };
  globalThis.addEventListener('storage', hear);
  return {
    stop: () => globalThis.removeEventListener('storage', hear),
    hides,
    parts: (comment) => (hides(comment) ? ['muted'] : []),
    body: (comment) =>
      hides(comment) ? mutedView(displayName(comment.author, context.words), context.words) : undefined,
    menu(comment) {
      const { words } = context;
      const name = displayName(comment.author, words);
      const count = mutes.$muted.get().length;
      const canMute = !isOwn(comment, thread) && personKey(comment.author) !== '';
      return [
        ...(canMute
          ? [
              mutes.has(comment.author)
                ? { label: words.text('unmute', { name }), action: 'unmute' }
                : { label: words.text('mute', { name }), action: 'mute' },
            ]
          : []),
        ...(count > 0 ? [{ label: words.text('mutedPeople', { count }), action: 'muted-people' }] : []),
      ];
    },
    acts: {
      mute: (press) => mute(context, press),
      unmute: (press) => unmute(context, press),
      'show-once'({ id }) {
        if (id === null) return;
        shown.add(id);
        void context.draw(id);
        context.keepFocus(id);
      },
      'muted-people': (press) => showMuted(context, press),
    },
  };
}

function mute(context: RowContext, { id }: Press): void {
  const { mutes, thread, host, words, panels } = context;
  const comment = context.comment(id);
  if (!comment || id === null) return;
  panels.close();
  mutes.mute(comment.author);
  for (const other of commentsBy(thread, comment.author)) thread.refresh(other);
  host.say(words.text('mutedNow', { name: displayName(comment.author, words) }));
  context.row(id)?.querySelector<HTMLElement>('[data-action="show-once"]')?.focus({ preventScroll: true });
}

/** From a row, its person; from the list of all, the one whose button it is. */
function unmute(context: RowContext, { id, control }: Press): void {
  const { mutes, thread, host, words, panels } = context;
  const comment = context.comment(id);
  const key = control.dataset['person'] ?? (comment && personKey(comment.author));
  const person = mutes.$muted.get().find((muted) => muted.key === key);
  if (!person) return;
  mutes.unmute(person.key);
  for (const other of commentsBy(thread, person.key)) thread.refresh(other);
  host.say(words.text('unmutedNow', { name: displayName(person, words) }));
  if (control.dataset['person'] === undefined) return id === null ? undefined : context.keepFocus(id);
  if (mutes.$muted.get().length === 0) return panels.close(true);
  panels.redraw();
  panels.element?.querySelector<HTMLElement>('button')?.focus();
}

/** The list of them, next to the menu that it was asked for in. */
async function showMuted(context: RowContext, { id, control }: Press): Promise<void> {
  const { panels, mutes } = context;
  const anchor = (id === null ? null : context.row(id)?.querySelector<HTMLElement>('[data-action="menu"]')) ?? control;
  const view = (): unknown => {
    const people = mutes.$muted.get().map((person) => ({ ...person, name: displayName(person, context.words) }));
    return people.length > 0 ? mutedListView(people, context.words) : nothing;
  };
  await panels.show({ kind: 'muted-people', id, anchor, view, placement: 'bottom-end' });
  panels.element?.querySelector<HTMLElement>('button')?.focus();
}
