import type { Comment, CommentId } from '../core/comment.js';
import type { Call } from './adapter.js';
import type { LemmyContext } from './lemmy-context.js';
import { readView, type Reading } from './lemmy-wire.js';
import { own, readCount, readId } from '../core/fields.js';
import { readList, withoutEmptyPlaces } from './read-only.js';

/** How deep to read at once; what is deeper is read from where it ends. */
const DEPTH = 8;
/** With a depth, Lemmy gives 300 whatever is asked for, and the same ones again as further pages (lemmy#5861). */
const MOST = 300;

/** What one request brings. */
export interface Listing {
  /** In the order of the server. */
  readonly comments: readonly Comment[];
  /** Whether nothing is missing below or beside them. */
  readonly exact: boolean;
}

/** The comments of the post, or, with `parent_id`, of one branch. */
export async function listComments(
  context: LemmyContext,
  params: Readonly<Record<string, string>>,
  call: Call,
): Promise<Listing> {
  const reading = await context.reading(call);
  const all = { post_id: reading.post, type_: 'All', max_depth: String(DEPTH), limit: '50', ...params };
  const raw = await context.ask('comment/list', all, 'comments', call);
  const views = readList(raw, MOST * 2, 'comments: is this Lemmy?');
  const comments = withGaps(readAll(views, reading), views);
  return {
    comments: withoutEmptyPlaces(comments),
    exact: views.length < MOST && comments.every(({ replies }) => replies === undefined),
  };
}

/** One bad comment among good ones is left out, as is one that was told before. */
function readAll(views: readonly unknown[], reading: Reading): readonly Comment[] {
  const comments = new Map<CommentId, Comment>();
  for (const view of views) {
    const comment = readView(view, reading);
    if (comment && !comments.has(comment.id)) comments.set(comment.id, comment);
  }
  return [...comments.values()];
}

/** Lemmy counts all that is below a comment. Where it counts some and brought none, there is one direct answer at least. */
function withGaps(comments: readonly Comment[], views: readonly unknown[]): readonly Comment[] {
  const answered = new Set(comments.map(({ parent }) => parent));
  const hasMore = new Set<string | undefined>();
  for (const view of views)
    if ((readCount(own(own(view, 'counts'), 'child_count')) ?? 0) > 0)
      hasMore.add(readId(own(own(view, 'comment'), 'id')));
  return comments.map((comment) =>
    hasMore.has(comment.id) && !answered.has(comment.id) ? { ...comment, replies: 1 } : comment,
  );
}
