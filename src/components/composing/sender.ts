import type { Comment, CommentId, NewComment } from '../../core/comment.js';
import { AdapterError } from '../../core/errors.js';
import { GedankenErrorEvent, GedankenPostedEvent, GedankenPostingEvent } from '../events.js';
import type { SendingDesk, SendingHost } from '../sending-host.js';
import type { ComposingHost } from './composing-host.js';

/** What a reader is told about their comment that has arrived. */
const SAID = { held: 'heldNow', spam: 'unclear', published: 'published', removed: 'removedNow' } as const;

/** Loads what sends, and brings back into the forms of a thread what could not be sent. */
export class Sender {
  desk: SendingDesk | undefined;
  readonly #host: ComposingHost;
  /** What was sent in this visit: who sent it is the guest whom the forms know. */
  readonly #pressed = new Set<string>();
  #loading: Promise<SendingDesk> | undefined;
  #isStopped = false;

  constructor(host: ComposingHost) {
    this.#host = host;
  }

  /** Whether words were sent and not confirmed: they stay where they are, also when the thread closes meanwhile. */
  get hasUnconfirmed(): boolean {
    return (this.desk?.size ?? 0) > 0;
  }

  /** Takes up what an earlier visit left. */
  async restore(): Promise<void> {
    // Without it everything is as it was: the next visit tries again.
    const desk = await this.load().catch(() => undefined);
    await desk?.restore();
    this.#host.element.requestUpdate();
  }

  /** Loads what sends: as soon as somebody begins to write. Rejects with `AdapterError`. */
  async load(): Promise<SendingDesk> {
    this.#loading ??= import('../writing/sending-desk.js').then(({ createSendingDesk }) => {
      this.desk ??= createSendingDesk(this.#sendingHost());
      if (this.#isStopped) this.desk.stop();
      return this.desk;
    });
    try {
      return await this.#loading;
    } catch (cause) {
      this.#loading = undefined;
      throw new AdapterError('offline', { hint: 'What sends comments did not load.', cause });
    }
  }

  /**
   * Puts a comment in its place, and sends it. Resolves to what its row is called; to `undefined` when the
   * page did not let it be sent. What the reader has said here already is sent only when that is `meant`,
   * or when it was: a challenge solved sends the same comment once more.
   */
  async send(comment: NewComment, meant = false): Promise<CommentId | undefined> {
    const isSaid = meant || this.#pressed.has(comment.key);
    const same = isSaid ? undefined : (await this.load().catch(() => undefined))?.same(comment);
    if (same) throw same;
    if (!this.#host.element.dispatchEvent(new GedankenPostingEvent(comment))) return undefined;
    try {
      const desk = await this.load();
      this.#pressed.add(comment.key);
      return desk.send(comment);
    } catch (thrown) {
      const error = AdapterError.from(thrown);
      this.#failed(error);
      throw error;
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.desk?.stop();
  }

  #sendingHost(): SendingHost {
    const { element, thread, words, say, openReply } = this.#host;
    return {
      thread,
      root: element.shadowRoot!,
      words,
      say,
      confirmed: (comment, sent, here) => this.#confirmed(comment, sent, here),
      failed: (error) => this.#failed(error),
      giveBack: (comment, error, here) => this.#giveBack(comment, error, here),
      openReply,
      update() {
        element.requestUpdate();
        return element.updateComplete;
      },
    };
  }

  #confirmed(comment: Comment, sent: NewComment, here: boolean): void {
    const { element, guest, say, sent: goTo, words } = this.#host;
    if (sent.guest && this.#pressed.has(sent.key)) guest.settle();
    element.dispatchEvent(new GedankenPostedEvent(comment));
    say(words().text(SAID[comment.status]));
    if (here) goTo(comment.id);
  }

  #failed(error: AdapterError): void {
    if (error.hint) this.#host.tell(error.hint);
    this.#host.element.dispatchEvent(new GedankenErrorEvent(error));
  }

  #giveBack({ key, parent, text }: NewComment, error: AdapterError | undefined, here: boolean): boolean {
    const { drafts, $info } = this.#host.thread;
    // With words in it the form at the end is there whatever the thread takes by now.
    if (parent === null ? $info.get().is !== 'ready' : !this.#host.openForm(parent)) return false;
    const typed = drafts.get(parent).trim();
    const isFree = typed === '' || typed === text;
    // What was typed meanwhile is another comment: two are put into one form only when that is wanted.
    if (error && !isFree) return false;
    drafts.put(parent, isFree ? text : `${typed}\n\n${text}`);
    this.#host.$returned(parent).set({ key: isFree && key !== '' ? key : undefined, error, here });
    this.#host.element.requestUpdate();
    return true;
  }
}
