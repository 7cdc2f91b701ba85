import type { LitElement } from 'lit';
import type { WritableAtom } from 'nanostores';
import type { CommentId, NewComment } from '../../core/comment.js';
import type { AdapterError } from '../../core/errors.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { Thread } from '../../state/thread.js';
import type { GedankenComposer } from '../gedanken-composer.js';
import type { GuestMemory } from '../guest-memory.js';
import type { FormWork } from './form-work.js';

/** What comes back into a form. Its words are its draft. */
export interface Returned {
  /** The same words count as the same comment. */
  readonly key: string | undefined;
  /** Why they came back; `undefined` when the writer wanted them. */
  readonly error: AdapterError | undefined;
  /** Whether the writer has not turned to something else meanwhile. */
  readonly here: boolean;
}

/** What the forms of a thread need of their section. */
export interface ComposingHost {
  /** Where events are dispatched. */
  readonly element: LitElement;
  readonly thread: Thread;
  readonly guest: GuestMemory;
  words(): Localizer<'form'>;
  /** Tells screen readers. */
  say(message: string): void;
  /** The page's developer has something to change. */
  tell(message: string): void;
  /** A comment stands in its place: the reader goes there. */
  sent(id: CommentId): void;
  /** Opens the form below a comment, wherever that is. Resolves to whether it is open. */
  openReply(id: CommentId): Promise<boolean>;
  /** Opens the form below a comment that is in the page. Answers whether it is open. */
  openForm(id: CommentId): boolean;
  /** What comes back into a form. */
  $returned(parent: CommentId | null): WritableAtom<Returned | null>;
}

/**
 * What the forms of one thread do: check, keep, send, and bring back. Loaded once the comments are in the page, or when a
 * form is used before. Until then one can write already.
 */
export interface Composing {
  /** Whether words were sent and not confirmed: they stay where they are, also when the thread closes meanwhile. */
  readonly hasUnconfirmed: boolean;
  /** Sets one form to work. */
  workFor(composer: GedankenComposer): FormWork;
  /** Somebody begins to write: loads what sends. */
  begin(): void;
  /**
   * Resolves to what the comment’s row is called; to `undefined` when the page did not let it be sent. `meant`: the
   * reader knows that they have said so before. Rejects with `AdapterError`.
   */
  send(comment: NewComment, meant: boolean): Promise<CommentId | undefined>;
  /** Takes up what an earlier visit left. */
  restore(): Promise<void>;
  /** What stands in the row of a comment that is not confirmed; `undefined` in others. */
  row(id: CommentId): unknown;
  /** The answers that wait to be finished. */
  strip(): unknown;
  /** A form was opened: nobody needs to be told of what was begun in it. */
  opened(id: CommentId): void;
  /** Ends with the thread. What is on its way is still sent. */
  stop(): void;
}
