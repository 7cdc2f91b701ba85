import type { Author, AuthorRole, Challenge, Comment, Reaction, ReactionChoice } from '../core/comment.js';
import type { GuestFields, Posting, SortOrder, WritingRules } from '../core/thread-info.js';

/** How signing in goes on, where it is not done at once. */
export type MemorySignIn =
  | { readonly kind: 'redirect'; readonly url: string }
  | {
      readonly kind: 'popup';
      readonly url: string;
      /** Resolves once the window has told that the reader signed in. Without it, they do so at once. */
      readonly finished?: (() => Promise<void>) | undefined;
    }
  | {
      readonly kind: 'ask';
      readonly what: 'server' | 'handle' | 'token';
      /** The one answer that is taken. Without it, any is that is not empty. */
      readonly answer?: string | undefined;
    };

/** Who reads a thread in memory. */
export interface MemoryReader {
  /** The name of the reader who is signed in; `null`, as by default, for a guest. */
  readonly author?: string | null | undefined;
  /** What the backend vouches for about the signed-in reader. A moderator gets the ports for moderation and pins. */
  readonly viewerRole?: AuthorRole | undefined;
  /** As whom signing in signs in. Only with it does the adapter hold the session port. */
  readonly account?: string | undefined;
  /** How signing in goes on; it is done at once, unless told otherwise. */
  readonly signIn?: MemorySignIn | undefined;
}

/** What a thread in memory starts with, and by which rules it goes on. */
export interface MemoryBackendOptions {
  /**
   * The comments that are there at first. What their `can` allows, every reader may do; votes and
   * reactions that are `mine` are those of the reader whom the options name.
   */
  readonly comments?: readonly Comment[] | undefined;
  /** The name of the thread. Without one, nothing is kept about it in this browser. */
  readonly thread?: string | undefined;
  readonly title?: string | undefined;
  /** The address of the page under discussion, for permalinks. The current page's, unless given. */
  readonly url?: string | undefined;
  /** The address of a feed to tell of. */
  readonly feed?: string | undefined;
  /** A thread that asks for signing in is open to those who are signed in. */
  readonly posting?: Posting | undefined;
  readonly guestFields?: GuestFields | undefined;
  readonly writing?: WritingRules | undefined;
  /** Whether it tells what a text will look like. */
  readonly preview?: boolean | undefined;
  /** Below which address pictures are found once they are sent along. Without it none can be. */
  readonly pictures?: string | undefined;
  /** People who can be addressed besides those in the thread. Without them the adapter holds no port for mentions. */
  readonly people?: readonly Author[] | undefined;
  /** What it wants solved before it takes a comment of a guest. */
  readonly challenge?: Challenge | undefined;
  /** The token that solves the challenge. Without one, every token does. */
  readonly solution?: string | undefined;
  /** `hold`: new comments wait for a moderator. */
  readonly moderate?: 'hold' | undefined;
  /** How one can vote. Without it one can't, and the adapter holds no port for votes. */
  readonly votes?: 'up' | 'up-down' | undefined;
  /** What one can react with. Without it one can't, and the adapter holds no port for reactions. */
  readonly reactions?: readonly ReactionChoice[] | undefined;
  /** How people have reacted to the page at first. */
  readonly pageReactions?: readonly Reaction[] | undefined;
  /** Whether moderators can pin; they can, unless told otherwise. */
  readonly pins?: boolean | undefined;
  /** Whether readers can report comments. */
  readonly reports?: boolean | undefined;
  /** Whether readers hear at once of what others do; else they have to ask. */
  readonly live?: boolean | undefined;
  /** The orders that it serves, its own first: all, unless told otherwise. */
  readonly sorts?: readonly SortOrder[] | undefined;
  /** After how many comments a page ends. */
  readonly pageSize?: number | undefined;
  /** How many answers below one root a page brings at most. The others are told of by `Comment.replies`. */
  readonly branch?: number | undefined;
  /** How many comments other threads have, by their names. */
  readonly threads?: Readonly<Record<string, number>> | undefined;
  /** This moment, in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

/** A thread in memory, and who reads it. */
export interface MemoryAdapterOptions extends MemoryBackendOptions, MemoryReader {}
