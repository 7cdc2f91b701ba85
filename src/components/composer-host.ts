import type { Adapter, SessionPort } from '../adapters/adapter.js';
import type { ReadableAtom, WritableAtom } from 'nanostores';
import type { CommentId, NewComment } from '../core/comment.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Drafts } from '../state/drafts.js';
import type { Thread } from '../state/thread.js';
import type { Composing, Returned } from './composing/composing-host.js';
import type { Etiquette } from './etiquette.js';
import type { GuestMemory } from './guest-memory.js';
import type { CommentSetting } from './views/comment-view.js';

/** What a composer asks of the section that it stands in. */
export interface ComposerHost {
  readonly words: Localizer;
  readonly headingLevel: number;
  readonly drafts: Drafts;
  readonly thread: Thread;
  /** What takes the comment: of several sources, the one where it goes. */
  adapter(): Adapter;
  /** How comments are shown: so is the preview of one. */
  setting(): CommentSetting;
  readonly guest: GuestMemory;
  /** Resolves to what the comment’s row is called. Rejects with `AdapterError`; resolves to `undefined` when the page did not let it be sent. `meant`: the reader knows that they have said so before. */
  send(comment: NewComment, meant: boolean): Promise<CommentId | undefined>;
  /** The comment stands in its place, and its form is empty. `here`: the reader has not turned to something else meanwhile. */
  done(id: CommentId, here: boolean): void;
  /** What could not be sent comes back; its words are the draft. */
  readonly $returned: WritableAtom<Returned | null>;
  /** What the forms of the thread do, once it is loaded. */
  readonly $composing: ReadableAtom<Composing | undefined>;
  /** Loads that; resolves to `undefined` when it did not load. */
  load(): Promise<Composing | undefined>;
  /** The reader has been told that it did not load. */
  failed(): void;
  /** Somebody begins to write. */
  begin(): void;
  cancel(): void;
  /** Tells screen readers. */
  say(message: string): void;
  /** What the site asks of those who write. */
  readonly etiquette: Etiquette;
  /** How many solutions of a challenge the backend was sent for one comment: more than one form may stand here meanwhile. */
  readonly solutions: { count: number };
  /** What the reader has agreed to: a form may be made anew meanwhile. */
  readonly consent: { given: boolean };
  /** Present when one can sign in. */
  readonly session?: SessionPort | undefined;
  /** The reader is somebody else now: reads the thread anew, as them. */
  entered(): Promise<void>;
}
