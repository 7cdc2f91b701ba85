import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryBackend, type MemoryAdapterOptions } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import type { AdapterSubject, Open, OpenedAdapter } from '../../src/testing.js';

const THREAD = '/trees/';
const NOT_BETWEEN = { never: 'there is no network, and no wire format, between the adapter and its thread' };

/** All that readers can do. */
export const EVERYTHING = {
  votes: 'up-down',
  reports: true,
  preview: true,
  pictures: 'https://pictures.example/',
  people: [{ name: 'Mona Example', handle: '@mona@social.example' }, { name: 'Nora Example' }],
  reactions: [
    { name: 'heart', emoji: '❤️' },
    { name: 'laugh', emoji: '😄' },
  ],
} as const satisfies MemoryAdapterOptions;

/** An adapter over a thread in memory, and the same thread for somebody else. */
export interface OpenedMemory extends OpenedAdapter {
  another(): Adapter;
}

/** The memory adapter as the conformance suite takes it. */
export function memorySubject(options: MemoryAdapterOptions = {}): AdapterSubject<OpenedMemory> {
  const moderates = options.author != null && options.viewerRole === 'moderator';
  const opened =
    (more: MemoryAdapterOptions = {}): Open<OpenedMemory> =>
    async (comments: readonly Comment[]) => {
      const backend = memoryBackend({ thread: THREAD, comments, pageSize: 10, ...options, ...more });
      return {
        adapter: backend.adapter(),
        thread: THREAD,
        another: () => backend.adapter({ author: 'Nora Example' }),
      };
    };
  return {
    ports: [
      'comments',
      'edits',
      'live',
      'changes',
      'counts',
      'recent',
      ...(options.account ? (['session'] as const) : []),
      ...(moderates ? (['moderation', 'pins'] as const) : []),
      ...(options.votes ? (['votes'] as const) : []),
      ...(options.reactions ? (['reactions'] as const) : []),
      ...(options.reports ? (['reports'] as const) : []),
      ...(options.preview ? (['preview'] as const) : []),
      ...(options.pictures ? (['uploads'] as const) : []),
      ...(options.people ? (['mentions'] as const) : []),
    ],
    open: opened(),
    posts: 'published',
    pageSize: 10,
    meanwhile: { another: async ({ another }) => another(), edits: 'told', removals: 'told' },
    challenges: {
      open: opened({ challenge: { kind: 'image', image: 'data:image/gif;base64,' }, solution: 'oak', author: null }),
      solve: ({ kind }) => ({ kind, token: 'oak' }),
    },
    states: {
      closed: opened({ posting: { allowed: false, why: 'closed' } }),
      holding: opened({ moderate: 'hold', author: null }),
      signedOut: opened({ posting: { allowed: false, why: 'sign-in' }, author: null }),
      missing: { never: 'a thread comes into being with its first comment' },
    },
    failures: { offline: NOT_BETWEEN, unavailable: NOT_BETWEEN, malformed: NOT_BETWEEN },
  };
}
