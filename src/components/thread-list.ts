import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { atom } from 'nanostores';
import type { Comment, CommentId } from '../core/comment.js';
import { watch, watchBoth } from '../dom/watch.js';
import type { Branch } from '../state/branch.js';
import type { Thread } from '../state/thread.js';
import { readingError } from './error-words.js';
import { type Box, type RowDrawer, rowsInTurns } from './rows-in-turns.js';
import type { Turns } from './turns.js';
import { arrivedView, branchView, toggleView } from './views/branch-view.js';
import {
  type CommentPlace,
  type CommentSetting,
  commentView,
  displayName,
  type ReplyTarget,
} from './views/comment-view.js';

/** How many conversations are drawn whole, wherever they stand: more than screens show. */
export const WHOLE = 50;

/** How the rows of conversations are drawn that may be far from being seen. */
export interface RowDrawing {
  /** The row of a comment as it is now, with all that is in it. */
  still(root: CommentId): TemplateResult;
  /** What is in that row, and goes on with what changes. */
  live(root: CommentId): unknown;
}

/** What is known of rows that are not in the page yet, and how to have them come. */
export type ListedRows = Pick<RowDrawer, 'nameOf' | 'sizeOf' | 'drawAhead' | 'again'>;

/** Draws conversations that nobody sees yet. */
export interface FarRows {
  /** The box of each conversation that stands in one; `undefined` where there are none. */
  boxesOf(roots: readonly CommentId[], rows: ListedRows): readonly (Box | undefined)[] | undefined;
  /** Whether a conversation has been drawn; `undefined` for one that is not far, or has something in it that has to live. */
  isDrawnAhead(root: CommentId, drawing: RowDrawing): boolean | undefined;
  drawAhead(root: CommentId, drawing: RowDrawing): void;
  /** What has been drawn, to stand in the place of a row; `undefined` if nothing has. */
  row(root: CommentId, drawing: RowDrawing): unknown;
  /** Has a conversation drawn again that has left the page. */
  bring(root: CommentId): void;
}

/** What a list needs to know about the section that it stands in. */
export interface ListHost {
  readonly thread: Thread;
  readonly setting: CommentSetting;
  readonly turns: Turns;
  /** What draws conversations that are far; `null` while it is on its way, and these wait for it. */
  readonly far: FarRows | null | undefined;
  /** The form below a comment, while it is being answered. */
  composer(comment: Comment): TemplateResult | typeof nothing;
  /** What stands in its row while it is not confirmed; `undefined` else. */
  sending(comment: Comment): unknown;
}

/** All comments of a thread. */
export function listOf(host: ListHost): unknown {
  const { thread, setting, far } = host;
  const { words, open, avatars, headingLevel, content, extras, sources } = setting;
  // Who may write, and as whom, shows in every row: in its button, or in the form below it.
  const all = [thread, words, thread.$info.get(), open, avatars, headingLevel, content, extras, sources, far];
  return guard(all, () => new ThreadList(host).render());
}

/**
 * The nested lists of one thread. Its views are one function each for all rows, so that a change
 * renders the row or the list that changed, and nothing around it.
 */
class ThreadList {
  readonly #host: ListHost;
  readonly #$turn = atom(0);
  readonly #drawer: RowDrawer;

