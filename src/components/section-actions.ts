import type { LitElement } from 'lit';
import type { SessionPort } from '../adapters/adapter.js';
import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { commentIdOf } from '../core/permalink.js';
import type { SortOrder } from '../core/thread-info.js';
import type { Localizer } from '../i18n/localizer.js';
import { adapterFor, type Destination } from '../state/info-for.js';
import type { AddressListener } from './address-controller.js';
import type { BranchAction } from './branch-actions.js';
import type { Composers } from './composers.js';
import { moreWords } from './more-words.js';
import type { SignInSpot } from './sign-in/sign-in-spot.js';
import {
  focusComment,
  focusFirst,
  focusForm,
  focusHeading,
  focusReply,
  isFocusNowhere,
  replyForm,
} from './section-focus.js';
import type { ThreadController } from './thread-controller.js';

/** The section that is acted in. */
export interface ActionsSection {
  readonly element: LitElement;
  readonly source: ThreadController;
  composers(): Composers | undefined;
  words(): Localizer;
  /** Tells screen readers. */
  say(message: string): void;
  failed(error: AdapterError): void;
  /** Has a comment drawn again that has left the page, as in very long threads. */
  bring(id: CommentId): void;
}

/** What a reader can do in a section besides writing, where the focus goes then, and what is said. */
export class SectionActions implements AddressListener {
  /** Why signing in failed last. */
  notSignedIn: AdapterError | undefined;
  /** Whether the page's address named a comment that is not here. */
  isLinkGone = false;
  readonly #section: ActionsSection;
  #spot: SignInSpot | undefined;

  constructor(section: ActionsSection) {
    this.#section = section;
  }

