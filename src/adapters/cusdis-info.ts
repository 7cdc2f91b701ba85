import type { ThreadInfo } from '../core/thread-info.js';

/** What there is to know of every thread of Cusdis: it tells nothing of itself. */
export function cusdisInfo(): ThreadInfo {
  return {
    posting: { allowed: true },
    viewer: null,
    guestFields: { name: 'required', email: 'optional', website: 'hidden' },
    writing: { format: 'markdown' },
    sorts: ['newest'],
    hidesTaken: true,
    total: null,
  };
}
