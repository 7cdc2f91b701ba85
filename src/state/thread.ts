import type { ReadableAtom } from 'nanostores';
import type { Adapter, SourceState } from '../adapters/adapter.js';
import type { Comment, CommentId, NewComment } from '../core/comment.js';
import type { AdapterError } from '../core/errors.js';
import { loadedCode } from '../core/loaded-code.js';
import type { SortOrder, ThreadInfo, Total } from '../core/thread-info.js';
import type { Branch, Filter, Order } from './branch.js';
import { register, ThreadContext } from './context.js';
import { Drafts } from './drafts.js';
import { type Keep, keepNothing } from './keep.js';
import { loadMore } from './load-more.js';
import { loadThread } from './load-thread.js';
import type { Loading, More } from './loading.js';

export type { Branch, Filter, Order } from './branch.js';

/** How to open a thread. */
export interface ThreadOptions {
  /** The order of the roots. Default: `oldest`. */
  readonly sort?: SortOrder | undefined;
  /** How deep lists are nested; what is deeper is listed flat. Default: 5. */
  readonly maxDepth?: number | undefined;
  /** Where to remember the reader's own drafts and held comments. Default: nowhere. */
  readonly keep?: Keep | undefined;
  /** The drafts of the thread that this one takes over from. */
  readonly drafts?: Drafts | undefined;
  /** Whether the comments are before somebody’s eyes: then what comes late does not move them. Default: they are not. */
  readonly isBeingRead?: (() => boolean) | undefined;
}

/** One discussion: stores to draw it from, and what one can do with it. No DOM needed. */
export interface Thread {
  /** What is under it, for its ports. */
  readonly adapter: Adapter;
  readonly $info: ReadableAtom<Loading<ThreadInfo>>;
  readonly $list: ReadableAtom<Loading<null>>;
  readonly $more: ReadableAtom<More>;
  /** How many comments of people there are; `null` before the first answer. */
  readonly $total: ReadableAtom<Total | null>;
  /** How many comments of people are loaded. */
  readonly $shown: ReadableAtom<number>;
  readonly $order: ReadableAtom<Order>;
  /** The branch that alone is shown: “continue this thread”. */
  readonly $focus: ReadableAtom<CommentId | null>;
  readonly $filter: ReadableAtom<Filter | null>;
  /** How the reading of each of several sources goes, in the order of the site; empty where there is one. */
  readonly $sources: ReadableAtom<readonly SourceState[]>;
  /** Pingbacks and trackbacks, oldest first. */
  readonly $pings: ReadableAtom<readonly CommentId[]>;
  /** The comments in one list, in reading order; `null` for the outermost. */
  $children(parent: CommentId | null): ReadableAtom<readonly CommentId[]>;
  /** The same lists, with what stands around them. */
  $branch(parent: CommentId | null): ReadableAtom<Branch>;
  /** One comment. Throws for one that is not loaded: ask `has` first. */
  $comment(id: CommentId): ReadableAtom<Comment>;
  /** One comment, as it is to be shown now. Throws for one that is not loaded. */
  comment(id: CommentId): Comment;
  /** One list with what stands around it, as it is now. */
  branch(parent: CommentId | null): Branch;
  /**
   * Tells of each comment that is to be shown differently, or again, and of each whose answers are: for those who watch so
   * many that a store for each would be too much. Answers what ends that.
   */
  hear(tell: (id: CommentId) => void): () => void;
  has(id: CommentId): boolean;
  /** What the row of a comment is called: the same from the moment that it is sent, whatever name the backend gives it. */
  rowName(id: CommentId): string;
  /** Whether a comment is new since the last visit, or arrived live in this one. */
  isFresh(id: CommentId): boolean;
  /** Loads the thread, again after a failure. Never rejects: resolves to what went wrong. */
  load(): Promise<AdapterError | undefined>;
  /** Loads one more page and resolves to the new ids. Never rejects: `$more` says what went wrong. */
  loadMore(): Promise<readonly CommentId[]>;
  /** Resolves to the comment as the backend confirmed it; rejects with `AdapterError`. */
  post(comment: NewComment): Promise<Comment>;
  /** Resolves to whether the comment is now among those shown, to `undefined` when another was wanted meanwhile; rejects with `AdapterError`. */
  reveal(id: CommentId): Promise<boolean | undefined>;
  /** What a comment is called here that was revealed, perhaps by another name. */
  nameOf(id: CommentId): CommentId;
  /** What was typed and not yet confirmed, by the comment it answers. */
  readonly drafts: Drafts;
  /** Draws one comment again, because something around it changed. */
  refresh(id: CommentId): void;
  setMaxDepth(maxDepth: number): void;
  /** Ends reading. What was being sent is still sent. */
  close(): void;
}

/** Opens a discussion over any adapter. Nothing is asked for before `load`. */
export function openThread(adapter: Adapter, options: ThreadOptions = {}): Thread {
  const { sort = 'oldest', maxDepth = 5, keep = keepNothing, isBeingRead = () => false } = options;
  const { drafts = new Drafts(keep, adapter.key) } = options;
  const context = new ThreadContext(adapter, { sort, maxDepth, keep, drafts, isBeingRead });
  const { $info, $list, $more, $total, $shown, $pings, $order, $focus, $filter, $sources } = context;
  const thread: Thread = {
    adapter,
    $info,
    $list,
    $more,
    $total,
    $shown,
    $pings,
    $order,
    $focus,
    $filter,
    $sources,
    $children: (parent) => context.children.$(parent),
    $branch: (parent) => context.children.$branch(parent),
    $comment: (id) => context.comments.$(id),
    comment: (id) => context.comments.get(id),
    branch: (parent) => context.children.branch(parent),
    hear(tell) {
      const stops = [context.comments.hear(tell), context.children.hear(tell)];
      return () => stops.forEach((stop) => stop());
    },
    has: (id) => context.comments.has(id),
    rowName: (id) => context.rowNames.get(id) ?? id,
    isFresh: (id) => context.arrangement.fresh.has(id),
    load: () => loadThread(context),
    loadMore: () => loadMore(context),
    post: async (comment) =>
      (await loadedCode(import('./post-comment.js'), 'What sends comments')).postComment(context, comment),
    nameOf: (id) => context.names.get(id) ?? id,
    reveal: async (id) =>
      (await loadedCode(import('./reveal-comment.js'), 'What finds comments')).revealComment(context, id),
    drafts,
    refresh: (id) => context.comments.refresh(id),
    setMaxDepth(depth) {
      context.arrangement.maxDepth = depth;
      context.place();
    },
    close: () => context.close(),
  };
  return register(thread, context);
}
