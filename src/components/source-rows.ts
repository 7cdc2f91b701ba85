import { nothing, type TemplateResult } from 'lit';
import type { SourceState } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import type { Localizer } from '../i18n/localizer.js';
import { takesAnswer } from '../state/info-for.js';
import { retrySource } from '../state/sources.js';
import type { Thread } from '../state/thread.js';
import { type CommentSetting, replyButton } from './views/comment-view.js';
import { originView, replyLinkView, sourceNoteView } from './views/source-view.js';

/** What rows and lists show of several sources. */
export class SourceRows {
  readonly #thread: Thread;

  constructor(thread: Thread) {
    this.#thread = thread;
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
    return url !== undefined && source !== undefined ? replyLinkView(url, source, words) : nothing;
  }

  /** What has not come, and why. */
  notes(words: Localizer): unknown {
    return this.#states.map((state) => this.#note(state, words));
  }

  get #states(): readonly SourceState[] {
    return this.#thread.$sources.get();
  }

  #note({ name, label, is }: SourceState, words: Localizer): unknown {
    const isFirst = this.#thread.$list.get().is === 'loading';
    // As long as nothing has come at all, the section says so itself.
    if (is === 'ready' || isFirst) return nothing;
    const retry = (): void => retrySource(this.#thread, name);
    return sourceNoteView(is, label, words, retry);
  }
}
