import type { Author } from './comment.js';

/** How many comments a thread has. */
export interface Total {
  readonly count: number;
  /** `false` when there may be more than `count`. */
  readonly exact: boolean;
}

/** The orders that a thread can be read in. Replies stay oldest first in all of them. */
export type SortOrder = 'oldest' | 'newest';

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
  readonly format: 'html' | 'text';
  /** The longest text the backend takes, in UTF-8 bytes. */
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
  /** `null` when only a page of comments will tell. */
  readonly total: Total | null;
}
