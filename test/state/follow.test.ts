import type { Adapter, Call, Changes, CommentPage, Mark, News, SourcesPort } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { follow, type Follower } from '../../src/state/follow.js';
import type { Thread } from '../../src/state/thread.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { loadedThread, pagesAdapter } from '../support/a-thread.js';
import { FakeTime, settled } from '../support/fake-time.js';
import { FakeWatching } from '../support/fake-watching.js';
import { expect } from '../support/index.js';
import { anInfo, Question } from '../support/scripted-adapter.js';

const SECOND = 1000;
const nothing: News = { comments: [], removed: [] };
const late = (id: string, more: Partial<Comment> = {}): Comment =>
  aComment({ id, created: LONG_AGO + 86_400_000, ...more });

interface Followed {
  readonly thread: Thread;
  readonly watching: FakeWatching;
  readonly follower: Follower;
}

async function following(adapter: Adapter, random = 0): Promise<Followed> {
  const thread = await loadedThread(adapter);
  const watching = new FakeWatching();
  const follower = follow(thread, watching, () => random);
  await settled();
  return { thread, watching, follower };
}

/** A backend that tells changes when the test says so. */
class Changing {
  readonly asked: Question<Mark | undefined, Changes>[] = [];
  readonly adapter: Adapter;

  constructor(comments: readonly Comment[] = someComments(2), more: Partial<Adapter> = {}) {
    this.adapter = {
      ...pagesAdapter([comments]),
      changes: {
        since: (mark, { signal }) => {
          const question = new Question<Mark | undefined, Changes>(mark, signal);
          this.asked.push(question);
          return question.promise;
        },
      },
      ...more,
    };
  }

  async answer(news: Partial<Changes> = {}): Promise<void> {
    this.asked.at(-1)!.answer({ ...nothing, mark: `mark ${this.asked.length}`, ...news });
    await settled();
  }

  async fail(reason: unknown): Promise<void> {
    this.asked.at(-1)!.fail(reason);
    await settled();
  }
}

