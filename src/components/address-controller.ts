import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CommentId } from '../core/comment.js';
import { commentIdOf, permalinkOf } from '../core/permalink.js';

/** What a section does when the page's address speaks of it. */
export interface AddressListener {
  /** Resolves to whether the comment is there to be shown. */
  reveal(id: CommentId): Promise<boolean>;
  /** The reader wants to write: below a comment, or at the end of the thread. */
  write(answered: CommentId | null): void;
}

/**
 * Follows the page's address: `#comment-12` leads to that comment, and WordPress'
 * `?replytocom=12#respond` to the form below it. Every other fragment belongs to the page.
 */
export class AddressController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #listener: AddressListener;

  constructor(host: ReactiveControllerHost & Element, listener: AddressListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.follow);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.follow);
  }

  /** Goes where the address says. */
  readonly follow = async (): Promise<void> => {
    if (location.hash === '#respond') {
      this.#listener.write(new URLSearchParams(location.search).get('replytocom'));
      return;
    }
    const id = commentIdOf(location.hash);
    if (id === undefined || !(await this.#listener.reveal(id))) return;
    await this.#host.updateComplete;
    const root = this.#host.shadowRoot!;
    const place = placeOf(root, id);
    for (const marked of root.querySelectorAll('[part~="target"]')) marked.part.remove('target');
    place?.part.add('target');
    place?.scrollIntoView({ block: 'start' });
    focusComment(root, id);
  };
}

/** The element of a comment that is in the page. */
export function placeOf(root: ShadowRoot, id: CommentId): HTMLElement | null {
  return root.getElementById(permalinkOf(id).slice(1));
}

/** Moves the focus to a comment's name, from where a screen reader reads on. */
export function focusComment(root: ShadowRoot, id: CommentId): void {
  const place = placeOf(root, id);
  (place?.querySelector<HTMLElement>('[part~="comment-heading"]') ?? place)?.focus({ preventScroll: true });
}
