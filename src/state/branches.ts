import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { ask } from './ask.js';
import { contextOf, type ThreadContext } from './context.js';
import { takeShown } from './show.js';
import type { Thread } from './thread.js';

/** How many answers one press of “more replies” shows. */
const STEP = 50;
/** Pages in a row that may say nothing before we believe that there is nothing more. */
const IDLE_PAGES = 3;

/** Collapses what answers a comment, or opens it again. Remembered in this browser. */
export function collapse(thread: Thread, id: CommentId, collapsed: boolean): void {
  const context = contextOf(thread);
  if (context.arrangement.collapsed.set([id], collapsed)) context.place();
}

/** Collapses the answers to every root, or opens all that is collapsed. */
export function collapseAll(thread: Thread, collapsed: boolean): void {
  const context = contextOf(thread);
  const { arrangement, measured } = context;
  const changed = collapsed
    ? arrangement.collapsed.set(
        measured.tree.roots.filter((id) => measured.sizes.get(id)! > 1),
        true,
      )
    : arrangement.collapsed.clear();
  if (changed) context.place();
}

/** Shows one branch alone, from its beginning; `null`: the whole thread again. */
export function focusBranch(thread: Thread, id: CommentId | null): void {
  const context = contextOf(thread);
  if (id !== null && !context.measured.sizes.has(id)) return;
  context.arrangement.focus = id;
  // A branch is read as a whole.
  if (id !== null) context.unfilter();
  context.place();
}

/**
 * Shows more of the answers below a comment: those that are folded away, and when there are none,
 * those that are not loaded. Resolves to the ids that are shown now and were not before, in reading
 * order. Never rejects: `$branch` says what went wrong.
 */
export async function unfold(thread: Thread, parent: CommentId): Promise<readonly CommentId[]> {
  const context = contextOf(thread);
  if (!context.measured.sizes.has(parent)) return [];
  const before = new Set(shownBelow(context, parent));
  context.arrangement.raiseLimit(parent, STEP);
  context.place();
  const isNews = (id: CommentId): boolean => !before.has(id);
  const unfolded = shownBelow(context, parent).filter(isNews);
  if (unfolded.length > 0 || context.children.branch(parent).folded === 0) return unfolded;
  await fetchBranch(context, parent);
  return shownBelow(context, parent).filter(isNews);
}

/** What of a branch is in the page, in reading order. */
function shownBelow({ children }: ThreadContext, parent: CommentId): readonly CommentId[] {
  const found: CommentId[] = [];
  const waiting = children.branch(parent).ids.toReversed();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    found.push(id);
    for (const child of children.branch(id).ids.toReversed()) waiting.push(child);
  }
  return found;
}

/** Brings pages of a branch until one has something new in it, or there are no more. */
async function fetchBranch(context: ThreadContext, parent: CommentId): Promise<void> {
  const { arrangement, comments } = context;
  const { cursors } = arrangement;
  if (arrangement.fetchingOf(parent)?.loading) return;
  arrangement.setFetching(parent, { loading: true, error: undefined });
  context.place();
  try {
    const passed = new Set<CommentId>();
    for (let idle = 0, done = false; !done; idle += 1) {
      const cursor = cursors.get(parent);
      const page = await ask(context.life, (call) => context.reading.replies(parent, cursor, call));
      done = page.comments.some(({ id }) => !comments.has(id) || arrangement.waiting.has(id));
      takeShown(context, page.comments);
      // Each comment that is loaded already is passed over once, so this ends.
      if (page.comments.some(({ id }) => !passed.has(id))) idle = 0;
      for (const { id } of page.comments) passed.add(id);
      if (page.next === null || idle >= IDLE_PAGES) {
        markWhole(context, parent);
        done = true;
      } else cursors.set(parent, page.next);
    }
    arrangement.setFetching(parent, undefined);
  } catch (thrown) {
    if (context.closed) return;
    arrangement.setFetching(parent, { loading: false, error: AdapterError.from(thrown) });
  }
  context.place();
}

/** Everything below was fetched, at any depth: no count of the backend promises more. */
function markWhole({ arrangement, comments }: ThreadContext, parent: CommentId): void {
  const below = new Set([parent]);
  const answers = new Map<CommentId, CommentId[]>();
  for (const { id, parent: above } of comments.values()) {
    if (above === null) continue;
    const siblings = answers.get(above);
    if (siblings) siblings.push(id);
    else answers.set(above, [id]);
  }
  for (const id of below) for (const answer of answers.get(id) ?? []) below.add(answer);
  for (const id of below) arrangement.whole.add(id);
  arrangement.cursors.delete(parent);
}
