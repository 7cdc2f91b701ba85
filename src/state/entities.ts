import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';

interface Row<T> {
  readonly $value: WritableAtom<T>;
  confirmed: T;
  readonly guesses: Map<string, Partial<T>>;
}

/**
 * A table with one atom per row, so that changing one row re-renders one row.
 *
 * Each row is what the backend last confirmed, with our unconfirmed guesses laid over it.
 * Rolling back is therefore never arithmetic: drop the guess and the truth is still there.
 */
export class Entities<Id extends string, T extends { readonly id: Id }> {
  readonly #rows = new Map<Id, Row<T>>();
  #changed = new Set<Id>();

  get size(): number {
    return this.#rows.size;
  }

  has(id: Id): boolean {
    return this.#rows.has(id);
  }

  /** The row as it is to be shown. Throws for a row that was never confirmed. */
  $(id: Id): ReadableAtom<T> {
    return this.#row(id).$value;
  }

  /** What the backend last said, without any guess. */
  confirmed(id: Id): T {
    return this.#row(id).confirmed;
  }

  /** Every row as it is to be shown, in the order of first confirmation. */
  *values(): IterableIterator<T> {
    for (const row of this.#rows.values()) yield row.$value.get();
  }

  /** The rows that have come, changed or gone since this was asked last. */
  takeChanged(): ReadonlySet<Id> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Takes over what the backend said. Guesses stay on top until they are settled. */
  confirm(entity: T): void {
    this.#changed.add(entity.id);
    const row = this.#rows.get(entity.id);
    if (!row) {
      this.#rows.set(entity.id, { $value: atom(entity), confirmed: entity, guesses: new Map() });
      return;
    }
    row.confirmed = entity;
    this.#publish(row);
  }

  /** Shows `change` as if it had happened. A second guess under the same name replaces the first. */
  guess(id: Id, name: string, change: Partial<T>): void {
    const row = this.#row(id);
    this.#changed.add(id);
    row.guesses.set(name, change);
    this.#publish(row);
  }

  /** Ends a guess, whether it came true or not. */
  settle(id: Id, name: string): void {
    const row = this.#row(id);
    if (!row.guesses.delete(name)) return;
    this.#changed.add(id);
    this.#publish(row);
  }

  /** Tells those who watch a row to look again, though it did not change. */
  refresh(id: Id): void {
    this.#publish(this.#row(id));
  }

  /** Forgets a row, and what was guessed about it. */
  delete(id: Id): void {
    if (this.#rows.delete(id)) this.#changed.add(id);
  }

  #row(id: Id): Row<T> {
    const row = this.#rows.get(id);
    if (!row) throw new Error(`No row “${id}”: confirm() it first.`);
    return row;
  }

  #publish(row: Row<T>): void {
    row.$value.set(Object.assign({}, row.confirmed, ...row.guesses.values()) as T);
  }
}
