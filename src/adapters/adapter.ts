import type { Author, Comment, CommentId, NewComment } from '../core/comment.js';
import type { SortOrder, ThreadInfo, Total } from '../core/thread-info.js';

/**
 * The contract between the section and a backend.
 *
 * Only `comments` is required. Every other port is optional, and holding the port *is* the
 * capability: there are no flags to drift. What this deployment and this reader may do is data
 * that comes with the answers.
 *
 * Every method rejects with `AdapterError`, or with `signal.reason` once its signal aborts.
 * `describeAdapter` in `testing/` checks all of this; an adapter that passes it is finished.
 */
export interface Adapter {
  /** Names the thread across visits, for what this browser keeps. Without it nothing is kept. */
  readonly key?: string | undefined;
  readonly comments: CommentsPort;
  readonly edits?: EditsPort | undefined;
  readonly session?: SessionPort | undefined;
  readonly moderation?: ModerationPort | undefined;
  readonly counts?: CountsPort | undefined;
}

/** What every call takes. */
export interface Call {
  /** Ends the call early: it then rejects with `signal.reason`. */
  readonly signal: AbortSignal;
}

/** Where to go on reading. Opaque: only the adapter that made it can read it. */
export type Cursor = string;

/** Some comments of a thread, in any tree order: parents may come late, or never. */
export interface CommentPage {
  readonly comments: readonly Comment[];
  /** Where the next page begins; `null` after the last. */
  readonly next: Cursor | null;
  /** How many comments of people the whole thread has, when this answer told. */
  readonly total?: Total | undefined;
}

/** Which page to read. Without `cursor`, the first. */
export interface ListQuery {
  readonly sort: SortOrder;
  readonly cursor?: Cursor | undefined;
}

/** Reading a thread and adding to it. */
export interface CommentsPort {
  describe(call: Call): Promise<ThreadInfo>;
  list(query: ListQuery, call: Call): Promise<CommentPage>;
  /** The replies below one comment, at any depth: for branches that `list` did not bring whole. */
  replies(parent: CommentId, cursor: Cursor | undefined, call: Call): Promise<CommentPage>;
  /** One comment, after all of its ancestors that still exist. Rejects with `not-found`. */
  find(id: CommentId, call: Call): Promise<readonly Comment[]>;
  /** Adds a comment. A second call with the same `key` adds none, and answers with the first. */
  create(comment: NewComment, call: Call): Promise<Comment>;
}

/** Changing comments that are there. */
export interface EditsPort {
  /** The text to start an edit from, in the thread's writing format. */
  source(id: CommentId, call: Call): Promise<string>;
  update(id: CommentId, text: string, call: Call): Promise<Comment>;
  /** Takes a comment away. Answers with what is left in its place, `null` when nothing is. */
  remove(id: CommentId, call: Call): Promise<Comment | null>;
}

/** How signing in goes on: elsewhere, or it is done. */
export type SignIn =
  | { readonly kind: 'redirect'; readonly url: string }
  | { readonly kind: 'signed-in'; readonly viewer: Author };

/** Who is reading. */
export interface SessionPort {
  current(call: Call): Promise<Author | null>;
  /** `returnTo` is the address to come back to. */
  signIn(returnTo: string, call: Call): Promise<SignIn>;
  signOut(returnTo: string, call: Call): Promise<{ readonly url: string } | null>;
}

/** For those whom the backend lets: `Comment.can.moderate` says who. Each sets a state, none flips one. */
export interface ModerationPort {
  approve(id: CommentId, call: Call): Promise<Comment>;
  /** Takes a comment out of the thread. Answers with it as its moderators see it. */
  hide(id: CommentId, as: 'held' | 'spam' | 'removed', call: Call): Promise<Comment>;
}

/** Comment counts of many threads at once. */
export interface CountsPort {
  /** Answers in the order asked, in the backend's own terms for a thread. */
  counts(threads: readonly string[], call: Call): Promise<readonly number[]>;
}
