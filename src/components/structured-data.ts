import { render } from 'lit';
import type { Author, Comment, CommentId } from '../core/comment.js';
import type { Thread } from '../state/thread.js';
import { jsonLdOf, scriptText } from './json-ld.js';
import { microformatsView, type PageFacts } from './views/microformats-view.js';

/** In which forms a thread is written for machines. */
export type DataForm = 'none' | 'json-ld' | 'microformats' | 'both';

/** The section whose thread is written for machines. */
export interface DataHost {
  readonly element: Element;
  readonly thread: Thread;
  form(): DataForm;
  page(): PageFacts;
  /** Whether this reader does not want to see somebody. */
  isMuted(author: Author): boolean;
}

/** Between two writings, in milliseconds: a page of comments comes one by one. */
const PAUSE = 250;
/** How many comments are written at most. */
const MOST = 500;

/**
 * Keeps what is loaded of a thread in the page for search engines and other readers that see no
 * shadow root: JSON-LD in the document's head, microformats right after the section. Neither goes
 * into the section, whose own content is the page's. Only what everybody may read is written.
 */
export class StructuredData {
  readonly #host: DataHost;
  readonly #script: HTMLScriptElement;
  readonly #list: HTMLElement;
  #form: DataForm = 'none';
  #unlisten: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: DataHost) {
    this.#host = host;
    const page = host.element.ownerDocument;
    this.#script = page.createElement('script');
    this.#script.type = 'application/ld+json';
    this.#list = page.createElement('div');
    this.#list.hidden = true;
    // A theme's own display would win over the attribute.
    this.#list.style.setProperty('display', 'none', 'important');
  }

  /** Looks at the section again: to be called whenever it has rendered. */
  updated(): void {
    const form = this.#host.form();
    if (form !== this.#form) this.#write(form);
    else if (this.#list.isConnected) this.#place();
  }

  stop(): void {
    this.#write('none');
  }

  #write(form: DataForm): void {
    this.#forget();
    this.#form = form;
    const asScript = form === 'json-ld' || form === 'both';
    const asList = form === 'microformats' || form === 'both';
    if (!asScript) this.#script.remove();
    if (!asList) this.#list.remove();
    if (form === 'none') return;

    const { element } = this.#host;
    const page = this.#host.page();
    const comments = this.#follow();
    if (asScript) {
      // A text node, not `textContent`: where a page enforces Trusted Types, that would throw.
      this.#script.replaceChildren(scriptText(jsonLdOf(page, comments)));
      if (!this.#script.isConnected) element.ownerDocument.head.append(this.#script);
    }
    if (asList) {
      render(microformatsView(page, comments, element.closest('.h-entry') !== null), this.#list);
      this.#place();
    }
  }

  /** The section may have been moved. */
  #place(): void {
    const { element } = this.#host;
    if (this.#list.previousElementSibling !== element) element.after(this.#list);
  }

  /** The comments that everybody may read, in reading order; from now on their changes are written, too. */
  #follow(): Comment[] {
    const { thread, isMuted } = this.#host;
    const shown: Comment[] = [];
    const follow = (store: { listen(listener: () => void): () => void }): void =>
      void this.#unlisten.push(store.listen(this.#changed));
    for (const store of [thread.$info, thread.$total, thread.$children(null)]) follow(store);
    const left: CommentId[] = thread.branch(null).ids.toReversed();
    for (let id = left.pop(); id !== undefined && shown.length < MOST; id = left.pop()) {
      follow(thread.$comment(id));
      follow(thread.$children(id));
      const comment = thread.comment(id);
      if (comment.kind === 'comment' && comment.status === 'published' && !isMuted(comment.author)) shown.push(comment);
      left.push(...thread.branch(id).ids.toReversed());
    }
    return shown;
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const unlisten of this.#unlisten) unlisten();
    this.#unlisten = [];
  }

  readonly #changed = (): void => {
    this.#timer ??= setTimeout(() => this.#write(this.#form), PAUSE);
  };
}
