import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CommentId } from '../core/comment.js';
import { commentIdOf } from '../core/permalink.js';
import { keepBelowHeaders } from '../dom/scroll-below.js';
import { focusComment, isFocusNowhere, placeOf } from './section-focus.js';

/** What a section does when the page's address speaks of it. */
export interface AddressListener {
  /** Resolves to whether the comment is there to be shown; `undefined` when nobody could say. */
  reveal(id: CommentId): Promise<boolean | undefined>;
  /** The address names a comment that the thread does not have. */
  missing(): void;
  /** Draws a comment again, because it is, or is no longer, the one that the address names. */
  draw(id: CommentId): void;
  /** The reader wants to write: below a comment, or at the end of the thread. */
  write(answered: CommentId | null): void;
}

/**
 * Follows the page's address: `#comment-12` leads to that comment, and WordPress'
 * `?replytocom=12#respond` to the form below it. Every other fragment belongs to the page.
 */
export class AddressController implements ReactiveController {
  /** The comment that the address named last. */
  target: CommentId | undefined;
  readonly #host: ReactiveControllerHost & Element;
  readonly #listener: AddressListener;
  #keeping = new AbortController();

  constructor(host: ReactiveControllerHost & Element, listener: AddressListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#changed);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#changed);
    this.#keeping.abort();
  }

  /** Goes where the address said when the page was opened, unless the reader is already at something else. */
  arrive(): void {
    if (isFocusNowhere()) void this.#follow();
  }

  /** Following the address that the page already has is no hash change, but leads there all the same. */
  click(target: Element): void {
    const link = target.closest('a');
    if (link && commentIdOf(link.hash) !== undefined && link.href === location.href) void this.#follow();
  }

  readonly #changed = (): void => void this.#follow();

  async #follow(): Promise<void> {
    const { hash, search } = location;
    if (hash === '#respond' && !isShown('respond')) {
      return this.#listener.write(new URLSearchParams(search).get('replytocom'));
    }
    const id = commentIdOf(hash);
    if (id === undefined || isShown(hash.slice(1))) return;
    const isThere = await this.#listener.reveal(id);
    if (isThere === false) this.#listener.missing();
    if (!isThere) return;
    const before = this.target;
    this.target = id;
    if (before !== undefined) this.#listener.draw(before);
    this.#listener.draw(id);
    await this.#host.updateComplete;
    const root = this.#host.shadowRoot!;
    const place = placeOf(root, id);
    this.#keeping.abort();
    this.#keeping = new AbortController();
    if (place) void keepBelowHeaders(place, this.#keeping.signal);
    focusComment(root, id);
  }
}

/** What the page itself has under a name, such as a theme's own form, is what the name means. */
function isShown(name: string): boolean {
  // A form of the page may be called `getElementById`, and then `document.getElementById` is that form.
  const element = Document.prototype.getElementById.call(document, name);
  return element !== null && element.getClientRects().length > 0;
}
