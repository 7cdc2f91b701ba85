import { html, nothing, type TemplateResult } from 'lit';
import { atom, type WritableAtom } from 'nanostores';
import type { SessionPort } from '../adapters/adapter.js';
import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { localKeep } from '../dom/local-keep.js';
import type { Localizer } from '../i18n/localizer.js';
import { hasUnsent } from '../state/has-unsent.js';
import { adapterFor, type Destination, infoFor, takesAnswer } from '../state/info-for.js';
import type { Thread } from '../state/thread.js';
import type { ComposerHost } from './composer-host.js';
import type { Composing, ComposingHost, Returned } from './composing/composing-host.js';
import type { Etiquette } from './etiquette.js';
import { GedankenErrorEvent } from './events.js';
import { postingNotice } from './section-words.js';
import type { CommentSetting } from './views/comment-view.js';
import { destinationView } from './views/destination-view.js';
import { noticeView } from './views/notice-view.js';

/** What the forms of a section need of it. */
export interface ComposersSection extends Omit<ComposingHost, 'words' | 'thread' | 'openForm' | '$returned'> {
  words(): Localizer;
  headingLevel(): number;
  /** How comments are shown. */
  setting(thread: Thread): CommentSetting;
  /** What the site asks of those who write; the same object until that changes. */
  etiquette(): Etiquette;
  /** Who keeps the session, where one can sign in. */
  session(destination: Destination): SessionPort | undefined;
  /** The reader is somebody else now. */
  entered(): Promise<void>;
  /** Leads through signing in, so that a comment can be answered. */
  signInFor(answered: CommentId): void;
  /** The form below a comment is gone: the focus goes back to where it was opened. */
  replyClosed(id: CommentId): void;
}

/** The forms of one thread: which are open, and how what they send gets into the thread. */
export class Composers {
  readonly #section: ComposersSection;
  readonly #thread: Thread;
  readonly #open = new Set<CommentId>();
  /** Forms that words were in. Those stay also when they are empty: what was cut can be undone there only. */
  readonly #holding = new Set<CommentId | null>();
  readonly #hosts = new Map<CommentId | null, ComposerHost>();
  readonly #returned = new Map<CommentId | null, WritableAtom<Returned | null>>();
  readonly #$composing = atom<Composing | undefined>(undefined);
  #loading: Promise<Composing | undefined> | undefined;
  #isStopped = false;
  /** Which of several sources takes a root, where the reader has chosen. */
  #to: string | undefined;

  constructor(section: ComposersSection, thread: Thread) {
    this.#section = section;
    this.#thread = thread;
  }

  /** Whether the form at the end stays, whatever the thread takes by now: it holds words, or they may come back to it. */
  get holdsWords(): boolean {
    return this.#holds(null) || (this.#$composing.get()?.hasUnconfirmed ?? false);
  }

