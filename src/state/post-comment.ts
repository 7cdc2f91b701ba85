import type { Comment, CommentId, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { bringIntoView } from './bring-into-view.js';
import type { ThreadContext } from './context.js';
import { type Destination, homeOf } from './info-for.js';
import { ownRowsOf, replaceRow } from './own-rows.js';
import { pendingOf } from './pending.js';

/**
 * Sends a comment and puts it where it belongs once the backend has confirmed it. Closing the
 * thread does not stop it: what was sent is sent. Rejects with `AdapterError`; a thread that turns
 * out to be closed is remembered as such.
 */
export async function postComment(context: ThreadContext, comment: NewComment): Promise<Comment> {
  try {
    const confirmed = await context.adapter.comments.create(comment, { signal: new AbortController().signal });
    readClock(context, confirmed);
    takePosted(context, confirmed);
    return confirmed;
  } catch (thrown) {
    const error = AdapterError.from(thrown);
    rememberClosed(context, error, comment);
    throw error;
  }
}

/** Learns from a comment that the backend has made just now what the backend’s clock says. */
export function readClock(context: ThreadContext, { created }: Comment): void {
  if (created !== null) context.ahead = created - Date.now();
}

/** Shows what the backend made of a comment of this reader: in the place of the `row` that stood for it, if one did. */
export function takePosted(context: ThreadContext, confirmed: Comment, row: CommentId = confirmed.id): void {
  const isSeen = confirmed.status === 'published';
  if (!isSeen) {
    pendingOf(context).keep(confirmed);
    ownRowsOf(context).expectApproval(confirmed);
  }
  // Nobody else sees it: there is nothing to answer yet.
  replaceRow(context, row, isSeen ? confirmed : { ...confirmed, can: { ...confirmed.can, reply: false } });
  bringIntoView(context, confirmed.id);
}

/** A thread that refused a comment because it is closed takes no other; of several sources only the main one speaks for all. */
export function rememberClosed(
  { $info, adapter: { sources } }: ThreadContext,
  { kind }: AdapterError,
  comment: Destination,
): void {
  const info = $info.get();
  if (kind !== 'closed' || info.is !== 'ready') return;
  if (sources && homeOf(sources, comment) !== sources.roots[0]) return;
  $info.set({ is: 'ready', value: { ...info.value, posting: { allowed: false, why: 'closed' } } });
}
