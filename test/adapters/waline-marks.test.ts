import { HttpResponse } from 'msw';
import { walineAdapter, type WalineAdapterOptions } from '../../src/adapters/waline.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer, type Received } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { WalineServer } from '../support/waline-server.js';
import { aComment } from '../support/a-comment.js';

const endpoint = 'https://waline.example.test/';
const KEPT = `gedanken:1:waline:${endpoint}`;
const PUT = { to: 'PUT /api/comment/1' };
const isPut = ({ method }: Received): boolean => method === 'PUT';
const forget = (): void => {
  sessionStorage.removeItem(KEPT);
  localStorage.removeItem(KEPT);
};

describe('the Waline adapter, liking', () => {
  const server = recordedServer('waline', 'https://waline.example.test');
  const open = () => walineAdapter({ endpoint, thread: '/guide/intro' });
  beforeEach(forget);
  afterEach(forget);

  it('likes and takes it back, and remembers in this browser that it did', async () => {
    await server.replayAs('21-like', PUT);
    expect(await open().votes!.cast('1', 'up', call)).to.deep.equal({ score: 1, up: 1, mine: 'up' });
    expect(localStorage.getItem(KEPT)).to.equal('{"liked":["1"],"reacted":[]}');

    await server.replayAs('23-unlike', PUT);
    expect(await open().votes!.cast('1', null, call)).to.deep.equal({ score: 1, up: 1, mine: null });
    expect(localStorage.getItem(KEPT)).to.equal(null);
    expect(server.received.map(({ text }) => text)).to.deep.equal(['{"like":true}', '{"like":false}']);
  });

  it('shows what this browser liked, after a reload too', async () => {
    await server.replayAs('21-like', PUT);
    await server.replayAs('06-list', { to: 'GET /api/comment' });
    await open().votes!.cast('1', 'up', call);
    const { comments } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments.map(({ votes }) => votes!.mine)).to.deep.equal(['up', null, null, null]);
  });

  it('asks for nothing that is so already, as Waline would count it again', async () => {
    await server.replayAs('21-like', PUT);
    const { votes } = open();
    await votes!.cast('1', 'up', call);

    expect(await votes!.cast('1', 'up', call)).to.deep.equal({ score: 1, up: 1, mine: 'up' });
    expect(server.received.filter(isPut)).to.have.length(1);
  });

  it('counts one like for two presses at the same time', async () => {
    await server.replayAs('21-like', PUT);
    const { votes } = open();
    await Promise.all([votes!.cast('1', 'up', call), votes!.cast('1', 'up', call)]);

    expect(server.received.filter(isPut)).to.have.length(1);
  });

  it('lets a like arrive whose reader gave up waiting, and knows of it', async () => {
    const arrived = Promise.withResolvers<void>();
    server.answer(
      isPut,
      () => {
        arrived.resolve();
        return jsonAnswer({ errno: 0, data: { id: 1, comment: 'x', like: 1 } });
      },
      1,
    );
    const { votes } = open();
    const left = new AbortController();
    const liking = rejectionOf(votes!.cast('1', 'up', { signal: left.signal }));
    await arrived.promise;
    left.abort(new Error('gone'));
    expect(await liking).to.include({ message: 'gone' });

    await server.replayAs('23-unlike', PUT);
    await votes!.cast('1', null, call);
    expect(localStorage.getItem(KEPT)).to.equal(null);
  });

  it('remembers nothing of a like that failed', async () => {
    server.answer(isPut, () => HttpResponse.error(), 1);
    await rejectionOf(open().votes!.cast('1', 'up', call));

    expect(localStorage.getItem(KEPT)).to.equal(null);
  });

  it('likes as a guest, since some versions refuse likes of their own users', async () => {
    sessionStorage.setItem(KEPT, 'a-jwt');
    await server.replayAs('21-like', PUT);
    await open().votes!.cast('1', 'up', call);

    expect(server.received[0]!.headers.get('Authorization')).to.equal(null);
  });

  it('says “not found” of a comment that is not there, and asks nobody for what can be none', async () => {
    await server.replayAs('24-like-unknown', { to: 'PUT /api/comment/99999' });

    expect(await rejectionOf(open().votes!.cast('99999', 'up', call))).to.include({ kind: 'not-found' });
    expect(await rejectionOf(open().votes!.cast('../token', 'up', call))).to.include({ kind: 'not-found' });
    expect(server.asked).to.deep.equal(['PUT /api/comment/99999']);
  });

  it('takes an id that the database can’t read for one that is not there', async () => {
    const errmsg = 'invalid input syntax for type integer: "abc"';
    server.answer(isPut, () => jsonAnswer({ errno: 500, errmsg }, 500));

    expect(await rejectionOf(open().votes!.cast('abc', 'up', call))).to.include({ kind: 'not-found' });
  });

  it('reads no nonsense that is kept under its name', async () => {
    for (const kept of ['{', '[]', '{"liked":7,"reacted":[[1],null,["a","b"]]}', '{"liked":[null,"4"]}']) {
      localStorage.setItem(KEPT, kept);
      await server.replayAs('06-list', { to: 'GET /api/comment' });
      const { comments } = await open().comments.list({ sort: 'newest' }, call);
      expect(comments.map(({ votes }) => votes!.mine).filter(Boolean).length).to.equal(kept.includes('"4"') ? 1 : 0);
    }
  });
});