  /** The comments are in the page: sets the forms to work, and takes up what an earlier visit left unsent. */
  async begin(): Promise<void> {
    const { adapter, drafts } = this.#thread;
    const isLeft = hasUnsent(localKeep, adapter.key) || drafts.hasText() || drafts.kept().length > 0;
    if (!isLeft && !this.#holds(null) && !infoFor(this.#thread, this.#destination(null))?.posting.allowed) return;
    const composing = await this.load();
    if (isLeft) await composing?.restore();
  }

  /** What the forms do; `undefined` when it did not load. The next time that a form is used tries again. */
  load(): Promise<Composing | undefined> {
    return (this.#loading ??= this.#load());
  }

  async #load(): Promise<Composing | undefined> {
    try {
      const [{ createComposing }, words] = await Promise.all([
        import('./composing/composing.js'),
        this.#section.words().learn('form'),
      ]);
      const composing = createComposing({
        ...this.#section,
        words,
        thread: this.#thread,
        openForm: (id) => this.open(id),
        $returned: (parent) => this.#$returned(parent),
      });
      if (this.#isStopped) composing.stop();
      this.#$composing.set(composing);
      return composing;
    } catch (error) {
      this.#loading = undefined;
      // Until it is needed nothing is missing.
      this.#section.tell(`What the forms do did not load: ${String(error)}`);
      return undefined;
    }
  }

  /** What stands in the row of a comment that is not confirmed; `undefined` in others. */
  sending({ id }: Comment): unknown {
    return this.#$composing.get()?.row(id);
  }

  /** The answers that wait to be finished. */
  strip(): unknown {
    return this.#$composing.get()?.strip() ?? nothing;
  }

  /** Ends with the thread. What is on its way is still sent. */
  stop(): void {
    this.#isStopped = true;
    this.#$composing.get()?.stop();
  }

  /** Opens the form below a comment. Answers whether it is open: not every comment can be answered. */
  open(id: CommentId): boolean {
    const thread = this.#thread;
    if (!thread.has(id) || !(takesAnswer(thread, thread.comment(id)) || this.#keepsAnswer(id))) return false;
    this.#open.add(id);
    this.#$composing.get()?.opened(id);
    thread.refresh(id);
    return true;
  }

  /** The form below a comment, while there is one. */
  reply(comment: Comment): TemplateResult | typeof nothing {
    return this.#open.has(comment.id) ? this.#render(comment.id, comment) : nothing;
  }

  /** The form at the end of the thread. */
  root(): TemplateResult | typeof nothing {
    const form = this.#render(null, undefined);
    const { sources } = this.#thread.adapter;
    if (!sources || sources.roots.length < 2) return form;
    const places = sources.states().filter(({ name, info }) => sources.roots.includes(name) && info?.posting.allowed);
    const words = this.#section.words();
    return html`${places.length > 1 ? destinationView(places, this.#to ?? sources.roots[0], words, this.#choose) : nothing}
    ${form}`;
  }

  /** The reader has chosen where a root goes: its words stay. */
  readonly #choose = (name: string): void => {
    this.#to = name;
    this.#hosts.delete(null);
    this.#section.element.requestUpdate();
  };

  #render(parent: CommentId | null, answered: Comment | undefined): TemplateResult | typeof nothing {
    const info = infoFor(this.#thread, this.#destination(parent));
    if (!info) return nothing;
    const { posting } = info;
    // The form at the end stands or falls with what is said around it.
    const isShut = parent !== null && !posting.allowed;
    const notice = isShut
      ? noticeView(postingNotice(posting, this.#section.words(), () => this.#section.signInFor(parent)))
      : nothing;
    if (isShut && !this.#holds(parent)) return notice;
    return html`${notice}<gedanken-composer
        .host=${this.#host(parent)}
        .info=${info}
        .answered=${answered}
      ></gedanken-composer>`;
  }

  /** Whether words are left from when a comment took answers. */
  #keepsAnswer(id: CommentId): boolean {
    const isShut = infoFor(this.#thread, this.#destination(id))?.posting.allowed === false;
    return isShut && this.#thread.comment(id).status !== 'removed' && this.#holds(id);
  }

  #holds(parent: CommentId | null): boolean {
    if (this.#thread.drafts.get(parent) !== '') this.#holding.add(parent);
    return this.#holding.has(parent);
  }

  #destination(parent: CommentId | null): Destination {
    return { parent, ...(parent === null && this.#to !== undefined && { to: this.#to }) };
  }

  /** What one form knows of the section; another object only when something in it changed. */
  #host(parent: CommentId | null): ComposerHost {
    const section = this.#section;
    const [words, headingLevel, etiquette] = [section.words(), section.headingLevel(), section.etiquette()];
    let host = this.#hosts.get(parent);
    if (host?.words === words && host.headingLevel === headingLevel && host.etiquette === etiquette) return host;
    host = {
      words,
      headingLevel,
      drafts: this.#thread.drafts,
      thread: this.#thread,
      setting: () => section.setting(this.#thread),
      guest: section.guest,
      $returned: this.#$returned(parent),
      $composing: this.#$composing,
      load: () => this.load(),
      failed: () => void section.element.dispatchEvent(new GedankenErrorEvent(unloaded())),
      begin: () => this.#$composing.get()?.begin(),
      adapter: () => adapterFor(this.#thread, this.#destination(parent)),
      send: async (comment, meant) => {
        const composing = await this.load();
        if (!composing) throw unloaded();
        return composing.send({ ...comment, ...this.#destination(parent) }, meant);
      },
      done: (id, here) => {
        this.#holding.delete(parent);
        if (parent !== null) this.#close(parent);
        if (here) section.sent(id);
      },
      cancel: () => {
        if (parent === null) return;
        this.#holding.delete(parent);
        this.#close(parent);
        section.replyClosed(parent);
      },
      say: (message) => section.say(message),
      etiquette,
      solutions: { count: 0 },
      consent: host?.consent ?? { given: false },
      session: section.session(this.#destination(parent)),
      entered: () => section.entered(),
    };
    this.#hosts.set(parent, host);
    return host;
  }

  /** What comes back into a form. */
  #$returned(parent: CommentId | null): WritableAtom<Returned | null> {
    let $returned = this.#returned.get(parent);
    if (!$returned) this.#returned.set(parent, ($returned = atom<Returned | null>(null)));
    return $returned;
  }

  #close(id: CommentId): void {
    this.#open.delete(id);
    this.#thread.refresh(id);
  }
}

function unloaded(): AdapterError {
  return new AdapterError('offline', { hint: 'What the forms do did not load.' });
}
