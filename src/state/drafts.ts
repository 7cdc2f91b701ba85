import type { CommentId } from '../core/comment.js';
import { own, readTime } from '../core/fields.js';
import type { Keep } from './keep.js';

const DAYS_KEPT = 30;

/**
 * What was typed and not yet confirmed, one text per place in the thread. Kept in this browser
 * from the first letter until the backend has confirmed the comment, or for 30 days; where nothing
 * can be kept, for as long as the section lives.
 */
export class Drafts {
  readonly #keep: Keep;
  readonly #prefix: string | undefined;
  readonly #here = new Map<CommentId | null, string>();

  constructor(keep: Keep, threadKey: string | undefined) {
    this.#keep = keep;
    this.#prefix = threadKey === undefined ? undefined : `gedanken:1:draft:${threadKey}:`;
  }

  /** The text begun as an answer to `parent`; `''` when there is none. */
  get(parent: CommentId | null): string {
    return this.#here.get(parent) ?? this.#stored(parent) ?? '';
  }

  /** Keeps a text; an empty one is forgotten. */
  set(parent: CommentId | null, text: string): void {
    this.#here.set(parent, text);
    if (this.#prefix === undefined) return;
    if (text === '') this.#keep.remove(this.#keyOf(parent));
    else this.#keep.set(this.#keyOf(parent), JSON.stringify({ text, at: Date.now() }));
  }

  /** The comments that answers have been begun to, since this page was opened. */
  begun(): readonly CommentId[] {
    return [...this.#here].flatMap(([parent, text]) => (parent === null || text === '' ? [] : parent));
  }

  #stored(parent: CommentId | null): string | undefined {
    const record = this.#prefix === undefined ? null : this.#keep.get(this.#keyOf(parent));
    if (record === null) return undefined;
    try {
      const draft: unknown = JSON.parse(record);
      const text = own(draft, 'text');
      const at = readTime(own(draft, 'at')) ?? Date.now();
      if (at > Date.now() - DAYS_KEPT * 86_400_000) return typeof text === 'string' ? text : undefined;
      this.#keep.remove(this.#keyOf(parent));
      return undefined;
    } catch {
      return undefined;
    }
  }

  #keyOf(parent: CommentId | null): string {
    return `${this.#prefix}${parent ?? ''}`;
  }
}
