import type { CommentPage } from '../adapters/adapter.js';
import type { Body, Comment, CommentId } from '../core/comment.js';
import { contextOf, type ThreadContext } from './context.js';
import type { KnownThread } from './known-threads.js';
import { takePage } from './load-thread.js';
import { ownRowsOf, removeOwnRow } from './own-rows.js';
import { pushes } from './pushes.js';
import type { Thread } from './thread.js';

/** What everybody can read of a thread: `undefined` where it is read by somebody in particular, or not read yet. */
export function knownOf(thread: Thread): Omit<KnownThread, 'width' | 'height'> | undefined {
  const { $info, $list, $pings, $total, adapter, arrangement, comments, measured, listed } = contextOf(thread);
  const info = $info.get();
  // Several sources come one after the other: no one page is the first.
  if (info.is !== 'ready' || $list.get().is !== 'ready' || info.value.viewer || adapter.sources) return undefined;
  const rows = [...measured.reading, ...$pings.get()].map((id) => comments.confirmed(id));
  return {
    at: listed,
    sort: arrangement.sort,
    info: info.value,
    comments: rows.filter(({ status }) => status === 'published' || status === 'removed'),
    total: $total.get(),
  };
}

/**
 * Shows what is known of a thread until its backend has answered; then what differs changes in its place, and what would
 * push away what is being read waits to be asked for. Answers whether there was anything to show.
 */
export function recall(thread: Thread, { comments, info, sort, total }: KnownThread): boolean {
  const context = contextOf(thread);
  const { $info, $list, arrangement } = context;
  if ($list.get().is === 'ready' || context.comments.size > 0 || arrangement.sort !== sort || comments.length === 0)
    return false;
  const ids = comments.map(({ id }) => id);
  if ($info.get().is !== 'ready') $info.set({ is: 'ready', value: info });
  ownRowsOf(context);
  takePage(context, { comments, next: null, total: total ?? undefined });
  context.recalled = { total: context.counted, settle: (page) => settle(context, ids, page) };
  return true;
}

/** Takes over what the backend says in place of what was remembered. */
function settle(context: ThreadContext, known: readonly CommentId[], page: CommentPage): void {
  const { arrangement, comments, recalled } = context;
  const listed = new Set<CommentId>(page.comments.map(({ id }) => id));
  // Where an answer has been begun there is a form, which goes with nothing.
  for (const id of context.drafts.begun()) listed.add(id);
  for (const id of known) if (!listed.has(id)) removeOwnRow(context, id);
  // What was remembered is no count, unless the thread itself has been described meanwhile.
  if (context.counted === recalled?.total) context.counted = null;
  context.recalled = undefined;
  arrangement.ranks.clear();
  const waiting = context.isBeingRead() ? page.comments.filter(pushes(context)) : [];
  takePage(context, { ...page, comments: page.comments.map((comment) => withSameBody(context, comment)) });
  if (waiting.length === 0) return;
  for (const { id } of waiting) if (comments.has(id)) arrangement.waiting.add(id);
  context.place();
}

/** A body that says the same is the same one: its nodes stay. */
function withSameBody({ comments }: ThreadContext, comment: Comment): Comment {
  const before = comments.has(comment.id) ? comments.confirmed(comment.id).body : undefined;
  return before && isSame(before, comment.body) ? { ...comment, body: before } : comment;
}

function isSame(a: Body, b: Body): boolean {
  const words = ({ format, source, lang, emojis, warning }: Body): string =>
    JSON.stringify([format, source, lang, emojis, warning]);
  return words(a) === words(b);
}
