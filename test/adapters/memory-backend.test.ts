import { memoryAdapter, memoryBackend } from '../../src/adapters/memory.js';
import type { Adapter, News } from '../../src/adapters/adapter.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { call, idsIn, list, MONA, post } from '../support/memory-calls.js';
import { EVERYTHING } from '../support/memory-subject.js';
import { rejectionOf } from '../support/rejection-of.js';

describe('memoryBackend', () => {
  it('shows one thread to several readers, each with what is theirs', async () => {
    const backend = memoryBackend({ ...EVERYTHING, comments: [aComment()] });
    const [ada, ben] = [backend.adapter({ author: 'Ada Example' }), backend.adapter({ author: 'Ben Example' })];

    await ada.votes!.cast('1', 'up', call);
    await ben.reactions!.react('1', 'heart', true, call);

    expect((await list(ada))[0]).to.deep.include({
      votes: { score: 1, up: 1, down: 0, mine: 'up' },
      reactions: [{ name: 'heart', emoji: '❤️', count: 1, mine: false }],
    });
    expect((await list(ben))[0]!.votes!.mine).to.equal(null);
    expect((await list(ben))[0]!.reactions![0]!.mine).to.equal(true);
  });

  it('tells guests apart', async () => {
    const backend = memoryBackend({ votes: 'up', comments: [aComment()] });
    await backend.adapter().votes!.cast('1', 'up', call);

    expect((await backend.adapter().votes!.cast('1', 'up', call)).score).to.equal(2);
  });

  it('counts the votes and reactions of its seeds, with those of its first reader among them', async () => {
    const adapter = memoryAdapter({
      ...EVERYTHING,
      comments: [
        aComment({
          votes: { score: 4, up: 5, down: 1, mine: 'up' },
          reactions: [{ name: 'heart', emoji: '❤️', count: 3, mine: true, who: ['Clara Example'] }],
        }),
      ],
    });

    expect(await adapter.votes!.cast('1', 'down', call)).to.deep.equal({ score: 2, up: 4, down: 2, mine: 'down' });
    expect(await adapter.reactions!.react('1', 'heart', false, call)).to.deep.equal([
      { name: 'heart', emoji: '❤️', count: 2, mine: false, who: ['Clara Example'] },
    ]);
  });

  it('keeps the reactions to the page', async () => {
    const pageReactions = [{ name: 'laugh', emoji: '😄', count: 2, mine: true }];
    const adapter = memoryAdapter({ ...EVERYTHING, pageReactions });

    await adapter.reactions!.react(null, 'heart', true, call);

    const { reactions, total } = await adapter.comments.describe(call);
    expect(reactions!.page).to.deep.equal([...pageReactions, { name: 'heart', emoji: '❤️', count: 1, mine: true }]);
    expect(total!.count).to.equal(0);
    expect(await idsIn(adapter)).to.deep.equal([]);
  });

  it('keeps what is reported for whoever wants to know, once for each reader', async () => {
    const backend = memoryBackend({ reports: true, comments: [aComment()] });
    const adapter = backend.adapter({ author: 'Ada Example' });

    await adapter.reports!.report('1', 'It advertises something', call);
    await adapter.reports!.report('1', 'Still does', call);

    expect(backend.reports).to.deep.equal([
      { comment: '1', reason: 'It advertises something', by: 'member Ada Example' },
    ]);
  });

  it('lets nobody but moderators pin, and only what stands at the top', async () => {
    const backend = memoryBackend({ comments: someComments(2, (index) => (index === 2 ? '1' : null)), ...MONA });
    const mona = backend.adapter();

    expect(backend.adapter({}).pins).to.equal(undefined);
    expect((await list(mona)).map(({ can }) => can.pin)).to.deep.equal([true, undefined]);
    expect(await rejectionOf(mona.pins!.pin('2', true, call))).to.have.property('kind', 'forbidden');
  });

  it('takes no votes where there are only likes to give, nor from those who may not take part', async () => {
    const likes = memoryAdapter({ votes: 'up', comments: [aComment()] });
    const closed = memoryAdapter({
      votes: 'up',
      comments: [aComment()],
      posting: { allowed: false, why: 'sign-in' },
    });

    expect(await rejectionOf(likes.votes!.cast('1', 'down', call))).to.have.property('kind', 'forbidden');
    expect((await list(closed))[0]!.can.vote).to.equal(undefined);
    expect(await rejectionOf(closed.votes!.cast('1', 'up', call))).to.have.property('kind', 'forbidden');
  });

  it('holds no port that its options do not ask for', () => {
    const { votes, reactions, pins, reports, live } = memoryAdapter({ ...MONA, pins: false, live: false });

    expect([votes, reactions, pins, reports, live].every((port) => port === undefined)).to.equal(true);
  });

  describe('tells what happened', () => {
    it('with a place that goes when the last answer to it does', async () => {
      const backend = memoryBackend({
        comments: [aComment({ id: '1', status: 'removed' }), aComment({ id: '2', parent: '1' })],
      });
      const adapter = backend.adapter();
      const { mark } = await adapter.changes!.since(undefined, call);

      await backend.adapter(MONA).moderation!.hide('2', 'spam', call);

      expect((await adapter.changes!.since(mark, call)).removed).to.have.members(['1', '2']);
    });

    it('live to others, and not to who did it', async () => {
      const backend = memoryBackend({ comments: [aComment()] });
      const [ada, ben] = [backend.adapter(), backend.adapter()];
      const heard: string[] = [];
      const ear = (name: string) => (news: News) => heard.push(`${name}: ${news.comments[0]!.body.source}`);
      const leaving = new AbortController();
      const left = [ada.live!.watch(ear('Ada'), leaving), ben.live!.watch(ear('Ben'), leaving)].map(rejectionOf);

      await post(ada, 'Hello');
      await list(ben);
      leaving.abort();
      await Promise.all(left);

      expect(heard).to.deep.equal(['Ben: Hello']);
    });

    it('to whom its mark belongs', async () => {
      expect(await rejectionOf(memoryAdapter().changes!.since('yesterday', call))).to.have.property('kind', 'rejected');
    });
  });

  describe('read by pages', () => {
    it('keeps to the order of the first page while votes change', async () => {
      const votes = (score: number) => ({ score, up: score, down: 0, mine: null });
      const comments = someComments(4).map((comment, at) => ({ ...comment, votes: votes(8 - at) }));
      const adapter = memoryAdapter({ votes: 'up-down', comments, pageSize: 2 });
      const first = await adapter.comments.list({ sort: 'best' }, call);

      for (const id of ['1', '2']) await adapter.votes!.cast(id, 'down', call);
      const second = await adapter.comments.list({ sort: 'best', cursor: first.next! }, call);

      expect([first, second].map((page) => page.comments.map(({ id }) => id))).to.deep.equal([
        ['1', '2'],
        ['3', '4'],
      ]);
    });

    it('loses nothing that is pinned meanwhile', async () => {
      const adapter = memoryAdapter({ comments: someComments(4), pageSize: 2, ...MONA });
      const first = await adapter.comments.list({ sort: 'oldest' }, call);

      await adapter.pins!.pin('4', true, call);
      const second = await adapter.comments.list({ sort: 'oldest', cursor: first.next! }, call);

      expect(second.comments.map(({ id }) => id)).to.deep.equal(['3', '4']);
    });

    it('ends the oldest first with what came meanwhile, over several pages', async () => {
      const adapter = memoryAdapter({ comments: someComments(3), pageSize: 2 });
      let { next } = await adapter.comments.list({ sort: 'oldest' }, call);
      for (const text of ['One', 'Two', 'Three']) await post(adapter, text);
      const ids: string[] = [];
      while (next !== null) {
        const page = await adapter.comments.list({ sort: 'oldest', cursor: next }, call);
        ids.push(...page.comments.map(({ id }) => id));
        ({ next } = page);
      }

      expect(ids).to.deep.equal(['3', '4', '5', '6']);
    });

    it('goes on after the same comment when the reading is long forgotten', async () => {
      const adapter = memoryAdapter({ comments: someComments(3), pageSize: 2 });
      const { next } = await adapter.comments.list({ sort: 'oldest' }, call);
      for (let time = 0; time < 60; time += 1) await adapter.comments.list({ sort: 'newest' }, call);

      const page = await adapter.comments.list({ sort: 'oldest', cursor: next! }, call);

      expect(page.comments.map(({ id }) => id)).to.deep.equal(['3']);
    });

    it('tells of the answers that it leaves out, and brings them when asked', async () => {
      const adapter = memoryAdapter({ comments: someComments(5, (index) => (index === 1 ? null : '1')), branch: 2 });

      expect((await list(adapter)).map(({ id, replies }) => [id, replies])).to.deep.equal([
        ['1', 4],
        ['2', 0],
        ['3', 0],
      ]);
      expect((await adapter.comments.replies('1', undefined, call)).comments).to.have.length(4);
      expect((await post(adapter, 'One more', { parent: '2' })).replies).to.equal(0);
    });
  });

  it('lists its newest comments with their addresses', async () => {
    const adapter: Adapter = memoryAdapter({
      comments: [...someComments(3), aComment({ id: '9', kind: 'pingback', created: LONG_AGO * 2 })],
      url: 'https://blog.example/trees/',
      title: 'Trees',
    });

    expect((await adapter.recent!.recent(2, call)).map(({ url, title }) => [url, title])).to.deep.equal([
      ['https://blog.example/trees/#comment-3', 'Trees'],
      ['https://blog.example/trees/#comment-2', 'Trees'],
    ]);
  });
});
