import { describeAdapter } from '../../src/testing.js';
import { AdapterError } from '../../src/core/errors.js';
import { contextOf } from '../../src/state/context.js';
import { takeNews } from '../../src/state/take-news.js';
import { openThread } from '../../src/state/thread.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { call, MONA, post } from '../support/memory-calls.js';
import { EVERYTHING } from '../support/memory-subject.js';
import { mergedSubject } from '../support/merged-subject.js';
import { aSource, broken, mergeAdapters, readAll, reluctant, sending } from '../support/merged-sources.js';
import { rejectionOf } from '../support/rejection-of.js';

describeAdapter('mergeAdapters for a guest', mergedSubject(), { describe, it });
describeAdapter('mergeAdapters for a moderator of all sources', mergedSubject(MONA), { describe, it });
describeAdapter('mergeAdapters over sources that take votes, reactions and reports', mergedSubject(EVERYTHING), {
  describe,
  it,
});

const MINUTE = 60_000;

describe('mergeAdapters', () => {
  describe('names', () => {
    it('leaves those of the first source as they are, so that permalinks stay', async () => {
      const adapter = mergeAdapters([
        aSource('blog', { comments: [aComment({ id: '7' })] }),
        aSource('social', { comments: [aComment({ id: '7' })] }),
      ]);

      expect((await readAll(adapter)).map(({ id, source }) => [id, source])).to.deep.equal([
        ['7', 'Blog'],
        ['social~7', 'Social'],
      ]);
    });

    it('can’t be taken by a comment of another source', async () => {
      const adapter = mergeAdapters([
        aSource('blog', { comments: [aComment({ id: 'social~7', body: 'Of the blog' })] }),
        aSource('social', { comments: [aComment({ id: '7', body: 'Of the fediverse' })] }),
      ]);

      const rows = await readAll(adapter);

      expect(new Set(rows.map(({ id }) => id)).size).to.equal(2);
      for (const { id, body } of rows)
        expect((await adapter.comments.find(id, call)).at(-1)!.body.source).to.equal(body.source);
    });

    it('have to be told apart, and to be plain', () => {
      expect(() => mergeAdapters([aSource('blog'), aSource('blog')])).to.throw(/Two sources are called “blog”/);
      expect(() => mergeAdapters([aSource('b~g')])).to.throw(/letters, digits and hyphens/);
      expect(() => mergeAdapters([aSource('blog')], { roots: ['social'] })).to.throw(/no source called “social”/);
    });
  });

  describe('a page', () => {
    it('never shows what belongs behind something that another source still has', async () => {
      const often = someComments(12).map((one, index) => ({ ...one, created: LONG_AGO + index * MINUTE }));
      const late = aComment({ id: '1', created: LONG_AGO + 8.5 * MINUTE, body: 'In between' });
      const adapter = mergeAdapters([
        aSource('blog', { comments: often, pageSize: 5 }),
        aSource('social', { comments: [late] }),
      ]);

      const first = await adapter.comments.list({ sort: 'oldest' }, call);
      const second = await adapter.comments.list({ sort: 'oldest', cursor: first.next! }, call);

      expect(first.comments.map(({ id }) => id)).to.deep.equal(['1', '2', '3', '4', '5']);
      expect(second.comments.map(({ id }) => id)).to.deep.equal(['6', '7', '8', '9', 'social~1', '10']);
    });

    it('is the same when it is asked for twice', async () => {
      const adapter = mergeAdapters([aSource('blog', { comments: someComments(9), pageSize: 3 }), aSource('social')]);
      const { next } = await adapter.comments.list({ sort: 'oldest' }, call);

      const ask = () => adapter.comments.list({ sort: 'oldest', cursor: next! }, call);

      expect(await ask()).to.deep.equal(await ask());
    });

    it('is refused where its cursor was made elsewhere', async () => {
      const adapter = mergeAdapters([aSource('blog')]);

      expect(await rejectionOf(adapter.comments.list({ sort: 'oldest', cursor: 'x' }, call))).to.include({
        kind: 'malformed',
      });
    });

    it('holds nothing back for a source whose pages are in no order', async () => {
      const [a, b] = [aComment({ id: 'a', created: LONG_AGO + MINUTE }), aComment({ id: 'b', created: LONG_AGO })];
      const adapter = mergeAdapters([
        aSource('blog', { comments: [aComment({ created: LONG_AGO + 9 * MINUTE })] }),
        sending('social', [[a, b], [aComment({ id: 'c' })]]),
      ]);

      const { comments } = await adapter.comments.list({ sort: 'oldest' }, call);

      expect(comments.map(({ id }) => id)).to.include('1');
    });

    it('leaves out what is no comment, and keeps the rest', async () => {
      const nonsense = { id: 5, author: null } as unknown as ReturnType<typeof aComment>;
      const adapter = mergeAdapters([sending('blog', [[nonsense, aComment()]])]);

      expect((await readAll(adapter)).map(({ id }) => id)).to.deep.equal(['1']);
    });
  });

  describe('a source that is slow', () => {
    it('delays nothing, and comes when it comes', async () => {
      const slow = reluctant(aSource('social', { comments: [aComment({ id: '1' })] }));
      const adapter = mergeAdapters([aSource('blog', { comments: [aComment({ id: '1' })] }), slow]);

      const { comments } = await adapter.comments.list({ sort: 'oldest' }, call);
      expect(comments.map(({ id }) => id)).to.deep.equal(['1']);
      expect(adapter.sources!.states().map(({ is }) => is)).to.deep.equal(['ready', 'loading']);

      const coming = adapter.sources!.coming(call);
      slow.answer();
      expect((await coming)!.comments.map(({ id }) => id)).to.deep.equal(['social~1']);
      expect(await adapter.sources!.coming(call)).to.equal(null);
      expect(adapter.sources!.states().map(({ is }) => is)).to.deep.equal(['ready', 'ready']);
    });

    it('may be the first one', async () => {
      const slow = reluctant(aSource('blog', { comments: [aComment({ id: '1' })] }));
      const adapter = mergeAdapters([slow, aSource('social', { comments: [aComment({ id: '1' })] })]);

      const { comments } = await adapter.comments.list({ sort: 'oldest' }, call);

      expect(comments.map(({ id }) => id)).to.deep.equal(['social~1']);
    });

    it('goes on with its pages after it came', async () => {
      const slow = reluctant(aSource('social', { comments: someComments(4), pageSize: 2 }));
      const adapter = mergeAdapters([aSource('blog'), slow]);
      expect((await adapter.comments.list({ sort: 'oldest' }, call)).next).to.equal(null);

      const coming = adapter.sources!.coming(call);
      slow.answer();
      const page = (await coming)!;
      const more = adapter.comments.list({ sort: 'oldest', cursor: page.next! }, call);
      slow.answer();

      expect(page.comments.length).to.equal(2);
      expect((await more).comments.length).to.equal(2);
    });
  });

  describe('a source that fails', () => {
    it('takes no other down, and says so', async () => {
      const adapter = mergeAdapters([aSource('blog', { comments: [aComment()] }), broken(aSource('social'))]);

      expect((await readAll(adapter)).map(({ id }) => id)).to.deep.equal(['1']);
      const [, social] = adapter.sources!.states();
      expect(social).to.include({ name: 'social', label: 'Social', is: 'failed' });
      expect(social!.error).to.be.instanceOf(AdapterError);
    });

    it('is heard when it is asked again', async () => {
      const source = reluctant(aSource('social', { comments: [aComment()] }));
      const adapter = mergeAdapters([aSource('blog'), source]);
      const list = adapter.comments.list({ sort: 'oldest' }, call);
      source.fail();
      await list;
      expect(await adapter.sources!.coming(call)).to.equal(null);

      adapter.sources!.again('social');
      const coming = adapter.sources!.coming(call);
      source.answer();

      expect((await coming)!.comments.map(({ id }) => id)).to.deep.equal(['social~1']);
    });

    it('fails the thread only when all others fail, too', async () => {
      const adapter = mergeAdapters([broken(aSource('blog')), broken(aSource('social'))]);

      expect(await rejectionOf(adapter.comments.list({ sort: 'oldest' }, call))).to.include({ kind: 'unavailable' });
    });

    it('fails with its later pages once there is nothing else to show, and can be asked again', async () => {
      const source = reluctant(aSource('blog', { comments: someComments(4), pageSize: 2 }));
      const adapter = mergeAdapters([source]);
      const list = adapter.comments.list({ sort: 'oldest' }, call);
      source.answer();
      const cursor = (await list).next!;

      const failing = adapter.comments.list({ sort: 'oldest', cursor }, call);
      source.fail();
      expect(await rejectionOf(failing)).to.include({ kind: 'unavailable' });

      const again = adapter.comments.list({ sort: 'oldest', cursor }, call);
      source.answer();
      expect((await again).comments.map(({ id }) => id)).to.deep.equal(['3', '4']);
    });

    it('leaves the news of others to be told', async () => {
      const adapter = mergeAdapters([aSource('blog'), broken(aSource('social'))]);
      const { mark } = await adapter.changes!.since(undefined, call);
      await post(adapter, 'Anybody there?');

      const { comments } = await adapter.changes!.since(mark, call);

      expect(comments.map(({ body }) => body.source)).to.deep.equal(['Anybody there?']);
    });
  });

  describe('what is written', () => {
    it('goes where the comment lives that it answers', async () => {
      const social = aSource('social', { comments: [aComment()] });
      const adapter = mergeAdapters([aSource('blog', { comments: [aComment()] }), social]);
      await readAll(adapter);

      const answer = await post(adapter, 'To the fediverse', { parent: 'social~1' });

      expect(answer).to.include({ parent: 'social~1', source: 'Social' });
      expect((await readAll(social.adapter.sources ? social.adapter : mergeAdapters([social]))).length).to.equal(2);
    });

    it('goes to the source that the site names when it answers nobody', async () => {
      const adapter = mergeAdapters([aSource('blog'), aSource('social')], { roots: ['social'] });

      expect(await post(adapter, 'Hello')).to.include({ source: 'Social' });
    });

    it('goes to the source that the reader chose', async () => {
      const adapter = mergeAdapters([aSource('blog'), aSource('social')]);

      expect(await post(adapter, 'Hello', { to: 'social' })).to.include({ source: 'Social' });
    });
  });

  it('offers on each comment only what its source can do', async () => {
    const can = { reply: true, vote: ['up'] as const, react: true };
    const [voting, plain] = [
      aSource('blog', { ...EVERYTHING, comments: [aComment()] }),
      sending('social', [[aComment({ can })]]),
    ];
    const rows = await readAll(mergeAdapters([voting, plain]));

    expect(rows.find(({ id }) => id === '1')!.can.vote).to.deep.equal(['up', 'down']);
    expect(rows.find(({ id }) => id === 'social~1')!.can).to.deep.equal({ reply: true });
  });

  it('says how many there are once, so that what has come since is not taken out again', async () => {
    const blog = aSource('blog', { comments: someComments(6), pageSize: 2 });
    const thread = openThread(mergeAdapters([blog, aSource('social', { comments: someComments(3) })]));
    await thread.load();
    expect(thread.$total.get()).to.deep.equal({ count: 9, exact: true });

    takeNews(contextOf(thread), { comments: [aComment({ id: 'social~9' })], removed: [] }, () => true);
    expect(thread.$total.get()!.count).to.equal(10);
    await thread.loadMore();

    expect(thread.$total.get()).to.deep.equal({ count: 10, exact: true });
  });

  it('counts what all sources have, and says when it can’t know', async () => {
    const [blog, social] = [
      aSource('blog', { comments: someComments(2) }),
      aSource('social', { comments: someComments(3) }),
    ];

    expect((await mergeAdapters([blog, social]).comments.list({ sort: 'oldest' }, call)).total).to.deep.equal({
      count: 5,
      exact: true,
    });
    expect((await mergeAdapters([blog, broken(social)]).comments.list({ sort: 'oldest' }, call)).total).to.deep.equal({
      count: 2,
      exact: false,
    });
  });
});
