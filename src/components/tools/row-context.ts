import type { Comment, CommentId } from '../../core/comment.js';
import { AdapterError } from '../../core/errors.js';
import { permalinkOf } from '../../core/permalink.js';
import { localKeep } from '../../dom/local-keep.js';
import { adapterFor } from '../../state/info-for.js';
import { Mutes } from '../../state/mutes.js';
import type { Thread } from '../../state/thread.js';
import { actingError } from '../acting-error.js';
import { GedankenErrorEvent } from '../events.js';
import { focusComment, isFocusNowhere, placeOf } from '../section-focus.js';
import type { RowNote } from '../views/note-view.js';
import { Panels } from './row-panels.js';
import type { ToolsHost, ToolsWords } from './tools-host.js';

/** What failed, as it is told in the row. */
export type Failure = 'voteFailed' | 'reactionFailed' | 'actFailed';

/** What the tools in the rows of one section share. */
export class RowContext {
  readonly mutes = new Mutes(localKeep);
  readonly panels: Panels;
  readonly #notes = new Map<CommentId | null, RowNote>();

  constructor(readonly host: ToolsHost) {
    this.panels = new Panels(this.root, (id) => this.draw(id));
  }

  get root(): ShadowRoot {
    return this.host.element.shadowRoot!;
  }

  get thread(): Thread {
    return this.host.thread;
  }

  get words(): ToolsWords {
    return this.host.words();
  }

  comment(id: CommentId | null): Comment | undefined {
    return id !== null && this.thread.has(id) ? this.thread.comment(id) : undefined;
  }

  /** The part of the section that shows a comment. */
  row(id: CommentId): HTMLElement | null {
    return placeOf(this.root, id);
  }

  /** An id for an element in a comment's row. */
  name(id: CommentId, what: string): string {
    return `${permalinkOf(id).slice(1)}:${what}`;
  }

  /** Draws a row again, at once; or (`null`) what is around the list, soon. */
  draw(id: CommentId | null): Promise<unknown> | void {
    if (id !== null) return this.thread.has(id) ? this.thread.refresh(id) : undefined;
    this.host.update();
    return this.host.element.updateComplete;
  }

  noteOf(id: CommentId | null): RowNote | undefined {
    return this.#notes.get(id);
  }

  /** Leaves a word in a row, in place of the one before. */
  note(id: CommentId | null, note?: RowNote): void {
    if (note === undefined && !this.#notes.has(id)) return;
    if (note) this.#notes.set(id, note);
    else this.#notes.delete(id);
    void this.draw(id);
  }

  /** Does something that a backend may refuse, which then is told in the row. Resolves to whether it is done. */
  async attempt(id: CommentId | null, failure: Failure, act: () => Promise<void>): Promise<boolean> {
    this.note(id);
    try {
      await act();
      return true;
    } catch (thrown) {
      const error = AdapterError.from(thrown);
      const text = `${this.words.text(failure)} ${this.explain(error)}`;
      const { session } = adapterFor(this.thread, { parent: id });
      const canSignIn = error.kind === 'signed-out' && session !== undefined;
      const action = canSignIn ? { label: this.words.text('signIn'), action: 'sign-in' } : undefined;
      this.note(id, { text, failed: true, action });
      this.host.say(text);
      return false;
    }
  }

  /** Tells the page about a failure. Answers what to tell the reader. */
  explain(error: AdapterError): string {
    this.host.element.dispatchEvent(new GedankenErrorEvent(error));
    return actingError(error, this.words);
  }

  /** When what had the focus is gone from a row, its menu has it, or its name. */
  keepFocus(id: CommentId): void {
    if (!isFocusNowhere()) return;
    const button = this.row(id)?.querySelector<HTMLElement>('[data-action="menu"]');
    if (button) button.focus({ preventScroll: true });
    else focusComment(this.root, id);
  }
}

const contexts = new WeakMap<ToolsHost, RowContext>();

/** The one context of a section's rows. */
export function rowContext(host: ToolsHost): RowContext {
  let context = contexts.get(host);
  if (!context) contexts.set(host, (context = new RowContext(host)));
  return context;
}
