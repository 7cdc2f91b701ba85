/**
 * Strings in this browser's `localStorage`. Where storage is forbidden or full (sandboxed frames,
 * private windows), nothing is kept and nothing throws.
 */
export const localKeep = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  /** Answers whether the value is kept. */
  set(key: string, value: string): boolean {
    try {
      localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  remove(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // What could not be stored need not be removed.
    }
  },
  /** The keys that begin so. */
  keys(prefix: string): readonly string[] {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  },
};
