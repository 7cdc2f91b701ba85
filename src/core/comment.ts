/** Names a comment within its thread. Opaque: never a selector, never a key of a plain object. */
export type CommentId = string;

/** What a row of a thread is: words of a person, or another page's note that it links here. */
export type CommentKind = 'comment' | 'pingback' | 'trackback';

/** Where moderation has put a comment. `removed` keeps its place when it has replies. */
export type CommentStatus = 'published' | 'held' | 'spam' | 'removed';

/** What the backend vouches for about a person; a name can never claim it. */
export type AuthorRole = 'author' | 'moderator';

/** A picture that stands for `:code:` in the words of one comment: custom emoji of the fediverse. */
export interface Emoji {
  /** Without its colons. */
  readonly code: string;
  /** `http:` or `https:`. */
  readonly url: string;
}

/** Who wrote a comment, as far as readers may know. Never an e-mail address, nor a hash of one. */
export interface Author {
  /** Plain text. Empty when the backend has none. */
  readonly name: string;
  /** The same for all that this person wrote, and nobody else's, where the backend vouches for it. Opaque. */
  readonly id?: string | undefined;
  /** How others address them, such as `@ada@social.example`: plain text. */
  readonly handle?: string | undefined;
  /** Their website; `http:` or `https:`. */
  readonly url?: string | undefined;
  /** A picture; `http:` or `https:`. Present only when the site asked for pictures. */
  readonly avatar?: string | undefined;
  readonly roles?: readonly AuthorRole[] | undefined;
  /** Pictures for the shortcodes in `name`. */
  readonly emojis?: readonly Emoji[] | undefined;
}

/** A text that nobody has vouched for yet: only `content` turns it into nodes. */
export interface Body {
  readonly format: 'html' | 'markdown' | 'text';
  readonly source: string;
  /** BCP 47, when the backend knows it. */
  readonly lang?: string | undefined;
  /** Pictures for the shortcodes in `source` and `warning`. */
  readonly emojis?: readonly Emoji[] | undefined;
  /** What readers are warned of, who then open the words themselves: plain text. Empty where nobody says of what. */
  readonly warning?: string | undefined;
}

/** The two ways to vote. Where there are only likes, a like is `up`. */
export type VoteDirection = 'up' | 'down';

/** How people voted on a comment. */
export interface Votes {
  /** What the backend makes of the votes: mostly those up less those down. */
  readonly score: number;
  /** How many voted up, where the backend tells. */
  readonly up?: number | undefined;
  readonly down?: number | undefined;
  /** This reader's own vote, as far as the backend remembers it. */
  readonly mine: VoteDirection | null;
}

/** Something that one can react with. */
export interface ReactionChoice {
  /** What the backend calls it: opaque. */
  readonly name: string;
  /** The emoji to show; without it, `name` is shown. */
  readonly emoji?: string | undefined;
}

/** How people reacted, in one way, to a comment or to the page. */
export interface Reaction extends ReactionChoice {
  readonly count: number;
  /** Whether this reader is among them. */
  readonly mine: boolean;
  /** The names of some of them, where the backend tells: plain text. */
  readonly who?: readonly string[] | undefined;
  /** Some of them as more than a name, 50 at most, where the backend tells. */
  readonly people?: readonly Author[] | undefined;
}

/** What this reader may do with one comment, as the backend sees it. */
export interface CommentRights {
  readonly reply: boolean;
  /** Until when it may be edited: milliseconds since 1970, `Infinity` for always. Absent: not at all. */
  readonly edit?: number | undefined;
  readonly remove?: boolean | undefined;
  readonly moderate?: boolean | undefined;
  /** In which directions it may be voted on: `['up']` where there are only likes. Absent: not at all. */
  readonly vote?: readonly VoteDirection[] | undefined;
  readonly react?: boolean | undefined;
  readonly pin?: boolean | undefined;
  readonly report?: boolean | undefined;
}

/** One row of a thread, as an adapter hands it over: typed, capped, and safe to keep. */
export interface Comment {
  readonly id: CommentId;
  /** The comment that it answers; `null` for a root. May name one that is not (yet) known. */
  readonly parent: CommentId | null;
  readonly kind: CommentKind;
  readonly status: CommentStatus;
  readonly author: Author;
  readonly body: Body;
  /** The server's time in milliseconds since 1970; `null` when it gave none. */
  readonly created: number | null;
  /** When it was last changed, in milliseconds since 1970. */
  readonly edited?: number | undefined;
  /** Where this comment is at home, when that is not the page it is shown on. */
  readonly url?: string | undefined;
  /** Where it came from, when the thread has comments from several places: plain text such as `Mastodon`. */
  readonly source?: string | undefined;
  /** Whether its source only passes on what is said elsewhere, as webmentions do: who has it at first hand knows more. */
  readonly retold?: boolean | undefined;
  /** Where else the same words were found: plain text as `source`. */
  readonly also?: readonly string[] | undefined;
  /** Whether it stands above all others of its list. */
  readonly pinned?: boolean | undefined;
  /** How many direct answers it has, when the backend says so: then those that `list` did not bring can be asked for. */
  readonly replies?: number | undefined;
  readonly votes?: Votes | undefined;
  /** Most frequent first. */
  readonly reactions?: readonly Reaction[] | undefined;
  readonly can: CommentRights;
}

/** What a guest says about themselves. Empty strings for what was not said. */
export interface Guest {
  readonly name: string;
  readonly email: string;
  readonly website: string;
}

/** A comment on its way to the backend. */
export interface NewComment {
  /** The same for every attempt at the same press of the button, so that a retry never posts twice. */
  readonly key: string;
  readonly parent: CommentId | null;
  /** Which of several sources takes a root; without it, the one that the site names. */
  readonly to?: string | undefined;
  /** In the format that `ThreadInfo.writing` names. */
  readonly text: string;
  /** Absent when the reader is signed in. */
  readonly guest?: Guest | undefined;
  /** The reader agreed that the site remembers them. */
  readonly remember?: boolean | undefined;
  /** Whether the reader agreed to the site's privacy policy. Absent where the site does not ask. */
  readonly consent?: boolean | undefined;
  /** What solved the challenge that the backend set. */
  readonly proof?: ChallengeProof | undefined;
}

/** What a backend wants solved before it takes a comment. */
export interface Challenge {
  readonly kind: 'turnstile' | 'hcaptcha' | 'recaptcha' | 'altcha' | 'cap' | 'image';
  /** The site's public key at the service that sets it. */
  readonly siteKey?: string | undefined;
  /**
   * Where the challenge is to be had (`altcha`, `cap`): `http:` or `https:`. Of a service, which of its own scripts is meant,
   * such as reCAPTCHA's for one site key (`?render=…`): one from anywhere else is not loaded.
   */
  readonly url?: string | undefined;
  /** The picture to read (`image`): `https:`, `http:` or `data:image/…`. */
  readonly image?: string | undefined;
  /** What else the solution must carry: opaque. */
  readonly data?: string | undefined;
}

/** The solution of a challenge. */
export interface ChallengeProof {
  readonly kind: Challenge['kind'];
  readonly token: string;
  readonly data?: string | undefined;
}
