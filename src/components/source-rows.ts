import { type LitElement, nothing, type TemplateResult } from 'lit';
import type { SourceState } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import type { Localizer } from '../i18n/localizer.js';
import { takesAnswer } from '../state/info-for.js';
import { retrySource } from '../state/sources.js';
import type { Thread } from '../state/thread.js';
import { countedWords } from './more-words.js';
import { focusFirst, focusHeading, isFocusNowhere } from './section-focus.js';
import { type CommentSetting, replyButton } from './views/comment-view.js';
import { originView, replyLinkView, sourceNoteView } from './views/source-view.js';

/** What rows and lists show of several sources. */
export class SourceRows {
  readonly #thread: Thread;
  readonly #say: (message: string) => void;
  /** The names of those that have failed, and that the reader has asked again. */
  readonly #again = new Set<string>();

  /** `say` tells screen readers. */
  constructor(thread: Thread, say: (message: string) => void) {
    this.#thread = thread;
    this.#say = say;
  }

  /** Where a comment comes from, unless that is the thread’s own source. */
  badges({ source, also = [], url }: Comment): unknown {
    const [own] = this.#states;
    const all = source === undefined ? also : [source, ...also];
    return all
      .filter((label) => label !== own?.label)
      .map((label) => originView(label, label === source ? url : undefined));
  }

  /** How a comment can be answered: here, or where it is written. */
  reply(comment: Comment, { words }: CommentSetting): TemplateResult | typeof nothing {
    const { url, source, status } = comment;
    if (status === 'removed') return nothing;
    if (takesAnswer(this.#thread, comment)) return replyButton(comment, words);
    const address = url ?? this.#homeOf(source);
    return address !== undefined && source !== undefined ? replyLinkView(address, source, words) : nothing;
  }

  /** Where one takes part in a source that has no addresses of single comments. */
  #homeOf(label: string | undefined): string | undefined {
    const posting = this.#states.find((state) => state.label === label)?.info?.posting;
    return posting?.allowed === false ? posting.href : undefined;
  }

  /** What has not come, and why. */
  notes(words: Localizer): unknown {
    return this.#states.map((state) => this.#note(state, words));
  }

  get #states(): readonly SourceState[] {
    return this.#thread.$sources.get();
  }

  #note(state: SourceState, words: Localizer): unknown {
    const { name, label, is } = state;
    const isFirst = this.#thread.$list.get().is === 'loading';
    // As long as nothing has come at all, the section says so itself.
    if (is === 'ready' || isFirst) return nothing;
    const retry = (event: Event): void => void this.#retry(event.currentTarget as HTMLElement, state, words);
    return sourceNoteView(is === 'loading' && this.#again.has(name) ? 'again' : is, label, words, retry);
  }

  /** Asks a source again. The button stays, and keeps the focus, until it is no longer needed. */
  async #retry(button: HTMLElement, { name, label }: SourceState, words: Localizer): Promise<void> {
    if (button.hasAttribute('aria-disabled')) return;
    const root = button.getRootNode() as ShadowRoot;
    const before = this.#thread.$shown.get();
    let isHere = false;
    const isReady = await this.#askAgain(name, () => (isHere = root.activeElement === button));
    if (!isReady) return this.#say(words.text('sourceFailed', { source: label }));
    // What it has brought comes right behind the word that it is there.
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    await (root.host as LitElement).updateComplete;
    this.#say(countedWords(this.#thread, Math.max(0, this.#thread.$shown.get() - before), words));
    if (!isHere || !isFocusNowhere()) return;
    // The comment that the button stood below, from where one reads on.
    focusFirst(root, []);
    if (isFocusNowhere()) focusHeading(root);
  }

  /** Resolves to whether it has answered; `answered` is called before anything is drawn. */
  #askAgain(name: string, answered: () => void): Promise<boolean> {
    this.#again.add(name);
    return new Promise((resolve) => {
      const stop = this.#thread.$sources.listen((states) => {
        const is = states.find((state) => state.name === name)?.is;
        if (is === 'loading') return;
        stop();
        this.#again.delete(name);
        answered();
        resolve(is === 'ready');
      });
      retrySource(this.#thread, name);
    });
  }
}
