import type { CommentPage } from '../../src/adapters/adapter.js';
import { AdapterError } from '../../src/core/errors.js';
import { openThread, type Thread } from '../../src/state/thread.js';
import { aComment, someComments } from '../support/a-comment.js';
import { settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { anInfo, ScriptedAdapter } from '../support/scripted-adapter.js';

/** A thread of pages, by their cursors; the first has none. */
async function threadOf(
  pageAt: (cursor: string | undefined) => CommentPage,
): Promise<{ thread: Thread; asked: (string | undefined)[]; load: () => Promise<unknown> }> {
  const asked: (string | undefined)[] = [];
  const { comments } = new ScriptedAdapter();
  const thread = openThread({
    comments: {
      ...comments,
      describe: async () => anInfo(),
      list: async ({ cursor }) => {
        asked.push(cursor);
        return pageAt(cursor);
      },
    },
  });
  await thread.load();
  return { thread, asked, load: () => thread.load() };
}

const page = (ids: readonly string[], next: string | null): CommentPage => ({
  comments: ids.map((id) => aComment({ id })),
  next,
});

describe('a thread, loading more', () => {
  it('brings the next page, and says what is new', async () => {
    const { thread, asked } = await threadOf((cursor) =>
      cursor === undefined ? page(['1', '2'], 'b') : page(['2', '3'], null),
    );
    expect(thread.$more.get().is).to.equal('idle');

    expect(await thread.loadMore()).to.deep.equal(['3']);
    expect(asked).to.deep.equal([undefined, 'b']);
    expect(thread.$more.get().is).to.equal('end');
    expect(thread.$children(null).get()).to.deep.equal(['1', '2', '3']);
  });

  it('asks for nothing after the last page', async () => {
    const { thread, asked } = await threadOf(() => page(['1'], null));

    expect(await thread.loadMore()).to.deep.equal([]);
    expect(asked).to.have.length(1);
  });

  it('asks once, however often it is told to', async () => {
    const { thread, asked } = await threadOf((cursor) => (cursor === undefined ? page(['1'], 'b') : page(['2'], null)));

    const both = await Promise.all([thread.loadMore(), thread.loadMore()]);

    expect(both).to.deep.equal([['2'], []]);
    expect(asked).to.have.length(2);
  });

  it('passes over an empty page', async () => {
    const { thread } = await threadOf((cursor) =>
      cursor === undefined ? page(['1'], 'b') : cursor === 'b' ? page([], 'c') : page(['2'], null),
    );

    expect(await thread.loadMore()).to.deep.equal(['2']);
  });

  it('puts an answer whose parent comes later where it belongs', async () => {
    const { thread } = await threadOf((cursor) =>
      cursor === undefined
        ? { comments: [aComment({ id: '2', parent: '1' })], next: 'b' }
        : { comments: [aComment({ id: '1' })], next: null },
    );
    expect(thread.$children(null).get()).to.deep.equal(['2']);
    let drawn = 0;
    thread.$comment('2').listen(() => (drawn += 1));

    await thread.loadMore();

    expect(thread.$children(null).get()).to.deep.equal(['1']);
    expect(thread.$children('1').get()).to.deep.equal(['2']);
    expect(drawn, 'drawn again, without “in reply to a comment that is not here”').to.equal(1);
  });

  describe('from a backend that never comes to an end', () => {
    it('stops after some empty pages (F075)', async () => {
      let pages = 0;
      const { thread, asked } = await threadOf(() => page(pages === 0 ? ['1'] : [], `page ${(pages += 1)}`));

      expect(await thread.loadMore()).to.deep.equal([]);
      expect(asked).to.have.length(4);
      expect(thread.$more.get().is).to.equal('end');
    });

    it('stops when the same comments come again and again (F075)', async () => {
      const { thread, asked } = await threadOf(() => page(['1', '2', '3'], 'the same'));

      expect(await thread.loadMore()).to.deep.equal([]);
      expect(asked.length).to.be.lessThan(10);
      expect(thread.$more.get().is).to.equal('end');
    });
  });

  it('goes on after what is loaded already, when the thread was loaded again', async () => {
    const pages = someComments(10).map(({ id }) => page([id], String(Number(id) + 1)));
    const { thread, load } = await threadOf((cursor = '1') => pages[Number(cursor) - 1] ?? page([], null));
    for (let more = 0; more < 6; more += 1) await thread.loadMore();

    await load();

    expect(await thread.loadMore()).to.deep.equal(['8']);
  });

  describe('when it fails', () => {
    async function broken() {
      let works = false;
      const { thread } = await threadOf((cursor) => {
        if (cursor === undefined) return page(['1'], 'b');
        if (!works) throw new AdapterError('offline');
        return page(['2'], null);
      });
      return { thread, mend: () => (works = true) };
    }

    it('says so, and keeps what is there (F002)', async () => {
      const { thread } = await broken();

      expect(await thread.loadMore()).to.deep.equal([]);

      expect(thread.$more.get()).to.deep.include({ is: 'failed' });
      expect(thread.$children(null).get()).to.deep.equal(['1']);
    });

    it('goes on where it failed', async () => {
      const { thread, mend } = await broken();
      await thread.loadMore();
      mend();

      expect(await thread.loadMore()).to.deep.equal(['2']);
      expect(thread.$more.get().is).to.equal('end');
    });
  });

  it('ends with the thread', async () => {
    const adapter = new ScriptedAdapter();
    const thread = openThread(adapter);
    void thread.load();
    adapter.listed[0]!.answer(page(['1'], 'b'));
    await settled();
    const more = thread.loadMore();

    thread.close();
    adapter.listed[1]!.answer(page(['2'], null));

    expect(await more).to.deep.equal([]);
    expect(adapter.listed[1]!.signal.aborted).to.equal(true);
    expect(thread.has('2')).to.equal(false);
  });
});
