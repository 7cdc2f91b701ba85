import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { Guest } from '../core/comment.js';
import { own, readLine } from '../core/fields.js';
import type { Keep } from '../state/keep.js';

const KEY = 'gedanken:1:guest';

/** A guest as the forms of one section know them, and whether this browser may remember them. */
export interface KnownGuest extends Guest {
  /** Whether they agree to be remembered. */
  readonly remember: boolean;
  /** Whether this browser remembers them. */
  readonly remembered: boolean;
}

/**
 * What a guest says about themselves. Said once, it is there in every form of the section; kept
 * beyond the page only when they agreed to it.
 */
export class GuestMemory {
  readonly #keep: Keep;
  readonly #$guest: WritableAtom<KnownGuest>;

  constructor(keep: Keep) {
    this.#keep = keep;
    this.#$guest = atom(recall(keep));
  }

  get $guest(): ReadableAtom<KnownGuest> {
    return this.#$guest;
  }

  /** Takes over what was typed or ticked. */
  set(change: Partial<KnownGuest>): void {
    this.#$guest.set({ ...this.#$guest.get(), ...change });
  }

  /** Does what was agreed to: called once a comment is confirmed. */
  settle(): void {
    const { remember, remembered: _, ...guest } = this.#$guest.get();
    if (remember) this.#keep.set(KEY, JSON.stringify(guest));
    else this.#keep.remove(KEY);
    this.set({ remembered: remember });
  }

  /** Hears that something in storage has changed. Who was remembered there and is no more is forgotten here, too. */
  hear(key: string | null): void {
    if (key === KEY && this.#$guest.get().remembered && this.#keep.get(KEY) === null) this.#$guest.set(NOBODY);
  }

  /** Forgets everything, here and in this browser. */
  forget(): void {
    this.#keep.remove(KEY);
    this.#$guest.set(NOBODY);
  }
}

const NOBODY: KnownGuest = { name: '', email: '', website: '', remember: false, remembered: false };

function recall(keep: Keep): KnownGuest {
  const text = keep.get(KEY);
  if (text === null) return NOBODY;
  try {
    const guest: unknown = JSON.parse(text);
    const line = (key: keyof Guest): string => readLine(own(guest, key)) ?? '';
    return { name: line('name'), email: line('email'), website: line('website'), remember: true, remembered: true };
  } catch {
    return NOBODY;
  }
}
