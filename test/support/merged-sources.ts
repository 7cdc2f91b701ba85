import type { Adapter, CommentPage } from '../../src/adapters/adapter.js';
import { memoryAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory.js';
import { mergeAdapters, type Source } from '../../src/adapters/merge.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';

/** A source over a thread in memory. */
export function aSource(name: string, options: MemoryAdapterOptions = {}): Source {
  return { name, label: labelOf(name), adapter: memoryAdapter(options) };
}

function labelOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A source whose lists come when the test says so. */
export interface Reluctant extends Source {
  /** Lets the next list that is waited for come. */
  answer(): void;
  /** Lets it fail. */
  fail(): void;
  /** How many lists are waited for. */
  readonly asked: number;
}

export function reluctant(source: Source): Reluctant {
  const waiting: ((error?: AdapterError) => void)[] = [];
  const { comments } = source.adapter;
  return {
    ...source,
    get asked() {
      return waiting.length;
    },
    answer: () => waiting.shift()!(),
    fail: () => waiting.shift()!(new AdapterError('unavailable')),
    adapter: {
      ...source.adapter,
      comments: {
        ...comments,
        list: async (query, call) => {
          await new Promise<void>((resolve, reject) => {
            waiting.push((error) => (error ? reject(error) : resolve()));
          });
          return comments.list(query, call);
        },
      },
    },
  };
}

/** A source that is down. */
export function broken(source: Source): Source {
  const fail = (): Promise<never> => Promise.reject(new AdapterError('unavailable'));
  return {
    ...source,
    adapter: { comments: { describe: fail, list: fail, replies: fail, find: fail, create: fail } },
  };
}

/** A source that sends these pages, one after the other, whatever it is asked. */
export function sending(name: string, pages: readonly (readonly Comment[])[]): Source {
  const { comments } = memoryAdapter();
  const page = (index: number): CommentPage => ({
    comments: pages[index] ?? [],
    next: index + 1 < pages.length ? String(index + 1) : null,
  });
  return {
    name,
    label: labelOf(name),
    adapter: { comments: { ...comments, list: async ({ cursor = '0' }) => page(Number(cursor)) } },
  };
}

/** All that a merged thread has, page after page, and what comes late. */
export async function readAll(adapter: Adapter, sort: 'oldest' | 'newest' = 'oldest'): Promise<readonly Comment[]> {
  const call = { signal: new AbortController().signal };
  const rows = new Map<string, Comment>();
  const take = ({ comments, next }: CommentPage): string | null => {
    for (const comment of comments) rows.set(comment.id, comment);
    return next;
  };
  let next = take(await adapter.comments.list({ sort }, call));
  for (let page = await adapter.sources!.coming(call); page; page = await adapter.sources!.coming(call))
    next = take(page) ?? next;
  while (next !== null) next = take(await adapter.comments.list({ sort, cursor: next }, call));
  return [...rows.values()];
}

export { mergeAdapters };
