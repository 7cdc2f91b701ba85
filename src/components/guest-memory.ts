import type { Guest } from '../core/comment.js';
import { own, readLine } from '../core/fields.js';
import type { Keep } from '../state/keep.js';

const KEY = 'gedanken:1:guest';

/** The guest whom this browser was asked to remember. */
export function recallGuest(keep: Keep): Guest | undefined {
  const text = keep.get(KEY);
  if (text === null) return undefined;
  try {
    const guest: unknown = JSON.parse(text);
    const line = (key: keyof Guest) => readLine(own(guest, key)) ?? '';
    return { name: line('name'), email: line('email'), website: line('website') };
  } catch {
    return undefined;
  }
}

/** Remembers a guest who agreed to it; without one, forgets. */
export function rememberGuest(keep: Keep, guest: Guest | undefined): void {
  if (guest) keep.set(KEY, JSON.stringify(guest));
  else keep.remove(KEY);
}
