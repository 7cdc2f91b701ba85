/** Between the name of a source and what that source calls something. */
const MARK = '~';

/** Keeps what several sources call by the same name apart. What belongs to the first keeps its name: its permalinks stay. */
export class MergedNames {
  readonly #names: readonly string[];

  /** Throws when names could be mistaken for each other. */
  constructor(names: readonly string[]) {
    for (const [index, name] of names.entries()) {
      if (!/^[a-z\d-]+$/i.test(name))
        throw new Error(`A source can’t be called “${name}”: take letters, digits and hyphens.`);
      if (names.indexOf(name) !== index) throw new Error(`Two sources are called “${name}”: each needs its own name.`);
    }
    this.#names = names;
  }

  /** What the merged thread calls something of a source. */
  join(source: number, name: string): string {
    return source === 0 && this.#prefixOf(name) === undefined ? name : `${this.#names[source]}${MARK}${name}`;
  }

  /** Whose it is, and what it is called there. */
  split(name: string): { readonly source: number; readonly name: string } {
    const source = this.#prefixOf(name);
    return source === undefined
      ? { source: 0, name }
      : { source, name: name.slice(this.#names[source]!.length + MARK.length) };
  }

  #prefixOf(name: string): number | undefined {
    const index = this.#names.findIndex((source) => name.startsWith(`${source}${MARK}`));
    return index === -1 ? undefined : index;
  }
}
