import type { CommentId, NewComment } from '../../core/comment.js';
import type { AdapterError } from '../../core/errors.js';
import { addStyles } from '../../dom/adopt-styles.js';
import { indexedShelf } from '../../dom/indexed-shelf.js';
import { network } from '../../dom/network.js';
import { takeTurn } from '../../dom/take-turn.js';
import { UnloadGuard } from '../../dom/unload-guard.js';
import { watch } from '../../dom/watch.js';
import { Outbox, type OutboxListener, type Sending } from '../../state/outbox.js';
import { focusComment, focusHeading, isFocusNowhere, placeOf } from '../section-focus.js';
import type { SendingDesk, SendingHost } from '../sending-host.js';
import { sendingStyles } from '../styles/sending-styles.js';
import { sendingView } from '../views/sending-view.js';
import { DraftStrip } from './draft-strip.js';
import { sendingWords } from './sending-words.js';

/** Opens what sends the comments of one thread. */
export function createSendingDesk(host: SendingHost): SendingDesk {
  return new Desk(host);
}

class Desk implements SendingDesk, OutboxListener {
  readonly #host: SendingHost;
  readonly #outbox: Outbox;
  readonly #strip: DraftStrip;
  readonly #guard = new UnloadGuard();
  readonly #asked = new Set<CommentId>();
  readonly #copied = new Set<CommentId>();
  /** What was said last about each row: a countdown is not spoken each second. */
  readonly #said = new Map<CommentId, string>();
  readonly #unwatch: readonly (() => void)[];

  constructor(host: SendingHost) {
    this.#host = host;
    this.#strip = new DraftStrip(host);
    this.#outbox = new Outbox(host.thread, { shelf: indexedShelf, turn: takeTurn, network }, this);
    addStyles(host.root, sendingStyles);
    const { drafts } = host.thread;
    const guard = (): void =>
      this.#guard.set(this.#outbox.$unkept.get() > 0 || (drafts.$unkept.get() && drafts.hasText()));
    this.#unwatch = [this.#outbox.$unkept.subscribe(guard), drafts.$unkept.subscribe(guard)];
  }

  get size(): number {
    return this.#outbox.size;
  }

  same(comment: NewComment): AdapterError | undefined {
    return this.#outbox.same(comment);
  }

  send(comment: NewComment): CommentId {
    return this.#outbox.send(comment);
  }

  async restore(): Promise<void> {
    this.#strip.restore();
    if ((await this.#outbox.restore()) > 0) await this.#host.update();
  }

  row(id: CommentId): unknown {
    const $sending = this.#outbox.$sending(id);
    return $sending && watch($sending, this.#view, id);
  }

  strip(): unknown {
    return this.#strip.render();
  }

  opened(id: CommentId): void {
    this.#strip.opened(id);
  }

  stop(): void {
    this.#outbox.stop();
    this.#guard.set(false);
    for (const stop of this.#unwatch) stop();
  }

  readonly confirmed: OutboxListener['confirmed'] = (comment, sent, id) => {
    const isHere = isFocusNowhere() || this.#isIn(id) || this.#isIn(comment.id);
    this.#said.delete(id);
    this.#host.confirmed(comment, sent, isHere);
  };

  readonly failed = (id: CommentId, error: AdapterError, next: Sending): void => {
    this.#host.failed(error);
    const about = `${next.is} ${error.kind}`;
    if (this.#said.get(id) === about) return;
    this.#said.set(id, about);
    this.#host.say(sendingWords(next, this.#host.words()));
  };

  readonly refused = (id: CommentId, sent: NewComment, error: AdapterError): boolean => {
    const isBack = this.#host.giveBack(sent, error, isFocusNowhere() || this.#isIn(id));
    if (isBack) this.#host.failed(error);
    return isBack;
  };

  readonly stored = ({ parent, text }: NewComment): void => this.#host.thread.drafts.sent(parent, text);

  readonly #view = (sending: Sending, id: CommentId): unknown => {
    const words = this.#host.words();
    if (sending.is === 'sending') this.#leaveNote(id);
    return sendingView(
      {
        id: `sending-${encodeURIComponent(id)}`,
        text: sendingWords(sending, words),
        failed: sending.is === 'stopped',
        busy: sending.is === 'sending',
        asks: this.#asked.has(id),
        copied: this.#copied.has(id),
        retry: () => this.#retry(id),
        edit: () => this.#edit(id),
        copy: () => void this.#copy(id),
        discard: () => this.#ask(id, true),
        answer: (discards) => (discards ? void this.#discard(id) : this.#ask(id, false)),
      },
      words,
    );
  };

  #retry(id: CommentId): void {
    this.#said.delete(id);
    this.#outbox.retry(id);
  }

  /** While it is on its way, also when that begins by itself, its buttons are gone: the focus goes to what they are about. */
  #leaveNote(id: CommentId): void {
    const { root } = this.#host;
    const note = root.activeElement?.closest('[part~="sending-note"]');
    if (note && placeOf(root, id)?.contains(note)) focusComment(root, id);
  }

  #edit(id: CommentId): void {
    const comment = this.#outbox.comment(id);
    if (!comment) return;
    const { giveBack, say, words } = this.#host;
    const root = { ...comment, parent: null };
    if (giveBack(comment, undefined, true) || giveBack(root, undefined, true)) this.#outbox.take(id);
    else say(words().text('sendClosed'));
  }

  async #copy(id: CommentId): Promise<void> {
    const { root, say, words } = this.#host;
    try {
      await navigator.clipboard.writeText(this.#outbox.comment(id)?.text ?? '');
      this.#copied.add(id);
      this.#outbox.refresh(id);
      say(words().text('copied'));
    } catch {
      // Selected, so that the reader's own copy command takes it.
      const body = placeOf(root, id)?.querySelector('[part~="comment-body"]');
      if (body) getSelection()?.selectAllChildren(body);
    }
  }

  #ask(id: CommentId, asks: boolean): void {
    if (asks) this.#asked.add(id);
    else this.#asked.delete(id);
    this.#outbox.refresh(id);
    const part = asks ? 'row-question' : 'discard-button';
    placeOf(this.#host.root, id)?.querySelector<HTMLElement>(`[part~="${part}"]`)?.focus({ preventScroll: true });
  }

  async #discard(id: CommentId): Promise<void> {
    this.#asked.delete(id);
    if (!this.#outbox.take(id)) return this.#outbox.refresh(id);
    this.#host.say(this.#host.words().text('draftGone'));
    await this.#host.update();
    if (isFocusNowhere()) focusHeading(this.#host.root);
  }

  #isIn(id: CommentId): boolean {
    const { root } = this.#host;
    return placeOf(root, id)?.contains(root.activeElement) ?? false;
  }
}
