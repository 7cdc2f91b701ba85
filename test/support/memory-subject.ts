import { memoryAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import type { AdapterSubject, Open, OpenedAdapter } from '../../src/testing.js';

const THREAD = '/trees/';
const NOT_BETWEEN = { never: 'there is no network, and no wire format, between the adapter and its thread' };

/** The memory adapter as the conformance suite takes it. */
export function memorySubject(options: MemoryAdapterOptions = {}): AdapterSubject {
  const moderates = options.author != null && options.viewerRole === 'moderator';
  const opened =
    (more: MemoryAdapterOptions = {}): Open<OpenedAdapter> =>
    async (comments: readonly Comment[]) => ({
      adapter: memoryAdapter({ thread: THREAD, comments, pageSize: 10, ...options, ...more }),
      thread: THREAD,
    });
  return {
    ports: [
      'comments',
      'edits',
      'counts',
      ...(options.account ? (['session'] as const) : []),
      ...(moderates ? (['moderation'] as const) : []),
    ],
    open: opened(),
    posts: 'published',
    pageSize: 10,
    states: {
      closed: opened({ posting: { allowed: false, why: 'closed' } }),
      holding: opened({ moderate: 'hold', author: null }),
      signedOut: opened({ posting: { allowed: false, why: 'sign-in' }, author: null }),
      missing: { never: 'a thread comes into being with its first comment' },
    },
    failures: { offline: NOT_BETWEEN, unavailable: NOT_BETWEEN, malformed: NOT_BETWEEN },
  };
}
