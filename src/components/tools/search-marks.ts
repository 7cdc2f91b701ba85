import type { CommentId } from '../../core/comment.js';
import { foldText } from '../../core/fold-text.js';
import { addStyles } from '../../dom/adopt-styles.js';
import { findRanges } from '../../dom/find-ranges.js';
import { Highlights, type Registry } from '../../dom/highlights.js';
import { placeOf } from '../section-focus.js';
import { hitStyles } from '../styles/hit-styles.js';
import { hitTokens } from '../styles/tools-tokens.js';

/** More marks than this help nobody, and cost everybody. */
const MOST = 1000;
const MARKED = '[part~="comment-author"], [part~="comment-body"]';
const WATCHED: MutationObserverInit = { childList: true, characterData: true, subtree: true };

/**
 * Marks what was searched for, in names and bodies, and keeps the marks where they belong when rows
 * are drawn again. Where an engine has no `::highlight()`, the comments get the part `hit`.
 */
export class SearchMarks {
  readonly #root: ShadowRoot;
  readonly #hits: Highlights | undefined;
  readonly #current: Highlights | undefined;
  readonly #observer: MutationObserver;
  #ids: readonly CommentId[] = [];
  #words: readonly string[] = [];
  #at: CommentId | undefined;

  constructor(root: ShadowRoot, registry: Registry | null = globalThis.CSS?.highlights ?? null) {
    this.#root = root;
    this.#hits = registry === null ? undefined : new Highlights(registry, 'gedanken-hit');
    this.#current = registry === null ? undefined : new Highlights(registry, 'gedanken-current-hit', 1);
    this.#observer = new MutationObserver((changes) => {
      if (changes.some(({ target }) => !isAround(target))) this.#draw();
    });
  }

  /** Marks the words in these comments; `at` is the one that the reader is at. */
  show(ids: readonly CommentId[], words: string, at: CommentId | undefined): void {
    this.#ids = ids;
    this.#words = foldText(words).text.split(/\s+/).filter(Boolean);
    this.#at = at;
    if (ids.length > 0) {
      addStyles(this.#root, hitTokens, hitStyles);
      this.#observer.observe(this.#root, WATCHED);
    } else this.#observer.disconnect();
    this.#draw();
  }

  /** The element with the first mark of a comment; the comment itself when there is none. */
  firstIn(id: CommentId): Element | null {
    const place = placeOf(this.#root, id);
    const [first] = place ? this.#rangesIn(place, 1) : [];
    return first?.startContainer.parentElement ?? place;
  }

  stop(): void {
    this.show([], '', undefined);
  }

  #draw(): void {
    for (const row of this.#root.querySelectorAll('[part~="hit"]')) row.part.remove('hit', 'current-hit');
    const marks: Range[] = [];
    const current: Range[] = [];
    for (const id of this.#ids) {
      if (marks.length + current.length >= MOST) break;
      const place = placeOf(this.#root, id);
      if (!place) continue;
      const found = this.#hits ? this.#rangesIn(place, MOST - marks.length - current.length) : [];
      (id === this.#at ? current : marks).push(...found);
      if (!this.#hits) place.part.add('hit');
      if (id === this.#at) place.part.add('hit', 'current-hit');
    }
    this.#hits?.mark(marks);
    this.#current?.mark(current);
  }

  #rangesIn(place: Element, most: number): Range[] {
    return [...place.querySelectorAll(MARKED)]
      .flatMap((element) => findRanges(element, this.#words, most))
      .slice(0, most);
  }
}

/** Whether something is no comment, but what stands above them or speaks. */
function isAround(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('[part~="top"], [part~="status"]') != null;
}