  get #root(): ShadowRoot {
    return this.#section.element.shadowRoot!;
  }

  /** Loads what waits until the reader asks for it. */
  readonly show = async (): Promise<void> => {
    void this.#section.source.load();
    await this.#section.element.updateComplete;
    if (isFocusNowhere()) focusHeading(this.#root);
  };

  /** Tries again what failed to load. The button stays, and keeps the focus, until it is no longer needed. */
  readonly retry = async (event: Event): Promise<void> => {
    const button = event.currentTarget as Element;
    if (button.hasAttribute('aria-disabled')) return;
    const goOn = this.#goOnAfter(button);
    await this.#section.source.load();
    await goOn();
  };

  /** Tries the same by itself. Whoever is on the button that goes then goes on where it led. */
  async readAgain(): Promise<void> {
    const button = this.#root.activeElement?.closest('[part~="error-button"]');
    const goOn = button && this.#goOnAfter(button);
    await this.#section.source.load({ unasked: true });
    await goOn?.();
  }

  /** Says that the comments take long, once there are words to say it in. */
  tellSlow(): void {
    const { element, source, say, words } = this.#section;
    if (source.thread?.$list.get().is !== 'loading' || !this.#root.querySelector('[part~="comments"]')) return;
    say(words().text('readSlow'));
    element.requestUpdate();
  }

  #goOnAfter(button: Element): () => Promise<void> {
    const inForm = button.closest('section') !== null && button.closest('[part~="comments"]') === null;
    return async () => {
      await this.#section.element.updateComplete;
      if (!isFocusNowhere()) return;
      if (inForm) focusForm(this.#root);
      else focusHeading(this.#root);
    };
  }

  /** Loads more comments, and moves on to the first of them. */
  readonly more = async (): Promise<void> => {
    const { element, source, failed, say, words } = this.#section;
    const { thread } = source;
    const fresh = (await thread?.loadMore()) ?? [];
    const more = thread?.$more.get();
    if (!thread || !more || thread !== source.thread || more.is === 'loading') return;
    if (more.is === 'failed') return failed(more.error);
    const isHere = this.#root.activeElement?.part.contains('more-button');
    await element.updateComplete;
    if (isHere || isFocusNowhere()) focusFirst(this.#root, fresh);
    say(moreWords(thread, fresh, words()));
  };

  /** Opens the form below a comment, if that can be answered. */
  async reply(id: CommentId): Promise<boolean> {
    if (!this.#section.composers()?.open(id)) return false;
    // Nobody waits for the rest of a long thread.
    await (replyForm(this.#root, id) ?? this.#section.element).updateComplete;
    focusReply(this.#root, id);
    return true;
  }

  /** The same for one that may have to be found first. */
  async answer(id: CommentId): Promise<boolean> {
    return (await this.reveal(id)) === true && this.reply(this.nameOf(id));
  }

  readonly toForm = (event: Event): void => {
    event.preventDefault();
    focusForm(this.#root);
  };

  /** One listener for all comments: thousands of buttons need none of their own. */
  click(target: Element): void {
    const action = target.closest<HTMLElement>('[data-action]')?.dataset.action;
    const id = ownerOf(target);
    if (action === 'reply' && id !== null) void this.reply(id);
    else if (isBranchAction(action)) void this.#act(action, id);
  }

  async #act(action: BranchAction, id: CommentId | null): Promise<void> {
    const { thread } = this.#section.source;
    if (!thread) return;
    try {
      const { actOnBranch } = await import('./branch-actions.js');
      await actOnBranch(action, id, thread, this.#section);
    } catch (cause) {
      this.unloaded(cause);
    }
  }

  unloaded(cause: unknown): void {
    this.#section.failed(notLoaded(cause));
  }

  /** Opens the closed answers that an element stands in. */
  open(element: Element): void {
    const branch = element.closest('[part~="branch"][part~="collapsed"]');
    if (branch) void this.#act('collapse', ownerOf(branch));
  }

  /** Puts the thread in another order. */
  async sort(order: SortOrder): Promise<void> {
    const { source } = this.#section;
    const { thread } = source;
    if (!thread) return source.wish({ sort: order });
    const { setOrder } = await import('../state/order.js');
    const error = await setOrder(thread, order);
    if (error) this.#section.failed(error);
  }

  async reveal(id: CommentId): Promise<boolean | undefined> {
    const { source, failed } = this.#section;
    await this.#begin();
    const { thread } = source;
    if (thread?.$list.get().is !== 'ready') return undefined;
    this.isLinkGone = false;
    try {
      const isThere = await thread.reveal(id);
      if (thread !== source.thread || isThere === undefined) return undefined;
      this.#section.bring(thread.nameOf(id));
      return isThere;
    } catch (error) {
      failed(AdapterError.from(error));
      return undefined;
    }
  }

  /** Loads a thread that still waits for the reader: now there is something that they want of it. */
  async #begin(): Promise<void> {
    const { element, source } = this.#section;
    if (!source.thread || source.begun) return;
    await source.load();
    await element.updateComplete;
  }

  nameOf(id: CommentId): CommentId {
    return this.#section.source.thread?.nameOf(id) ?? id;
  }

  draw(id: CommentId): void {
    const { element, source } = this.#section;
    if (source.thread?.has(id)) source.thread.refresh(id);
    // Mentions by other pages are drawn with the section.
    element.requestUpdate();
  }

  missing(): void {
    const { element, say, words } = this.#section;
    this.isLinkGone = true;
    element.requestUpdate();
    say(words().text('linkedGone'));
  }

  async write(answered: CommentId | null): Promise<void> {
    await this.#begin();
    if (answered !== null && (await this.answer(answered))) return;
    // The form draws itself after the section, which may have come with its words just now.
    await this.#root.querySelector<LitElement>('section > gedanken-composer')?.updateComplete;
    focusForm(this.#root);
  }

  /** A comment stands in its place: the reader goes there. */
  async sent(id: CommentId): Promise<void> {
    await this.#section.element.updateComplete;
    focusComment(this.#root, id);
    this.#root.activeElement?.scrollIntoView({ block: 'nearest' });
  }

  async replyClosed(id: CommentId): Promise<void> {
    await this.#section.element.updateComplete;
    focusReply(this.#root, id);
  }

  /** Signs in from the notice that asks for it, where what answers a comment goes, or (`null`) what answers none. */
  async signInFor(id: CommentId | null): Promise<void> {
    try {
      this.notSignedIn = undefined;
      await this.signIn(id);
      await this.#section.element.updateComplete;
      if (!isFocusNowhere()) return;
      if (id === null) focusForm(this.#root);
      else focusReply(this.#root, id);
    } catch (thrown) {
      this.notSignedIn = AdapterError.from(thrown);
      this.#section.failed(this.notSignedIn);
    }
  }

  readonly signInHere = (): Promise<void> => this.signInFor(null);

  /** Resolves when the reader is signed in, on the way to the page where they can do so, or has given it up. Rejects with `AdapterError`. */
  async signIn(id: CommentId | null = null): Promise<void> {
    const session = this.sessionFor({ parent: id });
    if (!session) return;
    // Side by side: a press lets a window be opened only for a moment.
    const [{ openSectionSpot }] = await Promise.all([
      import('./sign-in/sign-in-spot.js'),
      import('./sign-in/sign-in-flow.js'),
    ]).catch((cause: unknown) => {
      throw notLoaded(cause);
    });
    this.#spot ??= openSectionSpot(this.#section);
    await this.#spot.begin(session, this.entered);
  }

  /** What signing in waits for, where no form has asked for it. */
  get signingIn(): unknown {
    return this.#spot?.render();
  }

  /** Who keeps the session where a comment goes, if one can sign in there. */
  sessionFor(destination: Destination): SessionPort | undefined {
    const { thread } = this.#section.source;
    return thread && adapterFor(thread, destination).session;
  }

  /** The reader is somebody else now: the thread is read anew, as them. */
  readonly entered = async (): Promise<void> => {
    const { source } = this.#section;
    const { thread } = source;
    const code = thread && (await import('../state/read-anew.js').catch(() => undefined));
    await (code ? code.readAnew(thread, () => source.load()) : source.load());
  };
}

function notLoaded(cause: unknown): AdapterError {
  return new AdapterError('offline', { hint: 'A part of the section did not load.', cause });
}

/** The comment that a control belongs to: its own, or the one whose answers it is about. */
function ownerOf(control: Element): CommentId | null {
  const row = control.closest('article') ?? control.closest('[part~="item"]')?.querySelector(':scope > article');
  return commentIdOf(`#${row?.id ?? ''}`) ?? null;
}

function isBranchAction(action: string | undefined): action is BranchAction {
  return action === 'collapse' || action === 'unfold' || action === 'focus' || action === 'arrived';
}
