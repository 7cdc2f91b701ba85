import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { contextOf } from '../../src/state/context.js';
import { readAnew } from '../../src/state/read-anew.js';
import { openThread, type Thread } from '../../src/state/thread.js';
import { aComment, someComments } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { withChanges } from '../support/with-changes.js';

/** A backend that shows some comments to its moderator only, and in which one can sign out. */
class Desk {
  isSignedIn = true;
  readonly held = aComment({ id: 'held', status: 'held', body: 'A secret', can: { reply: false, moderate: true } });
  readonly #all: Adapter;

  constructor(comments: readonly Comment[], pageSize = 50) {
    this.#all = memoryAdapter({ comments, pageSize });
  }

  get adapter(): Adapter {
    const { comments } = this.#all;
    return withChanges(this.#all, {
      describe: async (call) => ({
        ...(await comments.describe(call)),
        viewer: this.isSignedIn ? { name: 'Mona Example' } : null,
      }),
      list: async (query, call) => {
        const page = await comments.list(query, call);
        const can = this.isSignedIn ? { reply: true, moderate: true } : { reply: true };
        const listed = page.comments.map((comment) => ({ ...comment, can }));
        const extra = this.isSignedIn && query.cursor === undefined ? [this.held] : [];
        return { ...page, comments: [...listed, ...extra] };
      },
    });
  }
}

async function opened(adapter: Adapter): Promise<Thread> {
  const thread = openThread(adapter);
  await thread.load();
  return thread;
}

/** Reads it again, and on to where it was. */
async function again(thread: Thread): Promise<void> {
  await readAnew(thread, async () => void (await thread.load()));
  await new Promise((resolve) => setTimeout(resolve));
}

const ids = (thread: Thread): readonly string[] => [...contextOf(thread).comments.values()].map(({ id }) => id);

describe('reading a thread anew', () => {
  it('takes away what only the reader before could see', async () => {
    const desk = new Desk(someComments(2));
    const thread = await opened(desk.adapter);
    expect(ids(thread)).to.include('held');

    desk.isSignedIn = false;
    await again(thread);

    expect(ids(thread)).to.deep.equal(['1', '2']);
  });

  it('leaves it where the reader is the same', async () => {
    const desk = new Desk(someComments(2));
    const thread = await opened(desk.adapter);

    await again(thread);

    expect(ids(thread)).to.include('held');
  });

  it('goes on to where it was read, so that nobody has the rights of somebody else', async () => {
    const desk = new Desk(someComments(12), 5);
    const thread = await opened(desk.adapter);
    while (thread.$more.get().is !== 'end') await thread.loadMore();

    desk.isSignedIn = false;
    await again(thread);

    expect(thread.$more.get().is).to.equal('end');
    const { comments } = contextOf(thread);
    expect([...comments.values()].filter(({ can }) => can.moderate)).to.deep.equal([]);
    expect(ids(thread)).to.have.length(12);
  });

  it('takes the rights of somebody else also where the pages do not come', async () => {
    const desk = new Desk(someComments(12), 5);
    const adapter = desk.adapter;
    const thread = await opened(
      withChanges(adapter, {
        list: (query, call) =>
          query.cursor !== undefined && !desk.isSignedIn
            ? Promise.reject(new Error('No connection'))
            : adapter.comments.list(query, call),
      }),
    );
    while (thread.$more.get().is !== 'end') await thread.loadMore();

    desk.isSignedIn = false;
    await again(thread);

    expect([...contextOf(thread).comments.values()].filter(({ can }) => can.moderate)).to.deep.equal([]);
    expect(thread.$more.get().is).to.equal('failed');
  });
});
