import { atom } from 'nanostores';
import type { CommentId } from '../../core/comment.js';
import { watch } from '../../dom/watch.js';
import type { SendingHost } from '../sending-host.js';
import { focusHeading, isFocusNowhere, replyForm } from '../section-focus.js';
import { displayName } from '../views/comment-view.js';
import { type BegunReply, draftStripView } from '../views/draft-strip-view.js';

/** Nobody finishes more at once. */
const MOST = 5;

interface Line {
  readonly id: CommentId;
  /** What was thrown away, until it is too late to have it back. */
  readonly discarded: string | undefined;
}

/** Tells of the answers that were begun in an earlier visit, and leads to them. */
export class DraftStrip {
  readonly #host: SendingHost;
  readonly #$lines = atom<readonly Line[]>([]);
  #hasLooked = false;

  constructor(host: SendingHost) {
    this.#host = host;
  }

  /** Looks for them, once: what can be undone stays when the thread is read again. `edit:` is what edits are kept under. */
  restore(): void {
    if (this.#hasLooked) return;
    this.#hasLooked = true;
    const { root, thread } = this.#host;
    const { drafts } = thread;
    // Also what this browser could not keep: the section may have been drawn anew.
    const begun = [...new Set([...drafts.kept(), ...drafts.begun()])].filter(
      (id) => !id.startsWith('edit:') && drafts.get(id).trim() !== '' && !replyForm(root, id),
    );
    this.#$lines.set(begun.slice(0, MOST).map((id) => ({ id, discarded: undefined })));
  }

  render(): unknown {
    return watch(this.#$lines, this.#view);
  }

  /** Its form is open now. */
  opened(id: CommentId): void {
    const lines = this.#$lines.get();
    if (lines.some((line) => line.id === id)) this.#$lines.set(lines.filter((line) => line.id !== id));
  }

  readonly #view = (lines: readonly Line[]): unknown =>
    lines.length === 0
      ? ''
      : draftStripView(
          lines.map((line, at) => this.#reply(line, at)),
          this.#host.words(),
        );

  #reply({ id, discarded }: Line, at: number): BegunReply {
    const { thread, words } = this.#host;
    return {
      id: `draft-strip:${at}`,
      name: thread.has(id) ? displayName(thread.comment(id).author, words()) : undefined,
      gone: discarded !== undefined,
      go: () => void this.#go(id),
      discard: () => this.#discard(id),
      undo: () => this.#undo(id),
    };
  }

  async #go(id: CommentId): Promise<void> {
    const { thread } = this.#host;
    const { drafts } = thread;
    const text = drafts.get(id);
    if (await this.#host.openReply(id)) {
      const name = thread.nameOf(id);
      if (name === id) return this.opened(id);
      // It came by another way this time, and is called as there.
      drafts.put(name, text);
      drafts.set(id, '');
      return this.opened(id);
    }
    // What it answers is gone: the words are not.
    if (!this.#host.giveBack({ key: '', parent: null, text }, undefined, true)) return;
    drafts.set(id, '');
    this.opened(id);
  }

  #discard(id: CommentId): void {
    const { thread, say, words } = this.#host;
    const discarded = thread.drafts.get(id);
    thread.drafts.set(id, '');
    this.#change(id, discarded);
    say(words().text('draftGone'));
  }

  #undo(id: CommentId): void {
    const { drafts } = this.#host.thread;
    drafts.set(id, this.#$lines.get().find((line) => line.id === id)?.discarded ?? '');
    this.#change(id, undefined);
  }

  /** The button that was pressed is another one now: the focus goes to it. */
  #change(id: CommentId, discarded: string | undefined): void {
    const lines = this.#$lines.get();
    const at = lines.findIndex((line) => line.id === id);
    this.#$lines.set(lines.map((line) => (line.id === id ? { id, discarded } : line)));
    const { root } = this.#host;
    root.querySelectorAll('[part~="draft-line"]')[at]?.querySelector<HTMLElement>('button')?.focus();
    if (isFocusNowhere()) focusHeading(root);
  }
}
