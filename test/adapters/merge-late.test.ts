import type { Adapter, CommentPage } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';
import type { Comment } from '../../src/core/comment.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { FakeTime } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { EVERYTHING } from '../support/memory-subject.js';
import { aSource, mergeAdapters, reluctant, sending } from '../support/merged-sources.js';
import { rejectionOf } from '../support/rejection-of.js';
import { withChanges } from '../support/with-changes.js';

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const list = (adapter: Adapter, sort: 'oldest' | 'newest' = 'oldest', signal = call.signal): Promise<CommentPage> =>
  adapter.comments.list({ sort }, { signal });

describe('several sources, while one of them is late', () => {
  it('goes on with the order that is read now, whatever was asked for before', async () => {
    const latest = aComment({ created: LONG_AGO + 86_400_000 });
    const slow = reluctant(aSource('social', { comments: [latest] }));
    const adapter = mergeAdapters([aSource('blog', { comments: someComments(6), pageSize: 2 }), slow]);
    await list(adapter, 'oldest');
    const coming = adapter.sources!.coming(call);

    await list(adapter, 'newest');
    slow.answer();
    slow.answer();
    const page = await coming;

    expect(page!.comments.map(({ id }) => id)).to.deep.equal(['social~1']);
    expect(page!.next).to.match(/^2:/);
  });

  it('goes on with the former order when the other one was given up', async () => {
    const [blog, slow] = [reluctant(aSource('blog')), reluctant(aSource('social', { comments: [aComment()] }))];
    const adapter = mergeAdapters([blog, slow]);
    const first = list(adapter, 'oldest');
    blog.answer();
    await first;
    const life = new AbortController();
    const other = rejectionOf(list(adapter, 'newest', life.signal));
    life.abort();
    await other;

    expect(adapter.sources!.states().map(({ is }) => is)).to.deep.equal(['ready', 'loading']);
    const coming = adapter.sources!.coming(call);
    slow.answer();
    expect((await coming)!.comments.length).to.equal(1);
  });

  it('tells of one that came when nobody was waiting', async () => {
    const slow = reluctant(aSource('social', { comments: [aComment()] }));
    const adapter = mergeAdapters([aSource('blog'), slow]);
    await list(adapter);
    const isThere = new Promise<void>((resolve) => {
      adapter.sources!.watch(() => resolve(), call);
    });

    slow.answer();
    await isThere;

    expect((await adapter.sources!.coming(call))!.comments.length).to.equal(1);
    expect(await adapter.sources!.coming(call)).to.equal(null);
  });

  it('can be asked again after whoever asked first is gone', async () => {
    const life = new AbortController();
    const source = reluctant(aSource('social', { comments: [aComment()] }));
    const adapter = mergeAdapters([aSource('blog'), source]);
    await list(adapter, 'oldest', life.signal);
    source.fail();
    await adapter.sources!.coming(call);
    life.abort();

    adapter.sources!.again('social');
    const coming = adapter.sources!.coming(call);
    source.answer();

    expect((await coming)!.comments.length).to.equal(1);
  });

  it('looks among the newest of one source without beginning anew', async () => {
    const adapter = mergeAdapters([
      aSource('blog', { comments: someComments(4), pageSize: 2 }),
      aSource('social', { comments: [aComment()] }),
    ]);
    const { next } = await list(adapter);

    const newest = await adapter.sources!.newest('social', call);

    expect(newest.map(({ id }) => id)).to.deep.equal(['social~1']);
    const page = await adapter.comments.list({ sort: 'oldest', cursor: next! }, call);
    expect(page.comments.map(({ id }) => id)).to.include('3');
  });
});

describe('a long conversation of one of several sources', () => {
  it('comes in pages that nobody has to cut', async () => {
    const root = aComment({ id: 'root' });
    const below = Array.from({ length: 1200 }, (_, index) =>
      aComment({ id: `a${index}`, parent: 'root', created: LONG_AGO + index }),
    );
    const adapter = mergeAdapters([aSource('blog'), sending('social', [[root, ...below]])]);
    const ids = new Set<string>();
    let page = await list(adapter);
    for (;;) {
      expect(page.comments.length).to.be.at.most(500);
      for (const { id } of page.comments) ids.add(id);
      if (page.next === null) break;
      page = await adapter.comments.list({ sort: 'oldest', cursor: page.next }, call);
    }

    expect(ids.size).to.equal(1201);
  });
});

