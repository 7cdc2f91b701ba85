import type { Comment, NewComment } from '../core/comment.js';
import type { AdapterError } from '../core/errors.js';
import type { Total } from '../core/thread-info.js';

const OPEN: EventInit = { bubbles: true, composed: true };

/** The thread's first comments are in the page. */
export class GedankenLoadedEvent extends Event {
  constructor(readonly total: Total | null) {
    super('gedanken-loaded', OPEN);
  }
}

/** How many comments the thread has: when that is known first, and each time that it changes. */
export class GedankenCountedEvent extends Event {
  constructor(readonly total: Total) {
    super('gedanken-counted', OPEN);
  }
}

/** The reader wants to post; `preventDefault()` keeps the comment in its form. */
export class GedankenPostingEvent extends Event {
  constructor(readonly comment: NewComment) {
    super('gedanken-posting', { ...OPEN, cancelable: true });
  }
}

/** The backend has confirmed a comment of this reader; its `status` tells whether others see it. */
export class GedankenPostedEvent extends Event {
  constructor(readonly comment: Comment) {
    super('gedanken-posted', OPEN);
  }
}

/** A call to the backend failed. The reader has been told. */
export class GedankenErrorEvent extends Event {
  constructor(readonly error: AdapterError) {
    super('gedanken-error', OPEN);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'gedanken-counted': GedankenCountedEvent;
    'gedanken-loaded': GedankenLoadedEvent;
    'gedanken-posting': GedankenPostingEvent;
    'gedanken-posted': GedankenPostedEvent;
    'gedanken-error': GedankenErrorEvent;
  }
}
