import { html, nothing, type TemplateResult } from 'lit';
import type { Comment, CommentId } from '../../core/comment.js';
import { clockAhead } from '../../state/edit-comment.js';
import type { RowContext } from './row-context.js';

const MINUTE = 60_000;
/** What lasts longer is no hurry to tell of. */
const HOUR = 60 * MINUTE;
/** A clock that is less wrong than this is taken to be right. */
const TOLERANCE = 2 * MINUTE;

/** What follows from the time that passes, for each comment once. */
export interface WindowEvents {
  /** One minute is left. */
  ending(id: CommentId): void;
  ended(id: CommentId): void;
}

/** How long comments may still be changed. Rows say it in minutes, which is quietly kept up to date. */
export class EditWindows {
  readonly #context: RowContext;
  readonly #events: WindowEvents;
  /** Until when those may be changed that were drawn. */
  readonly #open = new Map<CommentId, number>();
  readonly #warned = new Set<CommentId>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: RowContext, events: WindowEvents) {
    this.#context = context;
    this.#events = events;
    document.addEventListener('visibilitychange', this.#look);
  }

  /** How many milliseconds a comment may still be changed, `Infinity` without end; 0 when it may not. */
  left({ can }: Comment): number {
    if (can.edit === undefined) return 0;
    const ahead = clockAhead(this.#context.thread);
    const skew = Math.abs(ahead) > TOLERANCE ? ahead : 0;
    return Math.max(0, can.edit - Date.now() - skew);
  }

  /** What a row says about it. Begins to count. */
  view(comment: Comment): TemplateResult | typeof nothing {
    const left = this.left(comment);
    if (left === 0 || !Number.isFinite(left)) return nothing;
    if (!this.#open.has(comment.id)) {
      this.#open.set(comment.id, left);
      this.#plan();
    }
    const text = this.text(left);
    return text === '' ? nothing : html`<span part="edit-window">${text}</span>`;
  }

  /** A stretch of time in words; nothing for what is no hurry. */
  text(left: number): string {
    if (left > HOUR) return '';
    const count = Math.ceil(left / MINUTE);
    return this.#context.words.text('editableFor', { count });
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#timer);
    this.#open.clear();
  }

  /** What nobody sees need not be kept up to date. */
  readonly #look = (): void => {
    if (document.visibilityState === 'hidden') clearTimeout(this.#timer);
    else this.#pass();
  };

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#open.size === 0 || document.visibilityState === 'hidden') return;
    let due = Infinity;
    for (const left of this.#open.values()) due = Math.min(due, left > HOUR ? left - HOUR : left % MINUTE || MINUTE);
    // What is far away is looked at once a day: timers hold no more than 24 days.
    this.#timer = setTimeout(() => this.#pass(), Math.min(due, 24 * HOUR));
  }

  #pass(): void {
    for (const id of this.#open.keys()) {
      const comment = this.#context.comment(id);
      const left = comment ? this.left(comment) : 0;
      if (left === 0) this.#open.delete(id);
      else this.#open.set(id, left);
      if (!comment) continue;
      void this.#context.draw(id);
      if (left === 0) this.#events.ended(id);
      else if (left <= MINUTE && !this.#warned.has(id)) {
        this.#warned.add(id);
        this.#events.ending(id);
      }
    }
    this.#plan();
  }
}
