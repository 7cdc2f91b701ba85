import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Comment, CommentId } from '../core/comment.js';
import { watch } from '../dom/watch.js';
import type { Thread } from '../state/thread.js';
import { type CommentSetting, commentView, type ReplyTarget } from './views/comment-view.js';

/** What a list needs to know about the section that it stands in. */
export interface ListHost {
  readonly thread: Thread;
  readonly setting: CommentSetting;
  /** The form below a comment, while it is being answered. */
  composer(comment: Comment): TemplateResult | typeof nothing;
}

/**
 * The nested lists of one thread. Its views are one function each for all rows, so that a change
 * renders the row or the list that changed, and nothing around it.
 */
export class ThreadList {
  readonly #host: ListHost;

  constructor(host: ListHost) {
    this.#host = host;
  }

  /** All comments. */
  render(): unknown {
    return this.#answersTo(null);
  }

  #answersTo(parent: CommentId | null): unknown {
    return watch(this.#host.thread.$children(parent), this.#list, parent);
  }

  readonly #list = (ids: readonly CommentId[], parent: CommentId | null): TemplateResult | typeof nothing => {
    if (ids.length === 0) return nothing;
    const { thread } = this.#host;
    return html`<ol part=${parent === null ? 'list' : 'list replies'}>
      ${repeat(
        ids,
        (id) => id,
        (id) => html`<li part="item">${watch(thread.$comment(id), this.#item, parent)}${this.#answersTo(id)}</li>`,
      )}
    </ol>`;
  };

  readonly #item = (comment: Comment, owner: CommentId | null): TemplateResult => html`
    ${commentView(comment, this.#host.setting, this.#targetOf(comment, owner))} ${this.#host.composer(comment)}
  `;

  /** Where the list does not show what is answered, the comment says it. */
  #targetOf({ parent }: Comment, owner: CommentId | null): ReplyTarget | undefined {
    if (parent === null || parent === owner) return undefined;
    const { thread } = this.#host;
    return { id: parent, author: thread.has(parent) ? thread.$comment(parent).get().author : undefined };
  }
}
