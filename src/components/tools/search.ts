import { nothing } from 'lit';
import { foldText } from '../../core/fold-text.js';
import type { CommentId } from '../../core/comment.js';
import { scrollIntoSight } from '../../dom/scroll-into-sight.js';
import { search } from '../../state/search.js';
import { placeOf } from '../section-focus.js';
import { displayName } from '../views/comment-view.js';
import { lineView } from '../views/line-view.js';
import { searchButtonView, searchView } from '../views/search-view.js';
import type { LoadAll } from './load-all.js';
import { SearchMarks } from './search-marks.js';
import type { ToolsHost } from './tools-host.js';

/** Milliseconds after the last letter until it is looked for, and until it is said what was found. */
const TYPING = 250;
const SPEAKING = 1000;
/** Longer than this nobody looks for. */
const LONGEST = 200;

/** Search within the thread: what is loaded, and said so. */
export class Search {
  isOpen = false;
  readonly #host: ToolsHost;
  readonly #all: LoadAll;
  readonly #marks: SearchMarks;
  #words = '';
  /** What was looked for last: while the reader types, it lags behind. */
  #looked = '';
  #hits: readonly CommentId[] = [];
  /** The place in `#hits` that the reader is at; -1 before the first. */
  #at = -1;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ToolsHost, all: LoadAll, marks = new SearchMarks(host.element.shadowRoot!)) {
    this.#host = host;
    this.#all = all;
    this.#marks = marks;
  }

  button(key: string | undefined): unknown {
    return searchButtonView(this.isOpen, this.toggle, this.#host.words(), key);
  }

  view(): unknown {
    if (!this.isOpen) return nothing;
    return searchView({
      value: this.#words,
      result: this.#result(),
      found: this.#hits.length > 0,
      words: this.#host.words(),
      more: this.#restView(),
      typed: (event) => this.#typed((event.currentTarget as HTMLInputElement).value),
      key: (event) => this.#key(event),
      go: (step) => void this.#go(step),
    });
  }

  readonly toggle = (): void => void (this.isOpen ? this.close() : this.open());

  async open(): Promise<void> {
    this.isOpen = true;
    this.#host.update();
    await this.#host.element.updateComplete;
    this.#field('search-field')?.focus();
  }

  async close(): Promise<void> {
    this.isOpen = false;
    this.#typed('');
    this.#find();
    await this.#host.element.updateComplete;
    this.#field('search-button')?.focus();
  }

  /** There are more comments, or fewer. */
  again(): void {
    if (this.#looked !== '' && this.#typing === undefined) this.#find(this.#hits[this.#at]);
  }

  stop(): void {
    this.#wait(undefined);
    this.#marks.stop();
  }

  #typed(words: string): void {
    this.#words = words.slice(0, LONGEST);
    this.#wait(this.isOpen ? () => this.#look() : undefined);
  }

  /** What is to happen once the reader has stopped typing. */
  #wait(then: (() => void) | undefined): void {
    clearTimeout(this.#typing);
    clearTimeout(this.#telling);
    this.#typing = then && setTimeout(then, TYPING);
  }

  #look(): void {
    this.#wait(undefined);
    this.#find();
    if (this.#looked !== '') this.#telling = setTimeout(() => this.#tell(), SPEAKING);
  }

  #tell(): void {
    this.#host.say([this.#result(), this.#rest()].filter(Boolean).join(', '));
  }

  /** Looks for the words; `at` is the comment to stay at. */
  #find(at?: CommentId): void {
    const { thread, update } = this.#host;
    this.#looked = foldText(this.#words).text.trim();
    this.#hits = this.#looked === '' ? [] : search(thread, this.#words);
    this.#at = at === undefined ? -1 : this.#hits.indexOf(at);
    this.#marks.show(this.#hits, this.#words, this.#hits[this.#at]);
    update();
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      void this.#go(-1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (this.#words === '') return void this.close();
      this.#typed('');
      this.#look();
    }
  }

  async #go(step: 1 | -1): Promise<void> {
    if (this.#typing !== undefined) this.#find();
    this.#wait(undefined);
    const { length } = this.#hits;
    if (length === 0) return this.#looked === '' ? undefined : this.#tell();
    this.#at = this.#at < 0 ? (step > 0 ? 0 : length - 1) : (this.#at + step + length) % length;
    const id = this.#hits[this.#at]!;
    const { actions, element, thread, words, say } = this.#host;
    if (!(await actions.reveal(id)) || this.#hits[this.#at] !== id) return;
    this.#marks.show(this.#hits, this.#words, id);
    this.#host.update();
    await element.updateComplete;
    // What folds a long comment opens for this, as it does for the browser's own search.
    placeOf(element.shadowRoot!, id)?.dispatchEvent(new Event('beforematch', { bubbles: true }));
    const first = this.#marks.firstIn(id);
    const warned = first?.closest('details');
    if (warned) warned.open = true;
    if (first) scrollIntoSight(first, 'center');
    const name = displayName(thread.comment(id).author, words());
    say(words().text('searchAt', { at: this.#at + 1, count: length, name }));
  }

  #result(): string {
    const words = this.#host.words();
    const count = this.#hits.length;
    if (this.#looked === '') return '';
    if (count === 0) return words.text('searchNone');
    return this.#at < 0 ? words.text('count', { count }) : words.text('searchPlace', { at: this.#at + 1, count });
  }

  #rest(): string {
    const { thread, words } = this.#host;
    return this.#all.isPartial ? words().text('searchSoFar', { count: thread.$shown.get() }) : '';
  }

  #restView(): unknown {
    const text = this.#rest();
    return text === '' || this.#looked === ''
      ? nothing
      : lineView({ part: 'searched-part', text, action: this.#all.action });
  }

  #field(part: string): HTMLElement | null {
    return this.#host.element.shadowRoot!.querySelector(`[part~="${part}"]`);
  }
}
