import { atom, type ReadableAtom } from 'nanostores';
import type { Author } from '../core/comment.js';
import { own, readLine } from '../core/fields.js';
import { personKey } from '../core/people.js';
import type { Keep } from './keep.js';
import { readKeptList } from './kept-list.js';

const KEY = 'gedanken:1:muted';
const MAX_KEPT = 500;
const MAX_KEY = 2100;

/** Somebody whose words this reader does not want to see. */
export interface MutedPerson {
  readonly key: string;
  /** For the list in which they can be unmuted: plain text. */
  readonly name: string;
}

/** The people whom this reader has muted in this browser, on all pages of the site. Nobody else learns of it. */
export class Mutes {
  readonly $muted: ReadableAtom<readonly MutedPerson[]>;
  readonly #$muted = atom<readonly MutedPerson[]>([]);
  readonly #keep: Keep;
  #keys: ReadonlySet<string> = new Set();

  constructor(keep: Keep) {
    this.#keep = keep;
    this.$muted = this.#$muted;
    this.#show(readMuted(keep.get(KEY)));
  }

  has(author: Author): boolean {
    return this.#keys.size > 0 && this.#keys.has(personKey(author));
  }

  /** Mutes a person. Somebody without any name cannot be told from others, and stays. */
  mute(author: Author): void {
    const key = personKey(author);
    if (key === '' || key.length > MAX_KEY) return;
    this.#change((muted) => [...muted.filter((person) => person.key !== key), { key, name: author.name }]);
  }

  unmute(key: string): void {
    this.#change((muted) => muted.filter((person) => person.key !== key));
  }

  /** Hears that something in storage has changed. Answers who is muted now and was not, or the other way round. */
  hear(key: string | null): readonly MutedPerson[] {
    if (key !== KEY) return [];
    const [before, after] = [this.$muted.get(), readMuted(this.#keep.get(KEY))];
    const was = this.#keys;
    this.#show(after);
    return [
      ...before.filter((person) => !this.#keys.has(person.key)),
      ...after.filter((person) => !was.has(person.key)),
    ];
  }

  #change(change: (muted: readonly MutedPerson[]) => readonly MutedPerson[]): void {
    // Another tab may have muted somebody meanwhile; where nothing can be kept, what is here counts.
    const stored = this.#keep.get(KEY);
    const muted = change(stored === null ? this.$muted.get() : readMuted(stored)).slice(-MAX_KEPT);
    if (muted.length === 0) this.#keep.remove(KEY);
    else this.#keep.set(KEY, JSON.stringify(muted));
    this.#show(muted);
  }

  #show(muted: readonly MutedPerson[]): void {
    this.#keys = new Set(muted.map(({ key }) => key));
    this.#$muted.set(muted);
  }
}

function readMuted(record: string | null): readonly MutedPerson[] {
  return readKeptList(record, MAX_KEPT, readPerson);
}

function readPerson(person: unknown): MutedPerson | undefined {
  const key = own(person, 'key');
  if (typeof key !== 'string' || key === '' || key.length > MAX_KEY) return undefined;
  return { key, name: readLine(own(person, 'name')) ?? '' };
}
