/**
 * A place in this browser for strings that must outlive the page, and that all its tabs see. Slower
 * and larger than `Keep`. What cannot be stored is held for as long as the page lives: only reading
 * one value may reject, where nobody can tell whether it is there.
 */
export interface Shelf {
  /** Everything under keys that begin so. */
  all(prefix: string): Promise<ReadonlyMap<string, string>>;
  /** Whether there is certainly nothing under keys that begin so. */
  isEmpty(prefix: string): Promise<boolean>;
  /** `null` when there is certainly none. Rejects when the place does not say. */
  get(key: string): Promise<string | null>;
  /** Answers whether the value outlives the page. */
  set(key: string, value: string): Promise<boolean>;
  remove(key: string): Promise<void>;
}

/** Does some work while no other tab does work of the same name; waits until it may. */
export type Turn = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** What the browser knows of its connection. */
export interface Network {
  /** Whether there is certainly none. That there is one nobody can promise. */
  isOffline(): boolean;
  /** Calls back whenever there may be one again. Answers how to stop that. */
  onOnline(back: () => void): () => void;
}
