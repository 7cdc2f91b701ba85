import { html, nothing, type TemplateResult } from 'lit';
import type { Comment, CommentId, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';
import { GedankenErrorEvent, GedankenPostedEvent, GedankenPostingEvent } from './events.js';
import type { ComposerHost } from './gedanken-composer.js';
import type { GuestMemory } from './guest-memory.js';

/** What the forms of a section need of it. */
export interface ComposersSection {
  /** Where events are dispatched. */
  readonly element: EventTarget;
  readonly guest: GuestMemory;
  words(): Localizer;
  headingLevel(): number;
  /** How to sign in, where one can. */
  signIn(): (() => Promise<void>) | undefined;
  /** Tells screen readers. */
  say(message: string): void;
  /** The page's developer has something to change. */
  tell(message: string): void;
  /** The backend has confirmed a comment of this reader. `here`: they have not turned to something else meanwhile. */
  posted(comment: Comment, here: boolean): void;
  /** The form below a comment is gone: the focus goes back to where it was opened. */
  replyClosed(id: CommentId): void;
}

/** The forms of one thread: which are open, and how what they send gets into the thread. */
export class Composers {
  readonly #section: ComposersSection;
  readonly #thread: Thread;
  readonly #open = new Set<CommentId>();
  readonly #hosts = new Map<CommentId | null, ComposerHost>();
  /** Whether words were sent and not confirmed: they stay where they are, also when the thread closes meanwhile. */
  hasUnconfirmed = false;

  constructor(section: ComposersSection, thread: Thread) {
    this.#section = section;
    this.#thread = thread;
  }

  /** Opens the form below a comment. Answers whether it is open: not every comment can be answered. */
  open(id: CommentId): boolean {
    const thread = this.#thread;
    const info = thread.$info.get();
    if (info.is !== 'ready' || !info.value.posting.allowed || !thread.has(id)) return false;
    const { status, can } = thread.$comment(id).get();
    if (!can.reply || status === 'removed') return false;
    this.#open.add(id);
    thread.refresh(id);
    return true;
  }

  /** The form below a comment, while there is one. */
  reply(comment: Comment): TemplateResult | typeof nothing {
    return this.#open.has(comment.id) ? this.#render(comment.id, comment) : nothing;
  }

  /** The form at the end of the thread. */
  root(): TemplateResult | typeof nothing {
    return this.#render(null, undefined);
  }

  #render(parent: CommentId | null, answered: Comment | undefined): TemplateResult | typeof nothing {
    const info = this.#thread.$info.get();
    if (info.is !== 'ready') return nothing;
    return html`<gedanken-composer
      .host=${this.#host(parent)}
      .info=${info.value}
      .answered=${answered}
    ></gedanken-composer>`;
  }

  /** What one form knows of the section; another object only when something in it changed. */
  #host(parent: CommentId | null): ComposerHost {
    const section = this.#section;
    const [words, headingLevel] = [section.words(), section.headingLevel()];
    let host = this.#hosts.get(parent);
    if (host?.words === words && host.headingLevel === headingLevel) return host;
    host = {
      words,
      headingLevel,
      drafts: this.#thread.drafts,
      guest: section.guest,
      send: (comment) => this.#send(comment),
      done: (comment, here) => {
        if (parent !== null) this.#close(parent);
        section.posted(comment, here);
      },
      cancel: () => {
        if (parent === null) return;
        this.#close(parent);
        section.replyClosed(parent);
      },
      say: (message) => section.say(message),
      signIn: section.signIn(),
    };
    this.#hosts.set(parent, host);
    return host;
  }

  #close(id: CommentId): void {
    this.#open.delete(id);
    this.#thread.refresh(id);
  }

  async #send(comment: NewComment): Promise<Comment | undefined> {
    const section = this.#section;
    if (!section.element.dispatchEvent(new GedankenPostingEvent(comment))) return undefined;
    this.hasUnconfirmed = true;
    try {
      const confirmed = await this.#thread.post(comment);
      this.hasUnconfirmed = false;
      section.element.dispatchEvent(new GedankenPostedEvent(confirmed));
      return confirmed;
    } catch (thrown) {
      const error = AdapterError.from(thrown);
      if (error.hint) section.tell(error.hint);
      section.element.dispatchEvent(new GedankenErrorEvent(error));
      throw error;
    }
  }
}
