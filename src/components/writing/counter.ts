import { lengthOf, type TextLength } from '../../core/text-length.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { WritingScope } from './writing-host.js';

/** From which part of the limit on the length is shown, and from which it is spoken at every pause. */
const [SHOWN, SPOKEN] = [0.8, 0.95];
/** Milliseconds without typing before something is said. */
const PAUSE = 1000;

/** How much more can be written, once that is not much any more. */
export class Counter {
  readonly #host: WritingScope;
  #length: TextLength | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = '';

  constructor(host: WritingScope) {
    this.#host = host;
    this.#measure();
  }

  /** What is shown; `undefined` while there is room. */
  get shown(): { readonly text: string; readonly isOver: boolean } | undefined {
    const length = this.#length;
    if (!length || length.count < length.max * SHOWN) return undefined;
    return { text: wordsFor(length, this.#host.words()), isOver: length.count > length.max };
  }

  input(): void {
    const before = this.shown;
    this.#measure();
    const { shown } = this;
    if (before?.text !== shown?.text) void this.#host.update();
    clearTimeout(this.#timer);
    if (shown && shown.text !== this.#said && this.#isWorthSaying(before, shown)) this.#wait(shown.text);
    if (!shown) this.#said = '';
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** When it comes into view, when the limit is crossed, and close to the limit. */
  #isWorthSaying(before: Counter['shown'], now: Counter['shown']): boolean {
    const { count, max } = this.#length!;
    return this.#said === '' || before?.isOver !== now?.isOver || count >= max * SPOKEN;
  }

  #wait(text: string): void {
    this.#timer = setTimeout(() => {
      this.#said = text;
      this.#host.say(text);
    }, PAUSE);
  }

  #measure(): void {
    this.#length = lengthOf(this.#host.area().value.trim(), this.#host.info().writing);
  }
}

function wordsFor({ unit, count, max }: TextLength, words: Localizer<'writing'>): string {
  const left = max - count;
  if (unit === 'bytes')
    return left < 0 ? words.text('bytesOver', { count: -left }) : words.text('bytesLeft', { count: left });
  return left < 0 ? words.text('charactersOver', { count: -left }) : words.text('charactersLeft', { count: left });
}
