import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CommentId } from '../core/comment.js';
import { commentIdOf } from '../core/permalink.js';
import type { AddressFollower } from './follow-address.js';
import { isFocusNowhere } from './section-focus.js';

/** What a section does when the page's address speaks of it. */
export interface AddressListener {
  /** Resolves to whether the comment is there to be shown; `undefined` when nobody could say. */
  reveal(id: CommentId): Promise<boolean | undefined>;
  /** What a comment is called here that was revealed. */
  nameOf(id: CommentId): CommentId;
  /** The address names a comment that the thread does not have. */
  missing(): void;
  /** Draws a comment again, because it is, or is no longer, the one that the address names. */
  draw(id: CommentId): void;
  /** The reader wants to write: below a comment, or at the end of the thread. */
  write(answered: CommentId | null): Promise<void>;
  /** What leads there did not load. */
  unloaded(cause: unknown): void;
}

/**
 * Follows the page's address: `#comment-12` leads to that comment, and WordPress'
 * `?replytocom=12#respond` to the form below it. Every other fragment belongs to the page.
 */
export class AddressController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #listener: AddressListener;
  #follower: AddressFollower | undefined;
  /** The thread at whose comments one has arrived. */
  #arrived: object | undefined;
  /** Where the link leads that was pressed last in a section of the page, and whether it was this section. */
  #pressed: { readonly hash: string; readonly isHere: boolean } | undefined;

  constructor(host: ReactiveControllerHost & Element, listener: AddressListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  /** The comment that the address named last. */
  get target(): CommentId | undefined {
    return this.#follower?.target;
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#changed);
    addEventListener('click', this.#press, true);
    // What will be needed comes with the comments, not after them.
    if (isOurs(location.hash)) loadFollower().catch(() => undefined);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#changed);
    removeEventListener('click', this.#press, true);
    this.#follower?.stop();
  }

  /** Goes where the address said when the page was opened, once for a thread, unless the reader is already at something else. */
  arrive(thread: object): void {
    if (thread === this.#arrived) return;
    this.#arrived = thread;
    void this.#follow(isFocusNowhere);
  }

  /** What is pressed in a section is about that section. */
  readonly #press = (event: Event): void => {
    const path = event.composedPath();
    const link = path.find((target) => target instanceof HTMLAnchorElement);
    const section = path.find((target) => target instanceof Element && target.localName === this.#host.localName);
    if (!link || !section) return;
    this.#pressed = { hash: link.hash, isHere: section === this.#host };
    // Following the address that the page already has is no hash change, but leads there all the same.
    if (this.#pressed.isHere && commentIdOf(link.hash) !== undefined && link.href === location.href) this.#changed();
  };

  readonly #changed = (): void => void this.#follow();

  async #follow(mayGo = (): boolean => true): Promise<void> {
    if (!isOurs(location.hash) || !mayGo()) return;
    try {
      const Follower = await loadFollower();
      this.#follower ??= new Follower(this.#host, this.#listener);
    } catch (cause) {
      this.#listener.unloaded(cause);
      return;
    }
    const pressed = this.#pressed?.hash === location.hash ? this.#pressed : undefined;
    if (mayGo()) await this.#follower.follow(location, pressed?.isHere);
  }
}

async function loadFollower(): Promise<typeof AddressFollower> {
  return (await import('./follow-address.js')).AddressFollower;
}

/** Whether a fragment of an address speaks of a section. */
export function isOurs(hash: string): boolean {
  return hash === '#respond' || commentIdOf(hash) !== undefined;
}
