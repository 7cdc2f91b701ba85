import type { CommentId } from '../core/comment.js';
import { collapse, focusBranch, unfold } from '../state/branches.js';
import { showArrived } from '../state/show-arrived.js';
import type { Thread } from '../state/thread.js';
import type { ActionsSection } from './section-actions.js';
import { focusComment, focusFirst, isFocusNowhere, placeOf } from './section-focus.js';
import { displayName } from './views/comment-view.js';

/** What can be done about the answers to a comment, or (`null`) about the whole list. */
export type BranchAction = 'collapse' | 'unfold' | 'focus' | 'arrived';

/** Does it, moves the focus where the reader now is, and tells screen readers. */
export async function actOnBranch(
  action: BranchAction,
  id: CommentId | null,
  thread: Thread,
  section: ActionsSection,
): Promise<void> {
  if (action === 'arrived') return moveTo(showArrived(thread, id), section);
  if (id === null) return;
  if (action === 'collapse') return toggle(id, thread, section);
  if (action === 'unfold') return more(id, thread, section);
  focusBranch(thread, id);
  section.say(section.words().text('branchShown', { name: nameOf(id, thread, section) }));
  await section.element.updateComplete;
  focusComment(section.element.shadowRoot!, id);
  placeOf(section.element.shadowRoot!, id)?.scrollIntoView({ block: 'nearest' });
}

/** What had the focus in the answers would be gone with them: then their button has it. */
async function toggle(id: CommentId, thread: Thread, { element }: ActionsSection): Promise<void> {
  const { collapsed } = thread.branch(id);
  const item = placeOf(element.shadowRoot!, id)?.closest('[part~="item"]');
  const wasInside = item?.querySelector(':scope > [part~="branch"]')?.contains(element.shadowRoot!.activeElement);
  collapse(thread, id, !collapsed);
  if (!wasInside) return;
  item?.querySelector<HTMLElement>('[part~="toggle-button"]')?.focus();
}

async function more(id: CommentId, thread: Thread, section: ActionsSection): Promise<void> {
  const { loading } = thread.branch(id);
  if (loading) return;
  const fresh = await unfold(thread, id);
  const { error } = thread.branch(id);
  if (error) return section.failed(error);
  section.say(section.words().text('repliesLoaded', { count: fresh.length }));
  await moveTo(fresh, section);
}

async function moveTo(fresh: readonly CommentId[], { element }: ActionsSection): Promise<void> {
  const root = element.shadowRoot!;
  const wasOnButton = root.activeElement?.part.contains('button') ?? false;
  await element.updateComplete;
  if (fresh.length > 0 && (wasOnButton || isFocusNowhere())) focusFirst(root, fresh);
}

function nameOf(id: CommentId, thread: Thread, { words }: ActionsSection): string {
  return displayName(thread.comment(id).author, words());
}
