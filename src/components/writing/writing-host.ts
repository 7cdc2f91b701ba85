import type { Adapter } from '../../adapters/adapter.js';
import type { CommentId } from '../../core/comment.js';
import type { ThreadInfo } from '../../core/thread-info.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { Thread } from '../../state/thread.js';
import type { CommentSetting } from '../views/comment-view.js';

/** What the tools of a form need of it. */
export interface WritingHost {
  /** The form. It stands in the section's root. */
  readonly element: HTMLElement;
  /** The comment that is answered; `null` for a new root. */
  readonly parent: CommentId | null;
  readonly thread: Thread;
  /** What takes the comment, with its ports: of several sources, the one where it goes. */
  adapter(): Adapter;
  area(): HTMLTextAreaElement;
  info(): ThreadInfo;
  words(): Localizer;
  /** How comments are shown: so is the preview. */
  setting(): CommentSetting;
  /** An id for an element of this form. */
  name(what: string): string;
  /** Tells screen readers. */
  say(message: string): void;
  /** Draws the form again, soon. */
  update(): Promise<unknown>;
}

/** Who has the words of what helps to write. */
export type WritingWords = Localizer<'writing' | 'tools'>;

/** The same, once the words of what helps to write are there. */
export interface WritingScope extends WritingHost {
  words(): WritingWords;
}

/** What helps to write in one form. Loaded once somebody begins. */
export interface Writing {
  /** What stands in place of the text, while something does. */
  inPlace(): unknown;
  /** The line below the text. */
  bar(): unknown;
  /** What opens below that. */
  below(): unknown;
  /** Answers whether the key was taken. */
  keydown(event: KeyboardEvent): boolean;
  /** The text has changed. */
  input(): void;
  /** Puts somebody else's words in, and the cursor below them. */
  quote(words: string): void;
  /** Whether something keeps the text from being sent now; then the reader has been told. */
  holds(): boolean;
  /** Shows the text itself again. */
  leavePreview(): void;
  stop(): void;
}
