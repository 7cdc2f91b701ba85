import type { Author, Reaction, ReactionChoice } from './comment.js';

/** How many comments a thread has. */
export interface Total {
  readonly count: number;
  /** `false` when there may be more than `count`. */
  readonly exact: boolean;
}

/**
 * The orders that a thread can be read in; answers stay oldest first in all of them. `discussed`:
 * most answers first. `best`: the highest share of votes up that can be trusted. `controversial`:
 * many votes, evenly split.
 */
export type SortOrder = 'oldest' | 'newest' | 'discussed' | 'best' | 'controversial';

/** Whether this reader may write here; if not, why, and where they could do something about it. */
export type Posting =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      /** `closed`: the thread takes no more. `read-only`: this way of reading it cannot write. */
      readonly why: 'closed' | 'sign-in' | 'password' | 'read-only';
      /** A page where the reader can sign in, or answer. */
      readonly href?: string | undefined;
    };

/** Whether the form asks a guest for something. */
export type FieldNeed = 'required' | 'optional' | 'hidden';

/** What the form asks a guest for. */
export interface GuestFields {
  readonly name: FieldNeed;
  readonly email: FieldNeed;
  readonly website: FieldNeed;
}

/** What a comment may be made of. */
export interface WritingRules {
  readonly format: 'html' | 'markdown' | 'text';
  /** The longest text the backend takes, in UTF-8 bytes. */
  readonly maxBytes?: number | undefined;
  /** The same in characters as a backend counts them: code points. */
  readonly maxCharacters?: number | undefined;
  /** The same in characters as people count them: grapheme clusters. */
  readonly maxGraphemes?: number | undefined;
  /** The fewest characters it takes, in code points. */
  readonly minCharacters?: number | undefined;
  /** How a text addresses somebody: by `@name`, or by their handle. Absent: not at all. */
  readonly mentions?: 'name' | 'handle' | undefined;
  /** Which pictures can be sent along. Absent: none. */
  readonly images?: ImageRules | undefined;
}

/** Which pictures a backend takes. */
export interface ImageRules {
  /** Media types, such as `image/png`. */
  readonly types: readonly string[];
  readonly maxBytes?: number | undefined;
}

/** What there is to know about a thread besides its comments. */
export interface ThreadInfo {
  /** The title of the page under discussion: plain text. */
  readonly title?: string | undefined;
  readonly posting: Posting;
  /** Who is signed in; `null` for a guest. */
  readonly viewer: Author | null;
  readonly guestFields: GuestFields;
  readonly writing: WritingRules;
  /** The orders the backend can serve, its own first. */
  readonly sorts: readonly SortOrder[];
  /**
   * Whether a comment that was taken can be kept from everybody, its writer and `list` among them: until a moderator or a build
   * lets it through. Where the answer to one got lost, nobody can tell then, and it is sent again only when the reader asks.
   */
  readonly hidesTaken?: boolean | undefined;
  /** `null` when only a page of comments will tell. */
  readonly total: Total | null;
  /** An RSS or Atom feed of the thread; `http:` or `https:`. */
  readonly feed?: string | undefined;
  /** Where somebody who wrote about the page elsewhere can say so. */
  readonly mention?: MentionDesk | undefined;
  /** What one can react with here, and how people reacted to the page itself. */
  readonly reactions?: ThreadReactions | undefined;
}

/** Takes the address of a page that links here: https://www.w3.org/TR/webmention/#sender-notifies-receiver. */
export interface MentionDesk {
  /** What takes it; `http:` or `https:`. */
  readonly endpoint: string;
  /** The page under discussion, as the endpoint knows it. */
  readonly target: string;
}

/** Reactions of a thread, where its backend has them. */
export interface ThreadReactions {
  /** What a reader can choose from. */
  readonly choices: readonly ReactionChoice[];
  /** How people reacted to the page. Absent: only comments take reactions. */
  readonly page?: readonly Reaction[] | undefined;
  /** Whether this reader may react to the page. */
  readonly canReact?: boolean | undefined;
}
