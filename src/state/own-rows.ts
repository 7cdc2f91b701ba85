import type { Comment, CommentId } from '../core/comment.js';
import type { ThreadContext } from './context.js';
import { pendingOf } from './pending.js';
import { admit, takeShown } from './show.js';
import { wordsOf } from './words-of.js';

/** A row that only this reader sees, until the backend lists the comment under a name of its own. */
export interface OwnRow {
  readonly id: CommentId;
  /** Whether a comment that says the same is this one. */
  isIt(comment: Comment): boolean;
  /** The backend has it. */
  found(comment: Comment): void;
}

/** The rows of one thread that only this reader sees, by their words: `wordsOf`. */
export class OwnRows extends Map<string, OwnRow> {
  readonly #context: ThreadContext;

  constructor(context: ThreadContext) {
    super();
    this.#context = context;
  }

  /** Lets them become what the backend by now lists. Answers whether there was any. */
  recognize(listed: Iterable<Comment>): boolean {
    const { comments, arrangement } = this.#context;
    let any = false;
    if (this.size === 0) return any;
    for (const comment of listed) {
      if (comments.has(comment.id) && !arrangement.waiting.has(comment.id)) continue;
      const words = wordsOf(comment);
      const row = this.get(words);
      if (!row || row.id === comment.id || !row.isIt(comment)) continue;
      this.delete(words);
      replaceRow(this.#context, row.id, comment);
      row.found(comment);
      any = true;
    }
    return any;
  }

  /** Shows the reader’s own comments that wait for approval still. Only what the backend itself lists need not be remembered any more. */
  restore(listed: readonly Comment[]): void {
    const { comments, own, arrangement } = this.#context;
    const held = pendingOf(this.#context)
      .restore(listed)
      .filter(({ id }) => !comments.has(id));
    takeShown(this.#context, held);
    for (const comment of held) {
      own.add(comment.id);
      arrangement.kept.add(comment.id);
      this.expectApproval(comment);
    }
  }

  /** Remembers by its words a comment that the backend holds: it may list it under another name. */
  expectApproval(held: Comment): void {
    this.set(wordsOf(held), {
      id: held.id,
      isIt: ({ status }) => status === 'published',
      found: () => pendingOf(this.#context).forget(held.id),
    });
  }
}

/** Those of one thread; from the first time on, what is listed is looked at for them. */
export function ownRowsOf(context: ThreadContext): OwnRows {
  return (context.ownRows ??= new OwnRows(context));
}

/** Puts the comment that the backend made in the place of the row that stood for it. `place()` shows it. */
export function replaceRow(context: ThreadContext, id: CommentId, comment: Comment): void {
  const { comments, arrangement, own, rowNames } = context;
  const isNew = !comments.has(comment.id);
  if (isNew && comment.status === 'published' && comment.kind === 'comment') context.added += 1;
  if (id !== comment.id && comments.has(id)) {
    // The same row goes on under another name, so that nothing in it moves or loses the focus.
    if (isNew || arrangement.waiting.has(comment.id)) rowNames.set(comment.id, rowNames.get(id) ?? id);
    removeOwnRow(context, id);
  }
  comments.confirm(comment);
  own.add(comment.id);
  context.touch(comment.id);
  admit(context, comment.id);
  arrangement.kept.add(comment.id);
  // It may have arrived as news before it was confirmed.
  arrangement.fresh.delete(comment.id);
}

/** Takes away a row that only stood for a comment. */
export function removeOwnRow({ comments, arrangement, own, rowNames }: ThreadContext, id: CommentId): void {
  comments.delete(id);
  own.delete(id);
  rowNames.delete(id);
  for (const ids of [arrangement.kept, arrangement.waiting, arrangement.fresh]) ids.delete(id);
}
