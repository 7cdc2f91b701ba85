import type { Author, Body, Comment, CommentId, NewComment, Reaction, VoteDirection, Votes } from '../core/comment.js';
import type { AdapterError } from '../core/errors.js';
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
  readonly pins?: PinsPort | undefined;
  readonly reports?: ReportsPort | undefined;
  readonly votes?: VotesPort | undefined;
  readonly reactions?: ReactionsPort | undefined;
  readonly live?: LivePort | undefined;
  readonly changes?: ChangesPort | undefined;
  readonly preview?: PreviewPort | undefined;
  readonly uploads?: UploadsPort | undefined;
  readonly mentions?: MentionsPort | undefined;
  readonly counts?: CountsPort | undefined;
  readonly recent?: RecentPort | undefined;
  readonly sources?: SourcesPort | undefined;
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

/** How signing in goes on: on another page, in a window, with an answer of the reader's, or it is done. */
export type SignIn =
  | { readonly kind: 'redirect'; readonly url: string }
  | {
      readonly kind: 'popup';
      readonly url: string;
      /**
       * Whether the window tells its opener, by `postMessage`. Only then does it know its opener, and could lead that
       * page elsewhere: take messages of the expected origin and of windows that this page opened.
       */
      readonly answersOpener?: boolean | undefined;
      /** Resolves once the window has told who signed in; rejects when it told that nobody did. */
      finish(call: Call): Promise<Author>;
    }
  | {
      readonly kind: 'ask';
      /** What to ask for: the address of the reader's own server, their handle, or a token that they have. */
      readonly what: 'server' | 'handle' | 'token';
      answer(text: string, call: Call): Promise<SignIn>;
    }
  | { readonly kind: 'signed-in'; readonly viewer: Author };

/** Who is reading. */
export interface SessionPort {
  current(call: Call): Promise<Author | null>;
  /** `returnTo` is the address to come back to. */
  signIn(returnTo: string, call: Call): Promise<SignIn>;
  signOut(returnTo: string, call: Call): Promise<{ readonly url: string } | null>;
}

/** Showing what a text will look like, where only the backend knows. */
export interface PreviewPort {
  preview(text: string, call: Call): Promise<Body>;
}

/** For backends that take pictures: `ThreadInfo.writing.images` says which. */
export interface UploadsPort {
  /** Sends a picture. Answers with what to put into the text for it, in the thread's writing format. `alt` is plain text. */
  upload(picture: Blob, name: string, alt: string, call: Call): Promise<string>;
}

/** Finding people to address beyond those in the thread. */
export interface MentionsPort {
  /** At most ten people whose name or handle begins so. */
  find(beginning: string, call: Call): Promise<readonly Author[]>;
}

/** For those whom the backend lets: `Comment.can.moderate` says who. Each sets a state, none flips one. */
export interface ModerationPort {
  approve(id: CommentId, call: Call): Promise<Comment>;
  /** Takes a comment out of the thread. Answers with it as its moderators see it. */
  hide(id: CommentId, as: 'held' | 'spam' | 'removed', call: Call): Promise<Comment>;
}

/** For those whom the backend lets: `Comment.can.pin` says who. */
export interface PinsPort {
  /** Puts a comment above all others of its list, or back. Sets a state, flips none. */
  pin(id: CommentId, pinned: boolean, call: Call): Promise<Comment>;
}

/** For readers: `Comment.can.report` says who. */
export interface ReportsPort {
  /** Tells the moderators about a comment. `reason` is plain text, and may be empty. A second report changes nothing. */
  report(id: CommentId, reason: string, call: Call): Promise<void>;
}

/** For readers: `Comment.can.vote` says who, and in which directions. */
export interface VotesPort {
  /** Sets this reader's vote, or takes it back with `null`. Answers with the votes as the backend now counts them. */
  cast(id: CommentId, vote: VoteDirection | null, call: Call): Promise<Votes>;
}

