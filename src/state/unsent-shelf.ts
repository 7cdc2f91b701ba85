import type { NewComment } from '../core/comment.js';
import { unsentMark } from './has-unsent.js';
import type { Keep } from './keep.js';
import type { Shelf } from './shelf.js';
import { readUnsent, type Unsent } from './unsent.js';

/** The unsent comments of one thread, as this browser holds them. */
export class UnsentShelf {
  readonly #shelf: Shelf;
  readonly #keep: Keep;
  readonly #thread: string | undefined;

  constructor(shelf: Shelf, keep: Keep, threadKey: string | undefined) {
    this.#shelf = shelf;
    this.#keep = keep;
    this.#thread = threadKey;
  }

  /** Those that are there, oldest first. */
  async all(): Promise<readonly Unsent[]> {
    if (this.#thread === undefined) return [];
    const records = [...(await this.#shelf.all(this.#prefix)).values()];
    if (records.length === 0) await this.#unmark(this.#thread);
    return records.flatMap((record) => readUnsent(record) ?? []).toSorted((a, b) => a.at - b.at);
  }

  /** One of them as it is now: another tab may have sent it, or begun to. */
  async read(comment: NewComment): Promise<Unsent | undefined> {
    const record = await this.#shelf.get(this.#prefix + comment.key);
    return record === null ? undefined : readUnsent(record);
  }

  /** Answers whether the record outlives the page. */
  async write(unsent: Unsent): Promise<boolean> {
    if (this.#thread === undefined) return false;
    // What solved a challenge does not solve the next one.
    const record = { ...unsent, comment: { ...unsent.comment, proof: undefined } };
    // Before the record: one that the page is left with could not be found again.
    if (!this.#mark(this.#thread)) return false;
    const isKept = await this.#shelf.set(this.#prefix + unsent.comment.key, JSON.stringify(record));
    // Another tab may have taken the mark away meanwhile, with the last record that it knew.
    return isKept && this.#mark(this.#thread);
  }

  async remove(comment: NewComment): Promise<void> {
    if (this.#thread === undefined) return;
    await this.#shelf.remove(this.#prefix + comment.key);
    await this.#unmark(this.#thread);
  }

  /** Not where the browser only forgot to answer: without its mark nobody would look for a record again. */
  async #unmark(thread: string): Promise<void> {
    if (await this.#shelf.isEmpty(this.#prefix)) this.#keep.remove(unsentMark(thread));
  }

  #mark(thread: string): boolean {
    return this.#keep.set(unsentMark(thread), '1');
  }

  /** The `\n` is in no thread's name. */
  get #prefix(): string {
    return `gedanken:1:outbox:${this.#thread}\n`;
  }
}
