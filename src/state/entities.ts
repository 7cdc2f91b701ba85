import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';

interface Row<T> {
  value: T;
  confirmed: T;
  /** There once somebody watches the row: most rows of a long thread nobody does, and an atom is larger than a row. */
  $value?: WritableAtom<T>;
  guesses?: Map<string, Partial<T>>;
}

/**
 * A table with an atom for each row that is watched, so that changing one row re-renders one row.
 *
 * Each row is what the backend last confirmed, with our unconfirmed guesses laid over it.
 * Rolling back is therefore never arithmetic: drop the guess and the truth is still there.
 */
export class Entities<Id extends string, T extends { readonly id: Id }> {
  readonly #rows = new Map<Id, Row<T>>();
  readonly #heard = new Set<(id: Id) => void>();
  #changed = new Set<Id>();

  get size(): number {
    return this.#rows.size;
  }

  has(id: Id): boolean {
    return this.#rows.has(id);
  }

  /** The row as it is to be shown, from now on. Throws for a row that was never confirmed. */
  $(id: Id): ReadableAtom<T> {
    const row = this.#row(id);
    return (row.$value ??= atom(row.value));
  }

  /** The row as it is to be shown now. Throws for a row that was never confirmed. */
  get(id: Id): T {
    return this.#row(id).value;
  }

  /** Tells of each row that is to be shown differently, or again, whether it is watched or not. Answers what ends that. */
  hear(tell: (id: Id) => void): () => void {
    this.#heard.add(tell);
    return () => void this.#heard.delete(tell);
  }

  /** What the backend last said, without any guess. */
  confirmed(id: Id): T {
    return this.#row(id).confirmed;
  }

  /** Every row as it is to be shown, in the order of first confirmation. */
  *values(): IterableIterator<T> {
    for (const row of this.#rows.values()) yield row.value;
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
      this.#rows.set(entity.id, { value: entity, confirmed: entity });
      return;
    }
    row.confirmed = entity;
    this.#publish(row);
  }

  /** Shows `change` as if it had happened. A second guess under the same name replaces the first. */
  guess(id: Id, name: string, change: Partial<T>): void {
    const row = this.#row(id);
    this.#changed.add(id);
    (row.guesses ??= new Map()).set(name, change);
    this.#publish(row);
  }

  /** Ends a guess, whether it came true or not. */
  settle(id: Id, name: string): void {
    const row = this.#row(id);
    if (!row.guesses?.delete(name)) return;
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
    row.value = Object.assign({}, row.confirmed, ...(row.guesses?.values() ?? [])) as T;
    row.$value?.set(row.value);
    for (const tell of this.#heard) tell(row.value.id);
  }
}
