import type { Adapter } from '../adapters/adapter.js';
import type { Challenge, ChallengeProof, Comment } from '../core/comment.js';

/** The ports that an adapter can hold. */
export type PortName = Exclude<keyof Adapter, 'key'>;

/** The ways in which a call to a backend can fail on its way. */
export type Failure = 'offline' | 'unavailable' | 'malformed';

/** Why a backend can never be in some state. The sentence stands in the report, as a test of its own. */
export interface Never {
  readonly never: string;
}

/** One adapter over a backend of its own. */
export interface OpenedAdapter {
  readonly adapter: Adapter;
  /** What the backend calls the thread: what one asks the counts port for. */
  readonly thread: string;
  close?(): Promise<void> | void;
}

/**
 * Opens a fresh adapter on a thread that holds exactly the given comments. Ids and times of the
 * seeds may become the backend's own, but their order in time must stay; `can` means nothing.
 * Bodies are plain text: a backend that keeps HTML keeps them escaped. Parents stand before replies.
 */
export type Open<Opened extends OpenedAdapter> = (seeds: readonly Comment[]) => Promise<Opened>;

/** What others do to a thread while somebody reads it. */
export interface Meanwhile<Opened extends OpenedAdapter = OpenedAdapter> {
  /** Opens the same thread for somebody else, who may write there. */
  readonly another: (opened: Opened) => Promise<Adapter>;
  /** Whether `changes` and `live` tell of comments that somebody else has edited. */
  readonly edits: 'told' | Never;
  /** Whether they tell of comments that somebody else has taken away. */
  readonly removals: 'told' | Never;
}

/** A backend that wants something solved before it takes a comment. */
export interface Challenging<Opened extends OpenedAdapter = OpenedAdapter> {
  /** A thread where every comment of this reader is challenged. */
  readonly open: Open<Opened>;
  /** Solves what it asks for, as the reader would. */
  readonly solve: (challenge: Challenge, opened: Opened) => Promise<ChallengeProof> | ChallengeProof;
}

/** Where a backend has less than the contract allows for, within what it has. Left out: nothing; then every rule is asked. */
export interface Limits {
  /** Why answers to answers stand below the root: the thread has two levels. */
  readonly twoLevels?: Never | undefined;
  /** Why a vote can neither be taken back nor turned round. */
  readonly votesStand?: Never | undefined;
  /** Why nobody can change the words of a comment: it can only be taken away. */
  readonly wordsStand?: Never | undefined;
  /** Why a comment that has answers can't be taken away by its writer. */
  readonly answeredStay?: Never | undefined;
  /** Why only the page takes reactions. */
  readonly pageReactionsOnly?: Never | undefined;
}

/**
 * An adapter under test, and what is promised about it. Nothing is optional but `limits`, whose absence asks for most: what a backend can't
 * do or can't be made to do is said in words, so that no rule passes by not being asked.
 */
export interface AdapterSubject<Opened extends OpenedAdapter = OpenedAdapter> {
  /** Exactly the ports that the adapter holds. */
  readonly ports: readonly PortName[];
  /** The plain state: a thread that anybody can read. */
  readonly open: Open<Opened>;
  /** What becomes of a comment that this reader sends in the plain state. */
  readonly posts: 'published' | 'held' | Never;
  /** How many roots fit on a page at most, so that the rules know when there must be another. */
  readonly pageSize: number | Never;
  readonly limits?: Limits | undefined;
  /** How to act as somebody else. Only adapters that hold `changes` or `live` are asked for it. */
  readonly meanwhile: Meanwhile<Opened> | Never;
  /** How the backend challenges those who write. */
  readonly challenges: Challenging<Opened> | Never;
  readonly states: {
    /** A thread that takes no more comments. */
    readonly closed: Open<Opened> | Never;
    /** A thread where new comments wait for a moderator. */
    readonly holding: Open<Opened> | Never;
    /** A thread where this reader would have to sign in first. */
    readonly signedOut: Open<Opened> | Never;
    /** An adapter for a thread that the backend does not have. */
    readonly missing: Open<Opened> | Never;
  };
  /** Makes the next request to the backend fail for real: pull the plug, answer 503, answer with a page of HTML. */
  readonly failures: Readonly<Record<Failure, ((opened: Opened) => Promise<void> | void) | Never>>;
}

/** The two functions that every test runner has. */
export interface TestRunner {
  describe(name: string, define: () => void): unknown;
  it(name: string, test: () => Promise<void>): unknown;
}

/** Whether something can never be, and says why. */
export function isNever(value: unknown): value is Never {
  return typeof value === 'object' && value !== null && 'never' in value;
}
