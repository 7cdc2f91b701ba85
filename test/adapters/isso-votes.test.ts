import { issoAdapter, type IssoAdapterOptions } from '../../src/adapters/isso.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://isso.example.test/';

describe('the Isso adapter, voting', () => {
  const server = recordedServer('isso', 'https://isso.example.test');
  const open = () => issoAdapter({ endpoint, thread: '/guide/intro', cookies: true });

  it('likes and dislikes, and answers with both counts', async () => {
    await server.replay('33-like', '35-dislike-other-ip');

    expect(await open().votes!.cast('1', 'up', call)).to.deep.equal({ score: 1, up: 1, down: 0, mine: 'up' });
    expect(await open().votes!.cast('1', 'down', call)).to.deep.equal({ score: 0, up: 1, down: 1, mine: 'down' });
  });

  it('needs no cookies', async () => {
    await server.replay('33-like');
    await open().votes!.cast('1', 'up', call);

    expect(server.received[0]!.credentials).to.equal('omit');
    expect(server.received[0]!.headers.get('Content-Type')).to.equal('application/json');
  });

  it('shows the vote in the thread from then on, and offers no other', async () => {
    await server.replay('33-like');
    await server.replayAs('20-list', { to: 'GET /' });
    const adapter = open();
    await adapter.votes!.cast('1', 'up', call);
    const [first, second] = (await adapter.comments.list({ sort: 'oldest' }, call)).comments;

    expect([first!.votes!.mine, first!.can.vote]).to.deep.equal(['up', undefined]);
    expect([second!.votes!.mine, second!.can.vote]).to.deep.equal([null, ['up', 'down']]);
  });

  it('is content when the same vote was cast before in this page', async () => {
    await server.replay('33-like');
    const { votes } = open();
    await votes!.cast('1', 'up', call);
    await server.replay('34-like-again-same-ip');

    expect(await votes!.cast('1', 'up', call)).to.deep.equal({ score: 1, up: 1, down: 0, mine: 'up' });
  });

  for (const name of ['34-like-again-same-ip', '36-like-own']) {
    it(`refuses what Isso did not count, without anybody’s address: ${name}`, async () => {
      await server.replay(name);
      const error = await rejectionOf(open().votes!.cast('1', 'up', call));

      expect(error).to.include({ kind: 'forbidden', detail: undefined });
      expect((error as Error).message).not.to.include('198.51');
    });
  }

  it('can’t take a vote back, and asks nobody for it', async () => {
    expect(await rejectionOf(open().votes!.cast('1', null, call))).to.include({ kind: 'forbidden' });
    expect(server.asked).to.deep.equal([]);
  });

  it('says “not found” of a comment that is not there', async () => {
    await server.replay('37-like-unknown');

    expect(await rejectionOf(open().votes!.cast('99999', 'up', call))).to.include({ kind: 'not-found' });
  });

  it('says of an answer without counts that it is none', async () => {
    server.answer(
      () => true,
      () => jsonAnswer({ likes: 'x' }),
    );

    expect(await rejectionOf(open().votes!.cast('1', 'up', call))).to.include({ kind: 'malformed' });
  });
});

describe('the Isso adapter, asked about the whole site', () => {
  const server = recordedServer('isso', 'https://isso.example.test');
  const open = (options: Partial<IssoAdapterOptions> = {}) => issoAdapter({ endpoint, ...options });

  it('counts many threads in one request', async () => {
    await server.replay('31-count');

    expect(await open().counts!.counts(['/guide/intro', '/paged', '/none'], call)).to.deep.equal([8, 19, 0]);
    expect(server.received.map(({ text }) => text)).to.deep.equal(['["/guide/intro","/paged","/none"]']);
  });

  it('says of counts for other threads that they are none', async () => {
    await server.replay('31-count');

    expect(await rejectionOf(open().counts!.counts(['/guide/intro'], call))).to.include({ kind: 'malformed' });
  });

  it('lists the newest first, each with its page on the site', async () => {
    await server.replay('50-latest');
    const recent = await open({ site: 'https://blog.example.test/about/' }).recent!.recent(2, call);

    expect(recent.map(({ url, comment }) => [url, comment.author.name])).to.deep.equal([
      ['https://blog.example.test/guide/intro#comment-30', ''],
      ['https://blog.example.test/paged#comment-28', 'Guest 7'],
    ]);
  });

  it('leaves out what nobody may read, and what has no page', async () => {
    const rows = [
      { id: 1, text: '', mode: 4, uri: '/a', created: 3 },
      { id: 2, text: 'x', mode: 2, uri: '/a', created: 2 },
      { id: 3, text: 'x', mode: 1, uri: 'javascript:alert(1)', created: 1 },
      { id: 4, text: 'x', mode: 1, uri: '/a', created: 1 },
      null,
    ];
    await server.replayAs('50-latest', { change: (response) => ({ ...response, body: rows }) });

    expect((await open().recent!.recent(2, call)).map(({ comment }) => comment.id)).to.deep.equal(['4']);
  });

  it('tells the developer how to turn the newest comments on', async () => {
    await server.replayAs('50-latest', {
      change: (response) => ({ ...response, status: 404, body: '<p>Not Found</p>' }),
    });
    const error = await rejectionOf(open().recent!.recent(2, call));

    expect(error).to.include({ kind: 'not-found' });
    expect((error as Error).message).to.include('latest-enabled = true');
  });
});
