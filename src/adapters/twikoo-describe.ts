import type { ThreadInfo } from '../core/thread-info.js';
import type { TwikooConfig } from './twikoo-wire.js';

/** What a paragraph adds to the words in it: `<p></p>`. */
const PARAGRAPH = 7;

/** A thread, by what Twikoo is set to. */
export function infoOf({ guestFields, maxLength, challenge }: TwikooConfig): ThreadInfo {
  return {
    posting: challenge === 'unknown' ? { allowed: false, why: 'read-only' } : { allowed: true },
    viewer: null,
    guestFields: { ...guestFields },
    writing: {
      format: 'html',
      ...(maxLength === undefined ? {} : { maxCharacters: Math.max(1, maxLength - PARAGRAPH) }),
    },
    // Its pages follow one another in this order only; whatever else is asked for is sorted here, once all is loaded.
    sorts: ['newest'],
    total: null,
  };
}
