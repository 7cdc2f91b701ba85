import type { Comment, CommentId, NewComment } from '../core/comment.js';
import type { AdapterError } from '../core/errors.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';

/** What sending needs of the section that it happens in. */
export interface SendingHost {
  readonly thread: Thread;
  readonly root: ShadowRoot;
  words(): Localizer<'form'>;
  /** Tells screen readers. */
  say(message: string): void;
  /** The backend has a comment. `here`: its writer has not turned to something else meanwhile. */
  confirmed(comment: Comment, sent: NewComment, here: boolean): void;
  /** An attempt has failed. */
  failed(error: AdapterError): void;
  /** Puts words back into their form. Answers whether that could be done. */
  giveBack(comment: NewComment, error: AdapterError | undefined, here: boolean): boolean;
  /** Opens the form below a comment. Resolves to whether it is open. */
  openReply(id: CommentId): Promise<boolean>;
  /** Draws the section again. Resolves when it is drawn. */
  update(): Promise<unknown>;
}

/**
 * What is sent and not confirmed, and what was begun in an earlier visit. Loaded when a form is used,
 * or when this browser holds something of the kind.
 */
export interface SendingDesk {
  /** How many are not confirmed. */
  readonly size: number;
  /** What the thread has of the same words already. */
  same(comment: NewComment): AdapterError | undefined;
  /** Shows a comment in its place, and sends it. Answers what its row is called. */
  send(comment: NewComment): CommentId;
  /** Takes up what an earlier visit left. */
  restore(): Promise<void>;
  /** What stands in the row of an unsent comment; `undefined` in others. */
  row(id: CommentId): unknown;
  /** The answers that wait to be finished. */
  strip(): unknown;
  /** A form was opened: nobody needs to be told of what was begun in it. */
  opened(id: CommentId): void;
  stop(): void;
}