/** For readers: `Comment.can.react` and `ThreadInfo.reactions` say who, and with what. */
export interface ReactionsPort {
  /**
   * Sets whether this reader reacts so to a comment, or to the page (`null`). Answers with all
   * reactions there as the backend now counts them: some take back another one of the same reader.
   */
  react(target: CommentId | null, name: string, on: boolean, call: Call): Promise<readonly Reaction[]>;
}

/** What has happened in a thread. */
export interface News {
  /** Comments that came or changed: whole, as `list` would bring them. Parents may be missing. */
  readonly comments: readonly Comment[];
  /** Comments that are gone without a trace. */
  readonly removed: readonly CommentId[];
  /** How many comments of people the thread has now, when this told. */
  readonly total?: Total | undefined;
}

/** News up to a moment, and the name of that moment. */
export interface Changes extends News {
  readonly mark: Mark;
}

/** Names a moment in a thread's life: a time, an ETag, a number. Opaque: only the adapter that made it can read it. */
export type Mark = string;

/** Asking a backend, again and again, what has happened since. It should cost little when nothing has. */
export interface ChangesPort {
  /** Without a mark: nothing but where to begin. With one: what has happened since, at least; more does no harm. */
  since(mark: Mark | undefined, call: Call): Promise<Changes>;
}

/** Being told by a backend as it happens, over `EventSource`, `WebSocket` or the like. */
export interface LivePort {
  /** Listens until the signal aborts. Rejects when the connection can't be made, or breaks. Never resolves. */
  watch(listener: (news: News) => void, call: Call): Promise<never>;
}

/** A comment somewhere on the site, and where it stands. */
export interface RecentComment {
  readonly comment: Comment;
  /** Its permalink; `http:` or `https:`. */
  readonly url: string;
  /** The title of the page under discussion: plain text. */
  readonly title?: string | undefined;
}

/** The newest comments of a whole site. */
export interface RecentPort {
  /** At most `count`, newest first, published ones of people only. */
  recent(count: number, call: Call): Promise<readonly RecentComment[]>;
}

/** Comment counts of many threads at once. */
export interface CountsPort {
  /** Answers in the order asked, in the backend's own terms for a thread; `''` is the adapter's own. */
  counts(threads: readonly string[], call: Call): Promise<readonly number[]>;
}

/** How reading one of several sources goes. */
export interface SourceState {
  /** Names the source among those of the thread. */
  readonly name: string;
  /** What readers know it by: plain text such as `Mastodon`. */
  readonly label: string;
  readonly is: 'loading' | 'ready' | 'failed';
  /** Why it failed. */
  readonly error?: AdapterError | undefined;
  /** What the source says about itself, once it did: who may write there, and what. */
  readonly info?: ThreadInfo | undefined;
}

/** For a thread that is read from several places. `list` answers with what came first; the rest comes when it comes. */
export interface SourcesPort {
  /** The names of those that take what answers no comment; of several the reader may choose. */
  readonly roots: readonly string[];
  /** In the order of the site. */
  states(): readonly SourceState[];
  /** Calls the listener whenever one of them has changed, until the signal aborts. */
  watch(listener: () => void, call: Call): void;
  /** What all of them say about the thread by now; `undefined` as long as the first has said nothing. */
  info(): ThreadInfo | undefined;
  /** The next page of a source that was not there in time for `list`; `null` when none is on its way any more. */
  coming(call: Call): Promise<CommentPage | null>;
  /** The newest comments of one source, for what may have arrived there. Changes nothing about what is being read. */
  newest(name: string, call: Call): Promise<readonly Comment[]>;
  /** Whether some of them tell nothing by themselves, so that `changes` has to be asked although there is `live`. */
  isPartlyLive(): boolean;
  /** Reads a source again that failed: what it says is `coming`. */
  again(name: string): void;
  /** The name of the source that a comment comes from. */
  of(id: CommentId): string;
  /** What talks to one source: for signing in there, and for what only it can do. Throws for a name that there is not. */
  adapter(name: string): Adapter;
}
