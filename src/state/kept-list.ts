/**
 * Reads a list out of this browser's storage, which is as untrusted as any server: other scripts on
 * the page can write there. `read` answers `undefined` for what is not to be kept.
 */
export function readKeptList<T>(record: string | null, most: number, read: (item: unknown) => T | undefined): T[] {
  try {
    const items: unknown = JSON.parse(record ?? '[]');
    return Array.isArray(items) ? items.slice(-most).flatMap((item) => read(item) ?? []) : [];
  } catch {
    return [];
  }
}
