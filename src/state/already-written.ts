import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';

/** The reader has said the same in the same place before. */
export class AlreadyWritten extends AdapterError {
  /** The comment that says it; `undefined` while that is on its way itself. */
  readonly id: CommentId | undefined;
  /** Whether it can be said once more on purpose: nobody has refused it yet. */
  readonly canRepeat: boolean;

  constructor(id: CommentId | undefined, canRepeat: boolean, cause?: unknown) {
    super('conflict', { cause });
    this.id = id;
    this.canRepeat = canRepeat;
  }
}
