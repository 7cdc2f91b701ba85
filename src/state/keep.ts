/** A small place in this browser for strings. Never throws: what cannot be kept is not kept. */
export interface Keep {
  get(key: string): string | null;
  /** Answers whether the value is kept. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  /** The keys that begin so. */
  keys(prefix: string): readonly string[];
}

/** Keeps nothing: for threads without a key, and for tests. */
export const keepNothing: Keep = { get: () => null, set: () => false, remove: () => undefined, keys: () => [] };
