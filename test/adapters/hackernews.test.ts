import { hackerNewsAdapter, type HackerNewsAdapterOptions } from '../../src/adapters/hackernews.js';
import { expect } from '../support/index.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const call = { signal: new AbortController().signal };

describe('reading a discussion on Hacker News', () => {
  const server = recordedServer('hackernews', 'https://hn.example.test');
  const open = (options: HackerNewsAdapterOptions = {}) =>
    hackerNewsAdapter({ endpoint: `${server.origin}/api/v1`, thread: '8863', ...options });
  const read = async (options?: HackerNewsAdapterOptions) =>
    (await open(options).comments.list({ sort: 'oldest' }, call)).comments;

  it('gives the tree with its total, and leaves out deleted comments that nobody answered', async () => {
    await server.replay('01-item');
    const { comments, next, total } = await open().comments.list({ sort: 'oldest' }, call);
    expect(comments.map(({ id, parent, status }) => [id, parent, status])).to.deep.equal([
      ['8865', null, 'published'],
      ['8866', null, 'removed'],
      ['8870', '8865', 'published'],
      ['8872', '8866', 'published'],
    ]);
    expect([next, total]).to.deep.equal([null, { count: 3, exact: true }]);
  });

  it('makes nothing besides of a comment', async () => {
    await server.replay('01-item');
    expect((await read())[2]).to.deep.equal({
      id: '8870',
      parent: '8865',
      kind: 'comment',
      status: 'published',
      author: { name: 'clara', id: 'hn:clara', url: 'https://news.ycombinator.com/user?id=clara' },
      body: { format: 'html', source: '<p><i>Hello</i> to you.' },
      created: Date.UTC(2025, 2, 1, 8, 30),
      url: 'https://news.ycombinator.com/item?id=8870',
      can: { reply: false },
    });
  });

  it('makes a paragraph of what has no tag of its own: the first, and what goes on after code', async () => {
    const texts = [
      'One<p>two',
      '<p>One',
      '<pre><code>one</code></pre>',
      'One<p><pre>two</pre>\nthree<p><pre>four</pre>\n',
    ];
    const children = texts.map((words, index) => ({ id: index + 1, author: 'a', text: words, children: [] }));
    server.answer(
      () => true,
      () => jsonAnswer({ id: 9, children }),
      1,
    );
    expect((await read()).map(({ body }) => body.source)).to.deep.equal([
      '<p>One<p>two',
      '<p>One',
      '<pre><code>one</code></pre>',
      '<p>One<p><pre>two</pre><p>\nthree<p><pre>four</pre>\n',
    ]);
  });

  it('describes it, and leads there for answering', async () => {
    await server.replay('01-item');
    const { posting, title, reactions, total } = await open().comments.describe(call);
    expect([posting, title, total]).to.deep.equal([
      { allowed: false, why: 'read-only', href: 'https://news.ycombinator.com/item?id=8863' },
      'Hello',
      { count: 3, exact: true },
    ]);
    expect(reactions?.page).to.deep.equal([{ name: 'upvote', emoji: '🔼', count: 42, mine: false }]);
  });

  it('takes seconds for a time where there is no text (derived)', async () => {
    await server.replayAs('01-item', {
      change: (response) => ({
        ...response,
        body: JSON.parse(JSON.stringify(response.body).replaceAll('"created_at":', '"was":')) as unknown,
      }),
    });
    expect((await read())[0]?.created).to.equal(Date.UTC(2025, 2, 1, 8, 10));
  });

  it('takes nothing from here', async () => {
    await server.replay('01-item');
    const post = { key: 'k', parent: null, text: 'Hello' };
    expect(await rejectionOf(open().comments.create(post, call)))
      .to.include({ kind: 'forbidden' })
      .and.property('hint')
      .includes('item?id=8863');
  });

  it('reads branches that are deeper than calls can be', async () => {
    const open20000 = '{"id":1,"author":"a","text":"b","children":['.repeat(15_000);
    server.answer(
      () => true,
      () => new Response(`{"id":2,"children":[${open20000}${']}'.repeat(15_000)}]}`) as never,
      1,
    );
    expect(await read()).to.have.length(1);
  });

  it('leaves out what is no comment, and keeps what is below it', async () => {
    const child = { id: 5, author: 'a', text: 'b', children: [] };
    server.answer(
      () => true,
      () => jsonAnswer({ id: 2, children: [null, 'x', { id: {}, children: [child] }] }),
      1,
    );
    expect((await read()).map(({ id, parent }) => [id, parent])).to.deep.equal([['5', null]]);
  });

  describe('which discussion', () => {
    it('is named by its address or its number', () => {
      for (const thread of ['8863', ' https://news.ycombinator.com/item?id=8863 '])
        expect(open({ thread }).key, thread).to.equal('hackernews:8863');
    });

    it('is none where the name is none', async () => {
      for (const thread of ['https://news.ycombinator.com/', 'https://a.example/item?id=1', 'hello'])
        expect(await rejectionOf(read({ thread })), thread).to.include({ kind: 'not-found' });
      expect(server.asked).to.deep.equal([]);
    });

    it('is the most talked about of those that link to the page, where it is not named', async () => {
      await server.replayAs('03-search', { to: 'GET /api/v1/search' });
      await server.replay('01-item');
      expect(await read({ thread: '', page: 'https://blog.example.test/hello/' })).to.have.length(4);
      expect(Object.fromEntries(server.received[0]!.query)).to.deep.equal({
        query: 'blog.example.test/hello',
        restrictSearchableAttributes: 'url',
        tags: 'story',
      });
    });

    it('is looked for once', async () => {
      await server.replayAs('03-search', { to: 'GET /api/v1/search' });
      await server.replay('01-item');
      const { comments } = open({ thread: '', page: 'https://blog.example.test/hello/' });
      await comments.list({ sort: 'oldest' }, call);
      await comments.list({ sort: 'oldest' }, call);
      expect(server.asked.filter((asked) => asked.endsWith('/search'))).to.have.length(1);
    });

    it('is none where nobody has submitted the page', async () => {
      await server.replayAs('04-search-nothing', { to: 'GET /api/v1/search' });
      expect(await rejectionOf(read({ thread: '' }))).to.include({ kind: 'not-found' });
    });
  });

  it('says that there is no such item', async () => {
    await server.replayAs('02-item-missing', { to: 'GET /api/v1/items/8863' });
    expect(await rejectionOf(read())).to.include({ kind: 'not-found' });
  });

  it('does not take just any JSON for an item', async () => {
    server.answer(
      () => true,
      () => jsonAnswer({ hits: [] }),
      1,
    );
    expect(await rejectionOf(read())).to.include({ kind: 'malformed' });
  });
});