  constructor(host: ListHost) {
    const { thread, turns } = host;
    this.#host = host;
    this.#drawer = {
      turns,
      nameOf: (id) => thread.rowName(id),
      sizeOf: (id, most) => rowsFrom(thread, id, most),
      boxesOf: (ids) => this.#host.far?.boxesOf(ids, this.#drawer),
      row: (id) => this.#host.far?.row(id, this.#drawing) ?? this.#row(id, null),
      isDrawnAhead: (id) => this.#host.far?.isDrawnAhead(id, this.#drawing),
      drawAhead: (id) => this.#host.far?.drawAhead(id, this.#drawing),
      again: () => this.#$turn.set(this.#$turn.get() + 1),
    };
  }

  readonly #drawing: RowDrawing = {
    still: (root) => this.#row(root, null, true),
    live: (root) => this.#live(root, null),
  };

  /** All comments. */
  render(): unknown {
    return watch(this.#$turn, this.#turn);
  }

  readonly #turn = (): unknown =>
    // Another function each time, so that the list is drawn again though its branch is the same.
    watch(this.#host.thread.$branch(null), (branch: Branch) => this.#roots(branch));

  #roots({ ids, arrived }: Branch): TemplateResult {
    const { thread, setting, turns } = this.#host;
    turns.begin();
    const news = arrived > 0 ? arrivedView('newComments', arrived, setting.words) : nothing;
    // What is new stands where it will come.
    const last = thread.$order.get().sort === 'oldest';
    return html`
      ${last ? nothing : news}
      ${
        ids.length > 0
          ? // Its items are laid out as blocks: Safari would take it for mere paragraphs.
            // oxlint-disable-next-line @html-eslint/no-redundant-role
            html`<ol part="list" role="list">
              ${rowsInTurns(this.#host.far === null ? ids.slice(0, WHOLE) : ids, this.#drawer)}
            </ol>`
          : nothing
      }
      ${last ? news : nothing}
    `;
  }

  #items(ids: readonly CommentId[], parent: CommentId, isStill: boolean): unknown {
    const { thread } = this.#host;
    return repeat(
      ids,
      // The row of a comment that is being sent goes on when it gets its name.
      (id) => thread.rowName(id),
      (id) => this.#row(id, parent, isStill),
    );
  }

  #row(id: CommentId, parent: CommentId | null, isStill = false): TemplateResult {
    const { thread } = this.#host;
    // In a box it is an item of a list that it is not a child of.
    // oxlint-disable-next-line @html-eslint/no-redundant-role
    return html`<li part="item" role="listitem">
      ${isStill ? this.#item(thread.comment(id), thread.branch(id), parent, true) : this.#live(id, parent)}
    </li>`;
  }

  #live(id: CommentId, parent: CommentId | null): unknown {
    const { thread } = this.#host;
    return watchBoth(thread.$comment(id), thread.$branch(id), this.#item, parent);
  }

  readonly #item = (comment: Comment, branch: Branch, owner: CommentId | null, isStill = false): TemplateResult => {
    const { setting, composer, sending } = this.#host;
    return commentView(comment, setting, {
      target: this.#targetOf(comment, owner),
      sending: sending(comment),
      form: composer(comment),
      ...this.#below(comment, branch, isStill),
    });
  };

  /** Its answers, and what opens and closes them. */
  #below({ id, author }: Comment, branch: Branch, isStill: boolean): Pick<CommentPlace, 'toggle' | 'answers'> {
    if (branch.total + branch.arrived === 0) return {};
    const { words } = this.#host.setting;
    const trouble = branch.error && readingError(branch.error, words);
    const sketch = { ...branch, id, name: displayName(author, words), trouble };
    return {
      toggle: branch.total > 0 ? toggleView(sketch, words) : undefined,
      answers: branchView(sketch, this.#items(branch.ids, id, isStill), words),
    };
  }

  /** Where the list does not show what is answered, the comment says it. */
  #targetOf({ parent }: Comment, owner: CommentId | null): ReplyTarget | undefined {
    if (parent === null || parent === owner) return undefined;
    const { thread } = this.#host;
    return { id: parent, author: thread.has(parent) ? thread.comment(parent).author : undefined };
  }
}

/** How many rows are open to be seen from a comment down: as many as there are, or `most`. */
function rowsFrom(thread: Thread, id: CommentId, most: number): number {
  const waiting = [id];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined && count < most; next = waiting.pop()) {
    const { ids, collapsed } = thread.branch(next);
    if (!collapsed) waiting.push(...ids);
    count += 1;
  }
  return count;
}
