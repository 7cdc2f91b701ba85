import type { ReactiveControllerHost } from 'lit';
import type { CommentId } from '../core/comment.js';
import { commentIdOf } from '../core/permalink.js';
import { keepBelowHeaders } from '../dom/scroll-below.js';
import type { AddressListener } from './address-controller.js';
import { focusComment, placeOf } from './section-focus.js';

/** Leads to what the page's address names. Loaded once it names something of the section. */
export class AddressFollower {
  /** The comment that the address named last. */
  target: CommentId | undefined;
  readonly #host: ReactiveControllerHost & Element;
  readonly #listener: AddressListener;
  #keeping = new AbortController();

  constructor(host: ReactiveControllerHost & Element, listener: AddressListener) {
    this.#host = host;
    this.#listener = listener;
  }

  async follow({ hash, search }: Location): Promise<void> {
    if (isShown(hash.slice(1))) return;
    if (hash === '#respond') return this.#listener.write(new URLSearchParams(search).get('replytocom'));
    const id = commentIdOf(hash);
    if (id === undefined) return;
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
    this.stop();
    this.#keeping = new AbortController();
    if (place) void keepBelowHeaders(place, this.#keeping.signal);
    focusComment(root, id);
  }

  /** Holds nothing in its place any more. */
  stop(): void {
    this.#keeping.abort();
  }
}

/** What the page itself has under a name, such as a theme's own form, is what the name means. */
function isShown(name: string): boolean {
  // A form of the page may be called `getElementById`, and then `document.getElementById` is that form.
  const element = Document.prototype.getElementById.call(document, name);
  return element !== null && element.getClientRects().length > 0;
}
