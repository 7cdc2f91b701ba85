import { own } from '../core/fields.js';

/** The first items of a list that a stranger's object may have. */
export function itemsOf(raw: unknown, key: string, most: number): readonly unknown[] {
  const list = own(raw, key);
  return Array.isArray(list) ? list.slice(0, most) : [];
}