describe('follow()', () => {
  const time = FakeTime.inEachTest();

  describe('over a backend that tells changes', () => {
    it('asks where to begin, and then what has happened since', async () => {
      const backend = new Changing();
      const { follower } = await following(backend.adapter);
      await backend.answer();
      expect(follower.$state.get()).to.equal('polling');

      await time.pass(20 * SECOND);
      await backend.answer();
      await time.pass(30 * SECOND);

      expect(backend.asked.map(({ asked }) => asked)).to.deep.equal([undefined, 'mark 1', 'mark 2']);
      follower.stop();
    });

    it('misses nothing that came while the page lay in the background from the beginning', async () => {
      const backend = new Changing();
      const thread = await loadedThread(backend.adapter);
      const watching = new FakeWatching();
      watching.set({ visible: false });
      const follower = follow(thread, watching, () => 0);
      await time.pass(7200 * SECOND);
      const { list } = backend.adapter.comments;
      const page = await list({ sort: 'newest' }, { signal: new AbortController().signal });
      Object.assign(backend.adapter.comments, {
        list: async () => ({ ...page, comments: [...page.comments, late('3')] }),
      });

      watching.set({ visible: true });
      await backend.answer();

      expect(thread.$branch(null).get().arrived).to.equal(1);
      follower.stop();
    });

    it('lets what is new wait, and shows it in its place when it is asked for', async () => {
      const backend = new Changing();
      const { thread, follower } = await following(backend.adapter);
      await backend.answer();
      await time.pass(20 * SECOND);
      const { showArrived } = await import('../../src/state/show-arrived.js');

      await backend.answer({ comments: [late('8'), late('9', { parent: '1' })] });

      expect(thread.$branch(null).get()).to.deep.include({ ids: ['1', '2'], arrived: 1, total: 2 });
      expect(thread.$branch('1').get()).to.deep.include({ ids: [], arrived: 1 });
      expect(thread.$total.get()!.count).to.equal(4);

      expect(showArrived(thread, '1')).to.deep.equal(['9']);
      expect(thread.$children('1').get()).to.deep.equal(['9']);
      expect(showArrived(thread, null)).to.deep.equal(['8']);
      expect(thread.$branch(null).get()).to.deep.include({ ids: ['1', '2', '8'], arrived: 0 });
      expect(thread.isFresh('8')).to.equal(true);
      expect(thread.isFresh('1')).to.equal(false);
      follower.stop();
    });

    it('changes known ones quietly, and takes away those that are gone (F145)', async () => {
      const backend = new Changing(someComments(3, (index) => (index === 2 ? '1' : null)));
      const { thread, follower } = await following(backend.adapter);
      await backend.answer();
      await time.pass(20 * SECOND);
      const heard: string[] = [];
      for (const id of ['1', '2', '3']) thread.$comment(id).listen(() => heard.push(id));

      const votes = { score: 3, mine: null };
      const [one, two] = someComments(3, (index) => (index === 2 ? '1' : null));
      await backend.answer({ comments: [one!, { ...two!, votes }], removed: ['3', 'unknown'] });

      expect(heard).to.deep.equal(['2']);
      expect(thread.$comment('2').get().votes).to.deep.equal(votes);
      expect(thread.$children(null).get()).to.deep.equal(['1']);

      await time.pass(20 * SECOND);
      await backend.answer({ removed: ['1'], total: { count: 1, exact: true } });
      expect(thread.$comment('1').get().status).to.equal('removed');
      expect(thread.$children('1').get()).to.deep.equal(['2']);
      expect(thread.$total.get()!.count).to.equal(1);
      follower.stop();
    });

    it('asks the seldomer the less happens, and often again when something does', async () => {
      const backend = new Changing();
      const { follower } = await following(backend.adapter);
      await backend.answer();
      const waited: number[] = [];
      for (let round = 0; round < 12; round += 1) {
        const before = Date.now();
        const asked = backend.asked.length;
        while (backend.asked.length === asked) await time.pass(SECOND);
        waited.push((Date.now() - before) / SECOND);
        await backend.answer(round === 9 ? { comments: [late('9')] } : {});
      }

      expect(waited).to.deep.equal([20, 30, 45, 68, 102, 152, 228, 300, 300, 300, 20, 30]);
      follower.stop();
    });

    it('does not ask at the same moment as everybody else', async () => {
      const backend = new Changing();
      const { follower } = await following(backend.adapter, 0.8);
      await backend.answer();

      await time.pass(23 * SECOND);
      expect(backend.asked).to.have.length(1);
      await time.pass(1 * SECOND);
      expect(backend.asked).to.have.length(2);
      follower.stop();
    });

    it('asks nothing while nobody looks, and once when somebody does again (F133)', async () => {
      const backend = new Changing();
      const { watching, follower } = await following(backend.adapter);
      await backend.answer();

      watching.set({ visible: false });
      expect(follower.$state.get()).to.equal('paused');
      await time.pass(24 * 3600 * SECOND);
      expect(backend.asked).to.have.length(1);
      expect(time.waiting).to.equal(0);

      watching.set({ visible: true });
      await settled();
      expect(backend.asked).to.have.length(2);
      await backend.answer();
      expect(follower.$state.get()).to.equal('polling');
      follower.stop();
    });

    it('does not ask sooner because somebody looked away, or the network came and went', async () => {
      const backend = new Changing();
      const { watching, follower } = await following(backend.adapter);
      await backend.answer();

      for (let flap = 0; flap < 9; flap += 1) {
        await time.pass(SECOND);
        watching.set({ visible: false });
        watching.set({ visible: true, online: false });
        await time.pass(SECOND);
        watching.set({ online: true });
      }
      expect(backend.asked).to.have.length(1);
      await time.pass(2 * SECOND);
      expect(backend.asked).to.have.length(2);

      watching.set({ online: false });
      expect(backend.asked[1]!.signal.aborted).to.equal(true);
      watching.set({ online: true });
      await settled();
      expect(backend.asked).to.have.length(2);
      follower.stop();
    });

    it('takes nothing from an answer that was given up', async () => {
      const backend = new Changing();
      const { thread, watching, follower } = await following(backend.adapter);
      await backend.answer();
      await time.pass(20 * SECOND);

      watching.set({ visible: false });
      await backend.answer({ comments: [late('9')] });

      expect(thread.has('9')).to.equal(false);
      watching.set({ visible: true });
      await time.pass(20 * SECOND);
      expect(backend.asked.at(-1)!.asked).to.equal('mark 1');
      follower.stop();
    });

    const failures: readonly (readonly [string, unknown, number])[] = [
      ['the network', new AdapterError('offline'), 40],
      ['an answer without sense', new AdapterError('malformed'), 40],
      ['anything', 'no reason', 40],
      ['haste', new AdapterError('rate-limited', { retryAfter: 90 * SECOND }), 90],
    ];
    for (const [what, reason, wait] of failures) {
      it(`backs off after trouble with ${what}, and recovers`, async () => {
        const backend = new Changing();
        const { follower } = await following(backend.adapter);
        await backend.answer();
        await time.pass(20 * SECOND);

        await backend.fail(reason);
        expect(follower.$state.get()).to.equal('trouble');
        await time.pass((wait - 1) * SECOND);
        expect(backend.asked).to.have.length(2);
        await time.pass(SECOND);
        expect(backend.asked).to.have.length(3);
        await backend.fail(new AdapterError('offline'));
        await time.pass(79 * SECOND);
        expect(backend.asked).to.have.length(3);
        await time.pass(SECOND);
        await backend.answer();

        expect(follower.$state.get()).to.equal('polling');
        follower.stop();
      });
    }

    it('survives news that are no news', async () => {
      const backend = new Changing();
      const { thread, follower } = await following(backend.adapter);
      await backend.answer();
      await time.pass(20 * SECOND);

      await backend.answer({ comments: 7 as never });

      expect(follower.$state.get()).to.equal('trouble');
      expect(thread.$children(null).get()).to.deep.equal(['1', '2']);
      follower.stop();
    });

    it('does not undo a change that was made while it asked', async () => {
      const votes = { cast: async () => ({ score: 5, mine: 'up' }) as const };
      const backend = new Changing(someComments(2), { votes });
      const { thread, follower } = await following(backend.adapter);
      await backend.answer();
      await time.pass(20 * SECOND);
      const { castVote } = await import('../../src/state/cast-vote.js');

      await castVote(thread, '1', 'up');
      await backend.answer({ comments: [aComment({ votes: { score: 4, mine: null } })], removed: ['1'] });

      expect(thread.$comment('1').get().votes).to.deep.equal({ score: 5, mine: 'up' });
      follower.stop();
    });

    for (const [how, end] of [
      ['the thread is closed', ({ thread }: Followed) => thread.close()],
      ['it is stopped', ({ follower }: Followed) => follower.stop()],
    ] as const) {
      it(`leaves nothing behind when ${how} in the middle`, async () => {
        const backend = new Changing();
        const followed = await following(backend.adapter);

        end(followed);
        end(followed);
        await settled();

        expect(backend.asked[0]!.signal.aborted).to.equal(true);
        expect(time.waiting).to.equal(0);
        expect(followed.watching.listeners).to.equal(0);
        followed.watching.set({ visible: true });
        await backend.answer({ comments: [late('9')] });
        expect(followed.thread.has('9')).to.equal(false);
        expect(followed.follower.$state.get()).to.equal('paused');
      });
    }

    it('waits for the thread to be loaded', async () => {
      const backend = new Changing();
      const { openThread } = await import('../../src/state/thread.js');
      const thread = openThread(backend.adapter);
      const follower = follow(thread, new FakeWatching());
      expect(backend.asked).to.have.length(0);

      await thread.load();

      expect(backend.asked).to.have.length(1);
      follower.stop();
    });
  });

  describe('over a backend that only lists', () => {
    const list = (pages: CommentPage[]): { adapter: Adapter; asked: unknown[] } => {
      const asked: unknown[] = [];
      const adapter = pagesAdapter([], {
        comments: { list: async (query) => (asked.push(query), pages.length > 1 ? pages.shift()! : pages[0]!) },
      });
      return { adapter, asked };
    };
    const page = (comments: readonly Comment[], next: string | null = null): CommentPage => ({ comments, next });

    it('reads the newest ones', async () => {
      const { adapter, asked } = list([page(someComments(2)), page([late('9'), ...someComments(2)])]);
      const { thread, follower } = await following(adapter);
      expect(asked).to.have.length(1);

      await time.pass(20 * SECOND);

      expect(asked[1]).to.deep.equal({ sort: 'newest' });
      expect(thread.$branch(null).get().arrived).to.equal(1);
      follower.stop();
    });

    it('finds out what is gone from two readings of the whole', async () => {
      const [one, two] = someComments(2);
      const { adapter } = list([page([one!, two!]), page([one!, two!]), page([one!]), page([])]);
      const { thread, follower } = await following(adapter);
      await time.pass(20 * SECOND);
      await time.pass(30 * SECOND);
      expect(thread.$children(null).get()).to.deep.equal(['1']);

      await time.pass(20 * SECOND);
      expect(thread.$children(null).get()).to.deep.equal([]);
      follower.stop();
    });

    it('takes nothing for gone where a backend without pages may have left it out', async () => {
      const [one, two] = someComments(2);
      const part = (comments: readonly Comment[]): CommentPage => ({
        ...page(comments),
        total: { count: 2, exact: false },
      });
      const { adapter } = list([part([one!, two!]), part([one!, two!]), part([one!])]);
      const { thread, follower } = await following(adapter);
      await time.pass(20 * SECOND);
      await time.pass(30 * SECOND);

      expect(thread.$children(null).get()).to.deep.equal(['1', '2']);
      follower.stop();
    });

    it('does not take what is on later pages of a long thread for news', async () => {
      const all = someComments(6);
      const { adapter } = list([
        page(all.slice(0, 2), 'on'),
        page(all.slice(3).toReversed(), 'older'),
        page([late('9'), ...all.slice(4).toReversed()], 'older'),
      ]);
      const { thread, follower } = await following(adapter);

      await time.pass(20 * SECOND);
      expect(thread.$branch(null).get().arrived).to.equal(0);
      await time.pass(30 * SECOND);

      expect(thread.$branch(null).get()).to.deep.include({ ids: ['1', '2'], arrived: 1 });
      expect(thread.has('6')).to.equal(false);
      follower.stop();
    });

    it('reads in an order that the backend has', async () => {
      const asked: unknown[] = [];
      const adapter = pagesAdapter([], {
        comments: {
          describe: async () => anInfo({ sorts: ['oldest'] }),
          list: async (query) => (asked.push(query.sort), page(someComments(1))),
        },
      });
      const { follower } = await following(adapter);

      await time.pass(20 * SECOND);

      expect(asked).to.deep.equal(['oldest', 'oldest']);
      follower.stop();
    });

    it('keeps what the reader just posted, though an old list does not know it (F019)', async () => {
      const { adapter } = list([page(someComments(1))]);
      adapter.comments.create = async () => late('9');
      const { thread, follower } = await following(adapter);
      await time.pass(20 * SECOND);
      await thread.post({ key: 'k', parent: null, text: 'A thought' });

      await time.pass(60 * SECOND);

      expect(thread.$children(null).get()).to.deep.equal(['1', '9']);
      expect(thread.isFresh('9')).to.equal(false);
      follower.stop();
    });
  });

  describe('over a backend that tells by itself', () => {
    class Live {
      readonly connections: { listener: (news: News) => void; fail: (reason: unknown) => void; call: Call }[] = [];
      readonly lists: unknown[] = [];
      readonly adapter: Adapter;

      constructor(more: Partial<Adapter> = {}) {
        const { comments, ...rest } = pagesAdapter([someComments(2)]);
        this.adapter = {
          ...rest,
          comments: { ...comments, list: (query, call) => (this.lists.push(query), comments.list(query, call)) },
          live: {
            watch: (listener, call) =>
              new Promise((_, fail) => {
                call.signal.addEventListener('abort', () => fail(call.signal.reason));
                this.connections.push({ listener, fail, call });
              }),
          },
          ...more,
        };
      }

      tell(news: Partial<News>): void {
        this.connections.at(-1)!.listener({ ...nothing, ...news });
      }

      async break(reason: unknown = new AdapterError('unavailable')): Promise<void> {
        this.connections.at(-1)!.fail(reason);
        await settled();
      }
    }

    it('listens, and asks nothing', async () => {
      const backend = new Live();
      const { thread, follower } = await following(backend.adapter);
      expect(follower.$state.get()).to.equal('live');

      backend.tell({ comments: [late('9')] });
      await time.pass(250);
      await time.pass(3600 * SECOND);

      expect(thread.$branch(null).get().arrived).to.equal(1);
      expect(backend.connections).to.have.length(1);
      expect(backend.lists).to.have.length(1);
      follower.stop();
    });

    it('gathers a storm of news, in their order (F143)', async () => {
      const backend = new Live();
      const { thread, follower } = await following(backend.adapter);
      let drawn = 0;
      thread.$branch(null).listen(() => (drawn += 1));

      for (let id = 10; id < 1010; id += 1) backend.tell({ comments: [late(String(id))] });
      backend.tell({ comments: [late('1009', { body: { format: 'text', source: 'Changed' } })] });
      backend.tell({ removed: ['1008'], total: { count: 7, exact: true } });
      await time.pass(250);

      expect(drawn).to.equal(1);
      expect(thread.$branch(null).get().arrived).to.equal(999);
      expect(thread.$comment('1009').get().body.source).to.equal('Changed');
      expect(thread.$total.get()!.count).to.equal(7);
      follower.stop();
    });

    it('connects again after a while, and catches up with what it missed (F143)', async () => {
      const backend = new Live();
      const { follower } = await following(backend.adapter);

      await backend.break();
      expect(follower.$state.get()).to.equal('trouble');
      await time.pass(4 * SECOND);
      expect(backend.connections).to.have.length(1);
      await time.pass(SECOND);

      expect(backend.connections).to.have.length(2);
      expect(backend.lists.at(-1)).to.deep.equal({ sort: 'newest' });
      expect(follower.$state.get()).to.equal('live');
      follower.stop();
    });

    it('asks instead when connections break again and again (F144)', async () => {
      const backend = new Live();
      const { watching, follower } = await following(backend.adapter);

      await backend.break();
      await time.pass(5 * SECOND);
      await backend.break();
      await time.pass(10 * SECOND);
      await backend.break();
      const lists = backend.lists.length;
      await time.pass(20 * SECOND);
      expect(backend.connections).to.have.length(3);
      expect(backend.lists).to.have.length(lists + 1);
      expect(follower.$state.get()).to.equal('polling');

      watching.set({ visible: false });
      await time.pass(60 * SECOND);
      watching.set({ visible: true });
      expect(backend.connections).to.have.length(4);
      follower.stop();
    });

    it('does not listen while nobody looks (F144)', async () => {
      const backend = new Live();
      const { thread, watching, follower } = await following(backend.adapter);

      watching.set({ visible: false });
      expect(backend.connections[0]!.call.signal.aborted).to.equal(true);
      backend.tell({ comments: [late('9')] });
      await time.pass(24 * 3600 * SECOND);
      expect(backend.connections).to.have.length(1);
      expect(thread.has('9')).to.equal(false);

      watching.set({ visible: true });
      await settled();
      expect(backend.connections).to.have.length(2);
      expect(backend.lists).to.have.length(2);
      follower.stop();
    });

    it('survives news that are no news', async () => {
      const backend = new Live();
      const { thread, follower } = await following(backend.adapter);

      backend.connections.at(-1)!.listener(null as never);
      await time.pass(250);
      expect(follower.$state.get()).to.equal('trouble');
      backend.tell({ comments: [null as never] });
      await time.pass(250);
      expect(follower.$state.get()).to.equal('live');
      backend.tell({ comments: [late('9')] });
      await time.pass(250);

      expect(follower.$state.get()).to.equal('live');
      expect(thread.$branch(null).get().arrived).to.equal(1);
      follower.stop();
    });

    it('takes a promise to listen that ends for a broken one', async () => {
      const backend = new Live({ live: { watch: async () => undefined as never } });
      const { follower } = await following(backend.adapter);

      expect(follower.$state.get()).to.equal('trouble');
      follower.stop();
      expect(time.waiting).to.equal(0);
    });

    it('leaves nothing behind when the thread is closed', async () => {
      const backend = new Live();
      const { thread, watching } = await following(backend.adapter);
      backend.tell({ comments: [late('9')] });

      thread.close();
      await settled();

      expect(time.waiting).to.equal(0);
      expect(watching.listeners).to.equal(0);
      expect(thread.has('9')).to.equal(false);
    });
  });

  describe('over several sources of which some tell by themselves', () => {
    const sources = (isPartlyLive: boolean): SourcesPort => ({
      roots: ['blog'],
      states: () => [],
      watch: () => undefined,
      info: () => undefined,
      coming: () => Promise.resolve(null),
      isPartlyLive: () => isPartlyLive,
      newest: () => Promise.resolve([]),
      again: () => undefined,
      of: () => 'blog',
      adapter: () => memoryAdapter(),
    });
    const listening = { watch: () => new Promise<never>(() => undefined) };

    it('asks the others, too', async () => {
      const backend = new Changing(someComments(2), { live: listening, sources: sources(true) });
      const { follower, thread } = await following(backend.adapter);
      await backend.answer();

      await time.pass(60 * SECOND);
      await backend.answer({ comments: [late('3')] });

      expect(backend.asked.length).to.equal(2);
      expect(thread.$branch(null).get().arrived).to.equal(1);
      follower.stop();
      await time.pass(600 * SECOND);
      expect(backend.asked.length).to.equal(2);
    });

    it('asks nobody while all of them tell', async () => {
      const backend = new Changing(someComments(2), { live: listening, sources: sources(false) });
      const { follower } = await following(backend.adapter);
      await backend.answer();

      await time.pass(600 * SECOND);

      expect(backend.asked.length).to.equal(1);
      follower.stop();
    });
  });
});