describe('what several sources say of a thread', () => {
  it('stays while it is asked for again', async () => {
    const [blog, social] = [aSource('blog'), aSource('social')];
    let isDown = false;
    const adapter = mergeAdapters([
      blog,
      {
        ...social,
        adapter: {
          ...social.adapter,
          comments: {
            ...social.adapter.comments,
            describe: (given) => (isDown ? new Promise(() => undefined) : social.adapter.comments.describe(given)),
          },
        },
      },
    ]);
    await adapter.comments.describe(call);
    await Promise.resolve();
    isDown = true;

    await adapter.comments.describe(call);

    expect(adapter.sources!.states()[1]!.info).not.to.equal(undefined);
  });

  it('holds the reactions of all of them, also after one’s own', async () => {
    const there = memoryAdapter({ ...EVERYTHING, thread: '/there/' });
    const { choices } = (await there.comments.describe(call)).reactions!;
    await there.reactions!.react(null, choices[1]!.name, true, call);
    const adapter = mergeAdapters([
      { name: 'blog', label: 'Blog', adapter: memoryAdapter({ ...EVERYTHING, thread: '/here/' }) },
      { name: 'social', label: 'Social', adapter: there },
    ]);
    await adapter.comments.describe(call);
    await Promise.all(adapter.sources!.states().map(() => Promise.resolve()));

    const answer = await adapter.reactions!.react(null, choices[0]!.name, true, call);

    expect(answer.map(({ name, count }) => [name, count])).to.deep.include([choices[0]!.name, 1]);
    expect(answer.some(({ name }) => name.endsWith(choices[1]!.name) && name !== choices[1]!.name)).to.equal(true);
  });

  describe('on a later page', () => {
    const time = FakeTime.inEachTest();
    const days = (ids: readonly number[], offset: number): Comment[] =>
      ids.map((day) => aComment({ id: `${day}`, created: LONG_AGO + day * 86_400_000 + offset }));
    const idsOf = (page: CommentPage | null): readonly string[] => page?.comments.map(({ id }) => id) ?? [];

    /** Two sources, of which one has another page. */
    async function begun() {
      const social = reluctant(aSource('social', { comments: days([1, 3], 1), pageSize: 1 }));
      const adapter = mergeAdapters([aSource('blog', { comments: days([1, 2], 0), pageSize: 2 }), social]);
      const first = list(adapter);
      social.answer();
      return { social, adapter, first: await first };
    }

    const next = (adapter: Adapter, cursor: string | null) =>
      adapter.comments.list({ sort: 'oldest', cursor: cursor! }, call);

    it('is waited for, but not for long, and comes in between', async () => {
      const { social, adapter, first } = await begun();
      const asked = next(adapter, first.next);
      await time.pass(1_500);
      const second = await asked;

      expect(idsOf(second)).to.deep.equal(['2']);
      expect(adapter.sources!.states().map(({ is }) => is)).to.deep.equal(['ready', 'loading']);
      const coming = adapter.sources!.coming(call);
      social.answer();
      expect(idsOf(await coming)).to.include('social~3');
    });

    it('comes, too, where it failed and is asked again', async () => {
      const { social, adapter, first } = await begun();
      const asked = next(adapter, first.next);
      await time.pass(0);
      social.fail();
      await asked;
      expect(adapter.sources!.states()[1]!.is).to.equal('failed');

      adapter.sources!.again('social');
      const coming = adapter.sources!.coming(call);
      social.answer();

      expect(idsOf(await coming)).to.include('social~3');
      expect(adapter.sources!.states()[1]!.is).to.equal('ready');
    });
  });

  it('says so where one source did not tell what one may do there, and asks it again', async () => {
    const social = aSource('social', { comments: [aComment()] });
    let isDown = true;
    const describe: Adapter['comments']['describe'] = (asked) =>
      isDown ? Promise.reject(new AdapterError('unavailable')) : social.adapter.comments.describe(asked);
    const shaky = { ...social, adapter: withChanges(social.adapter, { describe }) };
    const adapter = mergeAdapters([aSource('blog'), shaky]);
    const states = () => adapter.sources!.states().map(({ is, info }) => [is, info !== undefined]);

    await Promise.all([adapter.comments.describe(call), list(adapter)]);
    expect(states()).to.deep.equal([
      ['ready', true],
      ['failed', false],
    ]);
    isDown = false;
    adapter.sources!.again('social');
    expect(states()[1]).to.deep.equal(['loading', false]);
    await nextTask();
    expect(states()[1]).to.deep.equal(['ready', true]);
  });

  it('is not spoiled by one that says nonsense', async () => {
    const { comments } = memoryAdapter();
    const adapter = mergeAdapters([
      aSource('blog'),
      {
        name: 'social',
        label: 'Social',
        adapter: { comments: { ...comments, describe: () => Promise.resolve({ reactions: 5 } as never) } },
      },
    ]);

    expect((await adapter.comments.describe(call)).posting).to.deep.equal({ allowed: true });
    expect((await adapter.comments.describe(call)).posting).to.deep.equal({ allowed: true });
  });
});
