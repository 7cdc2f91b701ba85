import type { Keep } from '../../src/state/keep.js';

/** A place for strings that lasts as long as a test, and can be looked into. */
export class MemoryKeep implements Keep {
  readonly kept = new Map<string, string>();

  get(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  set(key: string, value: string): boolean {
    this.kept.set(key, value);
    return true;
  }

  remove(key: string): void {
    this.kept.delete(key);
  }

  keys(prefix: string): readonly string[] {
    return [...this.kept.keys()].filter((key) => key.startsWith(prefix));
  }
}

/** What storage is in a private window, or when it is full. */
export const fullKeep: Keep = { get: () => null, set: () => false, remove: () => undefined, keys: () => [] };
