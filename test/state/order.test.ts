import type { CommentPage, ListQuery } from '../../src/adapters/adapter.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import type { SortOrder, ThreadInfo } from '../../src/core/thread-info.js';
import { ordersOf, setOrder } from '../../src/state/order.js';
import { openThread, type Thread } from '../../src/state/thread.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { drawnIn, loadedThread, pagesAdapter } from '../support/a-thread.js';
import { settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { anInfo, ScriptedAdapter } from '../support/scripted-adapter.js';

const voted = (id: string, up: number, down = 0): Comment =>
  aComment({ id, created: LONG_AGO + Number(id), votes: { score: up - down, up, down, mine: null } });
const roots = (thread: Thread): readonly string[] => thread.$children(null).get();
const page = (ids: readonly string[], next: string | null = null): CommentPage => ({
  comments: ids.map((id) => aComment({ id, created: LONG_AGO + Number(id) })),
  next,
});

describe('the order of a thread', () => {
  describe('that is loaded whole', () => {
    it('is made here, without asking the backend', async () => {
      let lists = 0;
      const comments = [voted('1', 1), voted('2', 9), voted('3', 4, 4)];
      const list = async (): Promise<CommentPage> => ((lists += 1), { comments, next: null });
      const thread = await loadedThread(pagesAdapter([], { comments: { list } }));
      const orders: Record<string, readonly string[]> = {};

      for (const sort of ['newest', 'best', 'controversial', 'oldest'] as const) {
        expect(await setOrder(thread, sort)).to.equal(undefined);
        orders[sort] = roots(thread);
      }

      expect(orders).to.deep.equal({
        newest: ['3', '2', '1'],
        best: ['2', '3', '1'],
        controversial: ['3', '2', '1'],
        oldest: ['1', '2', '3'],
      });
      expect(lists).to.equal(1);
      expect(thread.$order.get()).to.deep.equal({ sort: 'oldest', loading: false, partial: false });
    });

    it('counts answers at any depth, known ones too, for the most discussed', async () => {
      const thread = await loadedThread(
        pagesAdapter([
          [
            ...someComments(5, (index) => [null, null, '2', '3', null][index - 1]!),
            aComment({ id: '6', replies: 7, created: LONG_AGO }),
          ],
        ]),
      );

      await setOrder(thread, 'discussed');

      expect(roots(thread)).to.deep.equal(['6', '2', '5', '1']);
      expect(thread.$children('2').get()).to.deep.equal(['3']);
    });

    it('keeps pinned roots above all others', async () => {
      const thread = await loadedThread(
        pagesAdapter([[voted('1', 1), { ...voted('2', 0), pinned: true }, voted('3', 5)]]),
      );

      for (const sort of ['oldest', 'newest', 'discussed', 'best', 'controversial'] as const) {
        await setOrder(thread, sort);
        expect(roots(thread)[0]).to.equal('2');
      }
    });

    it('holds still while votes and answers come in', async () => {
      const create = async (): Promise<Comment> => aComment({ id: '9', parent: '1' });
      const thread = await loadedThread(pagesAdapter([someComments(3)], { comments: { create } }));
      await setOrder(thread, 'discussed');
      const before = roots(thread);

      await thread.post({ key: 'k', parent: '1', text: 'A thought' });

      expect(roots(thread)).to.deep.equal(before);
      await setOrder(thread, 'oldest');
      await setOrder(thread, 'discussed');
      expect(roots(thread)[0]).to.equal('1');
    });

    it('puts what is posted first, where it was not ranked', async () => {
      const create = async (): Promise<Comment> => aComment({ id: '9' });
      const thread = await loadedThread(pagesAdapter([[voted('1', 4), voted('2', 1)]], { comments: { create } }));
      await setOrder(thread, 'best');

      await thread.post({ key: 'k', parent: null, text: 'A thought' });

      expect(roots(thread)).to.deep.equal(['9', '1', '2']);
    });
  });

  describe('that the backend serves', () => {
    async function longThread(info: Partial<ThreadInfo> = {}): Promise<{ adapter: ScriptedAdapter; thread: Thread }> {
      const adapter = new ScriptedAdapter('a thread');
      const thread = openThread(adapter);
      void thread.load();
      adapter.described[0]!.answer(anInfo({ sorts: ['oldest', 'newest', 'best'], ...info }));
      adapter.listed[0]!.answer(page(['1', '2'], 'on'));
      await settled();
      return { adapter, thread };
    }

    it('is asked for, and takes the place of the former', async () => {
      const { adapter, thread } = await longThread();

      const done = setOrder(thread, 'newest');
      expect(thread.$order.get()).to.deep.equal({ sort: 'oldest', loading: true, partial: false });
      expect(roots(thread)).to.deep.equal(['1', '2']);
      adapter.listed[1]!.answer(page(['9', '8'], 'older'));

      expect(await done).to.equal(undefined);
      expect(adapter.listed[1]!.asked).to.deep.equal({ sort: 'newest' });
      expect(roots(thread)).to.deep.equal(['9', '8']);
      expect(thread.has('1')).to.equal(true);
      expect(thread.$order.get()).to.deep.equal({ sort: 'newest', loading: false, partial: false });
    });

    it('counts what is shown in it, and that alone', async () => {
      const { adapter, thread } = await longThread();
      void setOrder(thread, 'newest');
      adapter.listed[1]!.answer(page(['9', '8', '7'], 'older'));
      await settled();
      expect(thread.$shown.get()).to.equal(3);

      void thread.loadMore();
      adapter.listed[2]!.answer(page(['2'], 'oldest'));
      await settled();
      expect(thread.$shown.get()).to.equal(4);

      void setOrder(thread, 'oldest');
      adapter.listed[3]!.answer(page(['1', '2'], 'on'));
      await settled();
      expect(thread.$shown.get()).to.equal(2);
    });

    it('goes on page by page, and names as new what comes back to the lists', async () => {
      const { adapter, thread } = await longThread();
      void setOrder(thread, 'newest');
      adapter.listed[1]!.answer(page(['9', '8'], 'older'));
      await settled();

      const more = thread.loadMore();
      expect(adapter.listed[2]!.asked).to.deep.equal({ sort: 'newest', cursor: 'older' });
      adapter.listed[2]!.answer(page(['2', '1']));

      expect(await more).to.deep.equal(['2', '1']);
      expect(roots(thread)).to.deep.equal(['9', '8', '2', '1']);
    });

    it('stands as the backend made it, whatever we would think best', async () => {
      const { adapter, thread } = await longThread();
      void setOrder(thread, 'best');
      adapter.listed[1]!.answer(page(['5', '9', '7'], 'on'));
      await settled();
      void thread.loadMore();
      adapter.listed[2]!.answer(page(['8', '1'], null));
      await settled();

      expect(roots(thread)).to.deep.equal(['5', '9', '7', '8', '1']);
    });

    it('keeps what was revealed, posted, or is being answered', async () => {
      const { adapter, thread } = await longThread();
      adapter.comments.create = async () => aComment({ id: '77', parent: null });
      await thread.post({ key: 'k', parent: null, text: 'A thought' });
      await thread.reveal('2');
      thread.drafts.set('1', 'Half a thought');

      void setOrder(thread, 'newest');
      adapter.listed[1]!.answer(page(['9'], 'older'));
      await settled();

      expect(roots(thread)).to.have.members(['9', '77', '2', '1']);
    });

    it('has no place for what a reload that began before brings in the former', async () => {
      const { adapter, thread } = await longThread();
      void setOrder(thread, 'newest');
      void thread.load();
      adapter.described[1]!.answer(anInfo());
      adapter.listed[1]!.answer(page(['9', '8'], 'older'));
      await settled();

      adapter.listed[2]!.answer(page(['1', '2'], 'on'));
      await settled();
      adapter.listed[3]!.answer(page(['9', '8'], 'older'));
      await settled();

      expect(adapter.listed[3]!.asked).to.deep.equal({ sort: 'newest' });
      expect(roots(thread)).to.deep.equal(['9', '8']);
      void thread.loadMore();
      expect(adapter.listed[4]!.asked).to.deep.equal({ sort: 'newest', cursor: 'older' });
    });

    it('stays the former when that fails', async () => {
      const { adapter, thread } = await longThread();

      const done = setOrder(thread, 'newest');
      adapter.listed[1]!.fail(new AdapterError('offline'));

      expect(await done).to.have.property('kind', 'offline');
      expect(roots(thread)).to.deep.equal(['1', '2']);
      expect(thread.$order.get()).to.deep.equal({ sort: 'oldest', loading: false, partial: false });
      void thread.loadMore();
      expect(adapter.listed[2]!.asked).to.deep.equal({ sort: 'oldest', cursor: 'on' });
    });

    it('is the last one that was wished for, in whatever order they are answered (F080)', async () => {
      const { adapter, thread } = await longThread();

      const wishes = [setOrder(thread, 'newest'), setOrder(thread, 'best')];
      adapter.listed[2]!.answer(page(['7'], 'on'));
      adapter.listed[1]!.answer(page(['9'], 'on'));
      await Promise.all(wishes);
      expect(roots(thread)).to.deep.equal(['7']);

      const back = [setOrder(thread, 'newest'), setOrder(thread, 'best')];
      adapter.listed[3]!.answer(page(['9'], 'on'));
      await Promise.all(back);
      expect(thread.$order.get()).to.deep.include({ sort: 'best', loading: false });
      expect(roots(thread)).to.deep.equal(['7']);
    });

    it('takes no page of the former order that comes late', async () => {
      const { adapter, thread } = await longThread();

      const more = thread.loadMore();
      void setOrder(thread, 'newest');
      adapter.listed[2]!.answer(page(['9'], 'older'));
      await settled();
      adapter.listed[1]!.answer(page(['3'], 'on'));

      expect(await more).to.deep.equal([]);
      expect(roots(thread)).to.deep.equal(['9']);
      expect(thread.$more.get().is).to.equal('idle');
    });

    it('waits for the thread, while it is loading', async () => {
      const adapter = new ScriptedAdapter();
      const thread = openThread(adapter);
      void thread.load();

      void setOrder(thread, 'newest');
      adapter.described[0]!.answer(anInfo());
      adapter.listed[0]!.answer(page(['1', '2'], null));
      await settled();

      expect(roots(thread)).to.deep.equal(['2', '1']);
    });

    it('is the one to begin with, when nothing was asked for yet', async () => {
      const adapter = new ScriptedAdapter();
      const thread = openThread(adapter);

      await setOrder(thread, 'newest');
      void thread.load();

      expect(adapter.listed[0]!.asked).to.deep.equal({ sort: 'newest' });
    });
  });

  describe('that the backend does not serve', () => {
    it('is made of what is loaded, and says that this is only a part', async () => {
      const adapter = pagesAdapter([[voted('1', 1), voted('2', 3)], [voted('3', 9)]]);
      const thread = await loadedThread(adapter);

      await setOrder(thread, 'best');
      expect(roots(thread)).to.deep.equal(['2', '1']);
      expect(thread.$order.get()).to.deep.equal({ sort: 'best', loading: false, partial: true });

      await thread.loadMore();
      expect(roots(thread)).to.deep.equal(['3', '2', '1']);
      expect(thread.$order.get()).to.deep.equal({ sort: 'best', loading: false, partial: false });
    });

    for (const [sorts, asked] of [
      [['oldest', 'newest', 'best'], 'best'],
      [['newest', 'oldest'], 'newest'],
      [[], 'oldest'],
    ] as const) {
      it(`is loaded as ${asked} when a thread begins with the best, and ${sorts.join(', ') || 'nothing'} is served`, async () => {
        const queries: ListQuery[] = [];
        const adapter = pagesAdapter([], {
          comments: {
            describe: async () => anInfo({ sorts: [...sorts] }),
            list: async (query) => (queries.push(query), { comments: [voted('1', 1), voted('2', 3)], next: 'on' }),
          },
        });

        const thread = await loadedThread(adapter, { sort: 'best' });

        expect(queries).to.deep.equal([{ sort: asked }]);
        expect(drawnIn(thread)).to.deep.equal(asked === 'best' ? ['1', '2'] : ['2', '1']);
        expect(thread.$order.get()).to.deep.equal({ sort: 'best', loading: false, partial: asked !== 'best' });
      });
    }
  });

  describe('to choose from', () => {
    const choice = async (comments: readonly Comment[], sorts: readonly SortOrder[] = ['oldest']) =>
      ordersOf(await loadedThread(pagesAdapter([comments], { comments: { describe: async () => anInfo({ sorts }) } })));

    it('is by time, or by answers', async () => {
      expect(await choice([aComment()])).to.deep.equal(['oldest', 'newest', 'discussed']);
    });

    it('is by likes, where there are any', async () => {
      expect(await choice([aComment({ votes: { score: 0, mine: null } })]))
        .to.include('best')
        .and.not.include('controversial');
    });

    it('is by votes against, where there are any', async () => {
      expect(await choice([voted('1', 0)])).to.include.members(['best', 'controversial']);
    });

    it('is whatever the backend serves', async () => {
      expect(await choice([], ['best', 'oldest'])).to.deep.equal(['oldest', 'newest', 'discussed', 'best']);
    });
  });
});
