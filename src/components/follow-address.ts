import type { ReactiveControllerHost } from 'lit';
import type { CommentId } from '../core/comment.js';
import { commentIdOf, permalinkOf } from '../core/permalink.js';
import { holdStill } from '../dom/hold-still.js';
import { keepBelowHeaders } from '../dom/scroll-below.js';
import { drawSkipped } from '../dom/scroll-into-sight.js';
import { scrollToTop } from '../dom/scroll-to-top.js';
import type { AddressListener } from './address-controller.js';
import { focusComment, placeOf } from './section-focus.js';

/** Conversations that may stand in one screen. */
const NEAR = 12;

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

  /** `isMeant`: whether a press in a section was about this one; `undefined` where nothing was pressed. */
  async follow({ hash, search }: Location, isMeant: boolean | undefined): Promise<void> {
    const isForm = hash === '#respond';
    const named = isForm ? new URLSearchParams(search).get('replytocom') : commentIdOf(hash);
    if (named === undefined || isMeant === false || isShown(hash.slice(1))) return;
    const sections = (this.#host.getRootNode() as ParentNode).querySelectorAll(this.#host.localName);
    const showing = [...sections].find((section) => shows(section, named));
    if (!isMeant && (showing ?? (isForm ? sections[0] : this.#host)) !== this.#host) return;
    if (isForm || named === null) await this.#write(named);
    else await this.#go(named, isMeant || sections.length === 1);
  }

  /** Another section may have what is missing here: only where there is none can one say so. */
  async #go(named: CommentId, mayMiss: boolean): Promise<void> {
    const isThere = await this.#listener.reveal(named);
    if (isThere === false && mayMiss) this.#listener.missing();
    if (!isThere) return;
    const id = this.#listener.nameOf(named);
    const before = this.target;
    this.target = id;
    if (before !== undefined) this.#listener.draw(before);
    this.#listener.draw(id);
    await this.#host.updateComplete;
    const root = this.#host.shadowRoot!;
    const place = placeOf(root, id);
    if (place) this.#keep(place, (signal) => keepBelowHeaders(place, signal));
    focusComment(root, id);
  }

  /** Goes to the form, and holds it there: it is below all that comes in turns. */
  async #write(answered: CommentId | null): Promise<void> {
    await this.#listener.write(answered);
    const form = this.#host.shadowRoot?.activeElement?.closest<HTMLElement>('gedanken-composer');
    if (!form) return;
    const { top } = form.getBoundingClientRect();
    const bringBack = (): void => scrollToTop(form, top);
    this.#keep(form, (signal) => {
      bringBack();
      return holdStill(form, bringBack, signal, this.#host.updateComplete);
    });
  }

  /** Holds something in its place, with the conversations before it laid out, so that it does not first stand elsewhere. */
  #keep(element: HTMLElement, hold: (signal: AbortSignal) => Promise<void>): void {
    this.stop();
    this.#keeping = new AbortController();
    const skipAgain = drawSkipped(rowsBefore(this.#host.shadowRoot!, element));
    void hold(this.#keeping.signal).finally(skipAgain);
  }

  /** Holds nothing in its place any more. */
  stop(): void {
    this.#keeping.abort();
  }
}

/** Whether a section has a comment in the page. */
function shows({ shadowRoot }: Element, id: CommentId | null): boolean {
  return id !== null && shadowRoot?.getElementById(permalinkOf(id).slice(1)) != null;
}

/** The conversations that stand before something, or around it; and the boxes of those that are in one. */
function rowsBefore(root: ShadowRoot, element: HTMLElement): readonly HTMLElement[] {
  const rows = [...root.querySelectorAll<HTMLElement>('[part="list"] > [part~="item"], [part="box"] > [part~="item"]')];
  const own = rows.findIndex((row) => row.contains(element));
  const end = own < 0 ? rows.length : own + 1;
  const near = rows.slice(Math.max(0, end - NEAR), end);
  return [...new Set(near.map((row) => row.closest<HTMLElement>('[part="box"]') ?? row))];
}

/** What the page itself has under a name, such as a theme's own form, is what the name means. */
function isShown(name: string): boolean {
  // A form of the page may be called `getElementById`, and then `document.getElementById` is that form.
  const element = Document.prototype.getElementById.call(document, name);
  return element !== null && element.getClientRects().length > 0;
}
