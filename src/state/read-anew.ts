import type { Comment } from '../core/comment.js';
import { writerOf } from '../core/people.js';
import { contextOf, type ThreadContext } from './context.js';
import { loadMore } from './load-more.js';
import { changeRow, removeRows } from './rows.js';
import type { Thread } from './thread.js';

/** Pages that are read again: a backend that never ends does not end the page. */
const MOST_PAGES = 200;

/** What was known of a thread before it was read again, and to whom. */
interface Before {
  readonly comments: readonly Comment[];
  readonly reader: string | null;
  readonly wasWhole: boolean;
}

/**
 * Reads a thread again by `load`, and then, for which nobody has to wait, as far as it was read before. Where the
 * reader is somebody else by now, what only the former one could see and do goes.
 */
export async function readAnew(thread: Thread, load: () => Promise<void>): Promise<void> {
  const context = contextOf(thread);
  const before: Before = {
    comments: [...context.comments.values()].map(({ id }) => context.comments.confirmed(id)),
    reader: readerIn(context),
    wasWhole: context.$more.get().is === 'end',
  };
  await load();
  if (context.$list.get().is === 'ready') void readOn(context, before);
}

async function readOn(context: ThreadContext, before: Before): Promise<void> {
  const isUnread = (): boolean => before.wasWhole || unlisted(context, before).some(({ kind }) => kind === 'comment');
  for (let left = MOST_PAGES; left > 0 && isUnread() && context.$more.get().is === 'idle'; left -= 1)
    await loadMore(context);
  if (readerIn(context) === before.reader) return;
  const rest = unlisted(context, before);
  const hidden = rest.filter(({ status }) => status === 'held' || status === 'spam');
  removeRows(
    context,
    hidden.map(({ id }) => id),
  );
  for (const { id } of rest) if (context.comments.has(id)) withoutRights(context, context.comments.confirmed(id));
  context.place();
}

function readerIn({ $info }: ThreadContext): string | null {
  const info = $info.get();
  return info.is === 'ready' ? writerOf(info.value.viewer) : null;
}

/** Those that the backend did not list again, and that are not this reader’s own. */
function unlisted({ comments, own }: ThreadContext, before: Before): readonly Comment[] {
  return before.comments.filter(
    (comment) => comments.has(comment.id) && comments.confirmed(comment.id) === comment && !own.has(comment.id),
  );
}

function withoutRights(context: ThreadContext, comment: Comment): void {
  const { reply } = comment.can;
  if (Object.keys(comment.can).length > 1) changeRow(context, { ...comment, can: { reply } });
}
