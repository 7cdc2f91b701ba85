import type { Adapter, CommentPage } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment, CommentId } from '../../src/core/comment.js';
import { openThread, type Thread, type ThreadOptions } from '../../src/state/thread.js';
import { anInfo } from './scripted-adapter.js';

/** A backend that serves just these pages, the first of them first. Other ports as the test wants them. */
export function pagesAdapter(
  pages: readonly (readonly Comment[])[],
  { comments, ...ports }: Partial<Omit<Adapter, 'comments'>> & { comments?: Partial<Adapter['comments']> } = {},
): Adapter {
  return {
    key: 'a thread',
    comments: {
      ...memoryAdapter().comments,
      describe: async () => anInfo(),
      list: async ({ cursor = '0' }): Promise<CommentPage> => ({
        comments: pages[Number(cursor)] ?? [],
        next: Number(cursor) + 1 < pages.length ? String(Number(cursor) + 1) : null,
      }),
      ...comments,
    },
    ...ports,
  };
}

/** An open thread, loaded. */
export async function loadedThread(adapter: Adapter, options?: ThreadOptions): Promise<Thread> {
  const thread = openThread(adapter, options);
  await thread.load();
  return thread;
}

/** The ids in the order in which a reader meets them, through all lists that are drawn. */
export function drawnIn(thread: Thread): readonly CommentId[] {
  const drawn: CommentId[] = [];
  const waiting = thread.$children(null).get().toReversed();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    drawn.push(id);
    waiting.push(...thread.$children(id).get().toReversed());
  }
  return drawn;
}
