import type { News } from '../../src/adapters/adapter.js';
import { memoryBackend } from '../../src/adapters/memory.js';
import type { Source } from '../../src/adapters/merge.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment } from '../support/a-comment.js';
import { FakeTime, settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { call, post } from '../support/memory-calls.js';
import { mergeAdapters, sending } from '../support/merged-sources.js';
import { rejectionOf } from '../support/rejection-of.js';

const words = ({ comments }: News): string[] => comments.map(({ body }) => body.source);

/** A source that tells by itself, and somebody else who writes there. */
function telling(name: string) {
  const backend = memoryBackend();
  return { source: { name, label: name, adapter: backend.adapter() } satisfies Source, another: backend.adapter() };
}

/** A source whose connection breaks when the test says so. */
function breaking(name: string) {
  let connections = 0;
  let fail: (reason: unknown) => void = () => undefined;
  const { source } = telling(name);
  const watch = (): Promise<never> => {
    connections += 1;
    return new Promise((_, reject) => {
      fail = reject;
    });
  };
  return {
    source: { ...source, adapter: { ...source.adapter, live: { watch } } },
    breaks: () => fail(new AdapterError('offline')),
    connections: () => connections,
  };
}

describe('news of several sources', () => {
  it('are told of each that tells, in the names of the merged thread', async () => {
    const [blog, social] = [telling('blog'), telling('social')];
    const adapter = mergeAdapters([blog.source, social.source]);
    const heard: News[] = [];
    const life = new AbortController();
    const watching = rejectionOf(adapter.live!.watch((news) => heard.push(news), { signal: life.signal }));

    await post(blog.another, 'On the blog');
    await post(social.another, 'On the fediverse');
    await settled();

    expect(heard.flatMap(words)).to.deep.equal(['On the blog', 'On the fediverse']);
    expect(heard.flatMap(({ comments }) => comments.map(({ source }) => source))).to.deep.equal(['blog', 'social']);
    expect(adapter.sources!.isPartlyLive()).to.equal(false);
    life.abort();
    await watching;
  });

  it('are asked for where they are not told', async () => {
    const [blog, social] = [telling('blog'), telling('social')];
    const { live: _, ...mute } = social.source.adapter;
    const adapter = mergeAdapters([blog.source, { ...social.source, adapter: mute }]);
    const { mark } = await adapter.changes!.since(undefined, call);
    const life = new AbortController();
    const watching = rejectionOf(adapter.live!.watch(() => undefined, { signal: life.signal }));
    await post(blog.another, 'On the blog');
    await post(social.another, 'On the fediverse');

    expect(adapter.sources!.isPartlyLive()).to.equal(true);
    expect(words(await adapter.changes!.since(mark, call))).to.deep.equal(['On the fediverse']);
    life.abort();
    await watching;
  });

  it('say what is gone where a source can only be read as a whole', async () => {
    const comments = [aComment({ id: '1' }), aComment({ id: '2' })];
    let list = comments;
    const { changes: _, live: __, ...whole } = sending('social', []).adapter;
    const adapter = mergeAdapters([
      telling('blog').source,
      {
        name: 'social',
        label: 'Social',
        adapter: { ...whole, comments: { ...whole.comments, list: async () => ({ comments: list, next: null }) } },
      },
    ]);
    const begun = await adapter.changes!.since(undefined, call);
    expect(begun.comments).to.deep.equal([]);
    const { mark } = await adapter.changes!.since(begun.mark, call);
    list = comments.slice(0, 1);

    const { removed } = await adapter.changes!.since(mark, call);

    expect(removed).to.deep.equal(['social~2']);
  });

  it('take nothing for gone that a source leaves out because it shows a part only', async () => {
    let list = [aComment({ id: '1' }), aComment({ id: '2' })];
    const { changes: _, live: __, ...part } = sending('social', []).adapter;
    const page = async () => ({ comments: list, next: null, total: { count: 2, exact: false } });
    const adapter = mergeAdapters([
      telling('blog').source,
      { name: 'social', label: 'Social', adapter: { ...part, comments: { ...part.comments, list: page } } },
    ]);
    const begun = await adapter.changes!.since(undefined, call);
    const { mark } = await adapter.changes!.since(begun.mark, call);
    list = list.slice(0, 1);

    expect((await adapter.changes!.since(mark, call)).removed).to.deep.equal([]);
  });

  it('leave a row that another source still tells of', async () => {
    const comment = aComment({ id: '1', url: 'https://social.example/@ben/1' });
    const lists = [[comment], [comment]];
    const { changes: _, live: __, ...whole } = sending('any', []).adapter;
    const sources = ['social', 'web'].map((name, index) => ({
      name,
      label: name,
      adapter: {
        ...whole,
        comments: { ...whole.comments, list: async () => ({ comments: lists[index]!, next: null }) },
      },
    }));
    const adapter = mergeAdapters([sources[0]!, sources[1]!]);
    const begun = await adapter.changes!.since(undefined, call);
    const { mark } = await adapter.changes!.since(begun.mark, call);

    lists[0] = [];
    expect((await adapter.changes!.since(mark, call)).removed).to.deep.equal([]);
    lists[1] = [];
    expect((await adapter.changes!.since(mark, call)).removed).to.deep.equal(['1']);
  });

  describe('when a connection breaks', () => {
    const time = FakeTime.inEachTest();

    it('go on from the others, and it is tried again', async () => {
      const [blog, social] = [telling('blog'), breaking('social')];
      const adapter = mergeAdapters([blog.source, social.source]);
      const heard: News[] = [];
      const life = new AbortController();
      const watching = rejectionOf(adapter.live!.watch((news) => heard.push(news), { signal: life.signal }));

      social.breaks();
      await settled();
      expect(adapter.sources!.isPartlyLive()).to.equal(true);
      await post(blog.another, 'Still here');
      await settled();
      expect(heard.flatMap(words)).to.deep.equal(['Still here']);

      await time.pass(10_000);
      expect(social.connections()).to.equal(2);
      // Nobody has told what happened meanwhile: that is asked once.
      expect(adapter.sources!.isPartlyLive()).to.equal(true);
      await adapter.changes!.since('{}', call);
      expect(adapter.sources!.isPartlyLive()).to.equal(false);
      life.abort();
      social.breaks();
      await watching;
    });

    it('end when all are broken for good', async () => {
      const social = breaking('social');
      const adapter = mergeAdapters([social.source]);
      const watching = rejectionOf(adapter.live!.watch(() => undefined, call));

      for (let attempt = 0; attempt < 3; attempt += 1) {
        social.breaks();
        await settled();
        await time.pass(10_000);
      }

      expect(await watching).to.include({ kind: 'offline' });
    });
  });
});
