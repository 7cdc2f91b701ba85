import type { LitElement } from 'lit';
import { atom, type WritableAtom } from 'nanostores';
import type { Comment, CommentId, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Localizer } from '../i18n/localizer.js';
import { localKeep } from '../dom/local-keep.js';
import type { Thread } from '../state/thread.js';
import { hasUnsent } from '../state/unsent-shelf.js';
import { GedankenErrorEvent, GedankenPostedEvent, GedankenPostingEvent } from './events.js';
import type { GuestMemory } from './guest-memory.js';
import type { SendingDesk, SendingHost } from './sending-host.js';

/** What comes back into a form. Its words are its draft. */
export interface Returned {
  /** The same words count as the same comment. */
  readonly key: string | undefined;
  /** Why they came back; `undefined` when the writer wanted them. */
  readonly error: AdapterError | undefined;
  /** Whether the writer has not turned to something else meanwhile. */
  readonly here: boolean;
}

/** The section that is sent from. */
export interface SenderSection {
  /** Where events are dispatched. */
  readonly element: LitElement;
  readonly guest: GuestMemory;
  words(): Localizer;
  say(message: string): void;
  tell(message: string): void;
  posted(comment: Comment, here: boolean): void;
  openReply(id: CommentId): Promise<boolean>;
}

/** Loads what sends, and brings back into the forms of a thread what could not be sent. */
export class Sender {
  desk: SendingDesk | undefined;
  readonly #section: SenderSection;
  readonly #thread: Thread;
  readonly #openForm: (id: CommentId) => boolean;
  readonly #returned = new Map<CommentId | null, WritableAtom<Returned | null>>();
  /** What was sent in this visit: who sent it is the guest whom the forms know. */
  readonly #pressed = new Set<string>();
  #loading: Promise<SendingDesk> | undefined;
  #isStopped = false;
  /** Whether something came back into the form at the end: it stays there, also when the thread closes meanwhile. */
  #holdsWords = false;

  constructor(section: SenderSection, thread: Thread, openForm: (id: CommentId) => boolean) {
    this.#section = section;
    this.#thread = thread;
    this.#openForm = openForm;
  }

  /** Whether words were sent and not confirmed: they stay where they are, also when the thread closes meanwhile. */
  get hasUnconfirmed(): boolean {
    return this.#holdsWords || (this.desk?.size ?? 0) > 0;
  }

  /** What comes back into a form. */
  $returned(parent: CommentId | null): WritableAtom<Returned | null> {
    let $returned = this.#returned.get(parent);
    if (!$returned) this.#returned.set(parent, ($returned = atom<Returned | null>(null)));
    return $returned;
  }

  /** Takes up what an earlier visit left, if there is anything. */
  async restore(): Promise<void> {
    const { adapter, drafts } = this.#thread;
    if (!hasUnsent(localKeep, adapter.key) && drafts.kept().length === 0) return;
    // Without it everything is as it was: the next visit tries again.
    const desk = await this.load().catch(() => undefined);
    await desk?.restore();
    this.#section.element.requestUpdate();
  }

  /** Loads what sends: as soon as somebody begins to write. Rejects with `AdapterError`. */
  async load(): Promise<SendingDesk> {
    this.#loading ??= import('./writing/sending-desk.js').then(({ createSendingDesk }) => {
      this.desk ??= createSendingDesk(this.#host());
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
    if (!this.#section.element.dispatchEvent(new GedankenPostingEvent(comment))) return undefined;
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

  #host(): SendingHost {
    const section = this.#section;
    return {
      thread: this.#thread,
      root: section.element.shadowRoot!,
      words: () => section.words(),
      say: (message) => section.say(message),
      confirmed: (comment, sent, here) => this.#confirmed(comment, sent, here),
      failed: (error) => this.#failed(error),
      giveBack: (comment, error, here) => this.#giveBack(comment, error, here),
      openReply: (id) => section.openReply(id),
      update() {
        section.element.requestUpdate();
        return section.element.updateComplete;
      },
    };
  }

  #confirmed(comment: Comment, sent: NewComment, here: boolean): void {
    const { element, guest, posted } = this.#section;
    if (this.desk?.size === 0 && this.#thread.drafts.get(null) === '') this.#holdsWords = false;
    if (sent.guest && this.#pressed.has(sent.key)) guest.settle();
    element.dispatchEvent(new GedankenPostedEvent(comment));
    posted(comment, here);
  }

  #failed(error: AdapterError): void {
    if (error.hint) this.#section.tell(error.hint);
    this.#section.element.dispatchEvent(new GedankenErrorEvent(error));
  }

  #giveBack({ key, parent, text }: NewComment, error: AdapterError | undefined, here: boolean): boolean {
    const { drafts, $info } = this.#thread;
    const info = $info.get();
    const isOpen =
      parent === null
        ? this.hasUnconfirmed || (info.is === 'ready' && info.value.posting.allowed)
        : this.#openForm(parent);
    if (!isOpen) return false;
    const typed = drafts.get(parent).trim();
    const isFree = typed === '' || typed === text;
    // What was typed meanwhile is another comment: two are put into one form only when that is wanted.
    if (error && !isFree) return false;
    drafts.put(parent, isFree ? text : `${typed}\n\n${text}`);
    if (parent === null) this.#holdsWords = true;
    this.$returned(parent).set({ key: isFree && key !== '' ? key : undefined, error, here });
    return true;
  }
}
