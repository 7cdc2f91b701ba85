/** A set that notes down what came into it, or went. */
export class NotedSet<Value> extends Set<Value> {
  readonly #noted: Set<Value>;

  /** `noted` is where it notes that down; whoever has read it empties it. */
  constructor(noted: Set<Value>) {
    super();
    this.#noted = noted;
  }

  override add(value: Value): this {
    if (!this.has(value)) this.#noted.add(value);
    return super.add(value);
  }

  override delete(value: Value): boolean {
    if (this.has(value)) this.#noted.add(value);
    return super.delete(value);
  }

  override clear(): void {
    for (const value of this) this.#noted.add(value);
    super.clear();
  }
}