describe('the Waline adapter, reacting to the page', () => {
  const server = recordedServer('waline', 'https://waline.example.test');
  const open = (options: Partial<WalineAdapterOptions> = {}) =>
    walineAdapter({ endpoint, thread: '/guide/intro', reactions: ['👍', '🎉'], ...options });
  beforeEach(forget);
  afterEach(forget);

  it('asks for as many counts as there are reactions, and nine at most', async () => {
    await server.replayAs('64-reactions-get-empty', { to: 'GET /api/article' });
    await open({ reactions: [...'abcdefghijk'] }).comments.describe(call);

    expect(server.received[0]!.query.get('type')).to.equal(
      'reaction0,reaction1,reaction2,reaction3,reaction4,reaction5,reaction6,reaction7,reaction8',
    );
  });

  it('counts a reaction, and takes the one before it back', async () => {
    new WalineServer().answer(server);
    const { reactions } = open();
    const first = { name: 'reaction0', emoji: '👍', count: 1, mine: true };

    expect(await reactions!.react(null, 'reaction0', true, call)).to.deep.equal([first]);
    expect(await reactions!.react(null, 'reaction0', true, call)).to.deep.equal([first]);
    expect(await reactions!.react(null, 'reaction1', true, call)).to.deep.equal([
      { name: 'reaction1', emoji: '🎉', count: 1, mine: true },
    ]);
    expect(await reactions!.react(null, 'reaction1', false, call)).to.deep.equal([]);
    expect(server.received.filter(({ method }) => method === 'POST').map(({ text }) => JSON.parse(text))).to.deep.equal(
      [
        { path: '/guide/intro', type: 'reaction0', action: 'inc' },
        { path: '/guide/intro', type: 'reaction0', action: 'desc' },
        { path: '/guide/intro', type: 'reaction1', action: 'inc' },
        { path: '/guide/intro', type: 'reaction1', action: 'desc' },
      ],
    );
  });

  it('takes none to a page with a comma in its name, which Waline counts and cannot find again', async () => {
    const { reactions } = walineAdapter({ endpoint, thread: '/hello,-world/', reactions: ['👍'] });

    expect(reactions).to.equal(undefined);
  });

  it('takes none to a comment, and none that the page does not offer', async () => {
    const waline = new WalineServer();
    waline.seed('/guide/intro', [aComment()]);
    waline.answer(server);
    const { reactions } = open();

    expect(await rejectionOf(reactions!.react('1', 'reaction0', true, call))).to.include({ kind: 'forbidden' });
    expect(await rejectionOf(reactions!.react(null, 'reaction2', true, call))).to.include({ kind: 'rejected' });
  });
});

describe('the Waline adapter, asked about the whole site', () => {
  const server = recordedServer('waline', 'https://waline.example.test');
  const open = (options: Partial<WalineAdapterOptions> = {}) => walineAdapter({ endpoint, ...options });
  const COUNTS = { to: 'GET /api/comment', query: { type: 'count' } };
  beforeEach(forget);

  it('counts many threads in one request, named as people read them', async () => {
    await server.replayAs('16-count-many', COUNTS);

    expect(await open().counts!.counts(['/guide/intro', '/paged', '/n%C3%B6'], call)).to.deep.equal([4, 12, 0]);
    expect(server.received.map(({ query }) => query.get('url'))).to.deep.equal(['/guide/intro,/paged,/nö']);
  });

  it('understands old versions, which answer with a mere number', async () => {
    await server.replayAs('20-legacy-count', COUNTS);

    expect(await open().counts!.counts(['/paged'], call)).to.deep.equal([12]);
  });

  it('asks one by one for threads with a comma, which Waline would take for two', async () => {
    await server.replayAs('16-count-many', {
      ...COUNTS,
      change: (answer) => ({ ...answer, body: { errno: 0, data: [4] } }),
    });
    await server.replayAs('09-list-paged-2', { to: 'GET /api/comment', query: { path: '/a,b' } });

    expect(await open().counts!.counts(['/a,b', '/guide/intro', '/a,b'], call)).to.deep.equal([12, 4, 12]);
    expect(server.asked).to.have.length(2);
  });

  it('says of counts for other threads that they are none', async () => {
    await server.replayAs('16-count-many', COUNTS);

    expect(await rejectionOf(open().counts!.counts(['/guide/intro'], call))).to.include({ kind: 'malformed' });
  });

  it('lists the newest, each with its page on the site', async () => {
    await server.replayAs('18-recent', { to: 'GET /api/comment' });
    const recent = await open({ site: 'https://blog.example.test/about/' }).recent!.recent(2, call);

    expect(recent.map(({ url, comment }) => [url, comment.author.name])).to.deep.equal([
      ['https://blog.example.test/guide/intro#comment-2', 'Bruno Example'],
      ['https://blog.example.test/guide/intro#comment-1', 'Gina Guest'],
    ]);
  });

  it('leaves out what has no page, and what is not published', async () => {
    const rows = [
      { objectId: 1, comment: 'x', url: 'javascript:alert(1)', time: 1 },
      { objectId: 2, comment: 'x', url: '/a', status: 'waiting', time: 1 },
      { objectId: 3, comment: 'x', url: '/a', status: 'approved', time: 1 },
    ];
    server.answer(
      () => true,
      () => jsonAnswer({ errno: 0, data: rows }),
    );

    expect((await open().recent!.recent(3, call)).map(({ comment }) => comment.id)).to.deep.equal(['3']);
  });
});
