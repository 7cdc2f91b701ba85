import { own } from '../core/fields.js';
import { itemsOf } from './bluesky-lists.js';

/** What labels make of words and pictures. */
export interface Labelled {
  /** Nobody is to see them who is not signed in. */
  readonly isHidden: boolean;
  /** What to warn of, as those who label call it: plain text. `⚠️` stands alone where they do not say. */
  readonly warnings: readonly string[];
}

const MAX_LABELS = 50;
const MAX_WARNINGS = 5;

/** Guests see none of this: the first is asked for by people themselves, and every client has to do as they wish. */
const HIDING: ReadonlySet<string> = new Set(['!no-unauthenticated', '!hide', '!takedown', '!suspend']);

/** Reads the labels of a post or a quote, and those of who wrote it (https://atproto.com/specs/label). */
export function labelsOf(post: unknown): Labelled {
  const ownLabels = valuesOf(post);
  const all = [...ownLabels, ...valuesOf(own(post, 'author'))];
  const warnings = ownLabels.flatMap((value) => (value === '!warn' ? [''] : value.startsWith('!') ? [] : [value]));
  return {
    isHidden: all.some((value) => HIDING.has(value)),
    warnings: [...new Set(warnings)].slice(0, MAX_WARNINGS),
  };
}

function valuesOf(raw: unknown): readonly string[] {
  return itemsOf(raw, 'labels', MAX_LABELS).flatMap((label) => {
    const value = own(label, 'val');
    const counts = typeof value === 'string' && /^!?[a-z\d-]{1,100}$/.test(value) && own(label, 'neg') !== true;
    return counts ? [value] : [];
  });
}
