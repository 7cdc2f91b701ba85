import { html, nothing, type TemplateResult } from 'lit';
import type { Comment, CommentId, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { localKeep } from '../dom/local-keep.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';
import { GedankenErrorEvent, GedankenPostedEvent, GedankenPostingEvent } from './events.js';
import type { ComposerHost } from './gedanken-composer.js';

/** What the forms of a section need of it. */
export interface ComposersSection {
  /** Where events are dispatched. */
  readonly element: EventTarget;
  words(): Localizer;
  headingLevel(): number;
  /** How to sign in, where one can. */
  signIn(): (() => void) | undefined;
  /** The page's developer has something to change. */
  tell(message: string): void;
  /** The backend has confirmed a comment of this reader. */
  posted(comment: Comment): void;
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

  /** Opens the form below a comment. */
  open(id: CommentId): void {
    this.#open.add(id);
    this.#thread.refresh(id);
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
    return html`<gedanken-composer .host=${this.#host(parent)} .info=${info.value} .answered=${answered}></gedanken-composer>`;
  }

  #host(parent: CommentId | null): ComposerHost {
    const section = this.#section;
    const thread = this.#thread;
    let host = this.#hosts.get(parent);
    if (host && host.words === section.words()) return host;
    host = {
      words: section.words(),
      headingLevel: section.headingLevel(),
      drafts: thread.drafts,
      keep: localKeep,
      send: (comment) => this.#send(comment),
      done: (comment) => {
        if (parent !== null) this.#close(parent);
        section.posted(comment);
      },
      cancel: () => {
        if (parent === null) return;
        this.#close(parent);
        section.replyClosed(parent);
      },
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
