import { HttpResponse } from 'msw';
import { cusdisAdapter, type CusdisAdapterOptions } from '../../src/adapters/cusdis.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type OpenedAdapter } from '../../src/testing.js';
import { APP, CusdisServer } from '../support/cusdis-server.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { spiedFetch } from '../support/spied-fetch.js';

const endpoint = 'https://cusdis.example.test/';
const thread = '/guide/intro';
const LIST = { to: 'GET /api/open/comments' };
const id = (last: number) => `9b2f6c1e-0000-4000-8000-00000000000${last}`;
const open = (options: Partial<CusdisAdapterOptions> = {}) => cusdisAdapter({ endpoint, app: APP, thread, ...options });

describe('cusdisAdapter', () => {
  const asked = spiedFetch();
  const server = recordedServer('cusdis', 'https://cusdis.example.test');

  it('describes the thread without asking anything, as Cusdis tells nothing of itself', async () => {
    expect(await open().comments.describe(call)).to.deep.equal({
      posting: { allowed: true },
      viewer: null,
      guestFields: { name: 'required', email: 'optional', website: 'hidden' },
      writing: { format: 'markdown' },
      sorts: ['newest'],
      hidesTaken: true,
      total: null,
    });
    expect(asked).to.deep.equal([]);
  });

  it('names the thread for what the browser keeps, at cusdis.com unless the page says otherwise', () => {
    expect(open({ endpoint: 'https://cusdis.example.test' }).key).to.equal(`cusdis:${endpoint}:an-app:${thread}`);
    expect(cusdisAdapter({ app: APP }).key).to.equal(`cusdis:https://cusdis.com/:an-app:${location.pathname}`);
  });

  it('tells the developer of an endpoint that is no address', async () => {
    const { comments } = open({ endpoint: 'javascript:0' });

    expect(await rejectionOf(comments.list({ sort: 'newest' }, call))).to.include({
      kind: 'malformed',
      hint: '“javascript:0” is no address of a Cusdis.',
    });
  });

  it('lists conversations with all of their answers, each below what it answers', async () => {
    await server.replayAs('01-list', LIST);
    const { comments, next, total } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments.map((comment) => [comment.id, comment.parent])).to.deep.equal([
      [id(4), null],
      [id(1), null],
      [id(2), id(1)],
      [id(3), id(2)],
    ]);
    expect([next, total]).to.deep.equal([null, { count: 4, exact: true }]);
    expect(Object.fromEntries(server.received[0]!.query)).to.deep.equal({ appId: APP, pageId: thread, page: '1' });
    const sent = asked.find(({ url }) => url.href.startsWith(endpoint));
    expect([sent?.credentials, sent?.headers]).to.deep.equal(['omit', { accept: 'application/json' }]);
  });

  it('reads a comment to the last property', async () => {
    await server.replayAs('01-list', LIST);
    const { comments } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments[1]).to.deep.equal({
      id: id(1),
      parent: null,
      kind: 'comment',
      status: 'published',
      author: { name: 'Bruno Example' },
      body: { format: 'html', source: '<p>When does it <strong>open</strong>?</p>\n' },
      created: Date.UTC(2024, 4, 1, 10),
      can: { reply: true },
    });
  });

  it('marks moderators, under the name that they are shown by', async () => {
    await server.replayAs('01-list', LIST);
    const { comments } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments[2]?.author).to.deep.equal({
      id: 'cusdis:ckm0example',
      name: 'Mona Example',
      roles: ['moderator'],
    });
  });

  it('takes an answer for one where Cusdis lists it among the roots, too', async () => {
    await server.replayAs('04-list-all-as-roots', LIST);
    const { comments } = await open().comments.list({ sort: 'newest' }, call);

    expect(new Map(comments.map((comment) => [comment.id, comment.parent]))).to.deep.equal(
      new Map([
        [id(4), null],
        [id(3), id(2)],
        [id(2), id(1)],
        [id(1), null],
      ]),
    );
  });

  it('leaves out a bad comment among good ones, and keeps what stands below it', async () => {
    const good = { id: 'b', content: 'good' };
    const rows = [null, { id: 'a', replies: { data: [good] } }, { content: 'x' }];
    server.answer(
      () => true,
      () => jsonAnswer({ data: { data: rows } }),
    );
    const { comments } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments.map((comment) => [comment.id, comment.parent, comment.created])).to.deep.equal([['b', null, null]]);
  });

  it('goes on with the next page, and counts the roots at least', async () => {
    server.answer(
      () => true,
      () => jsonAnswer({ data: { commentCount: 12, pageCount: 2, data: [{ id: 'a', content: 'x' }] } }),
    );
    const { comments } = open();
    const first = await comments.list({ sort: 'newest' }, call);
    const second = await comments.list({ sort: 'newest', cursor: first.next! }, call);

    expect([first.next, first.total, second.next, second.total]).to.deep.equal([
      'page.2',
      { count: 12, exact: false },
      null,
      undefined,
    ]);
    expect(await rejectionOf(comments.list({ sort: 'newest', cursor: 'x' }, call))).to.include({ kind: 'malformed' });
  });

  it('finds a comment after all that it answers, and all below it', async () => {
    await server.replayAs('01-list', LIST);
    const { comments } = open();

    expect((await comments.find(id(3), call)).map((comment) => comment.id)).to.deep.equal([id(1), id(2), id(3)]);
    expect((await comments.replies(id(1), undefined, call)).comments.map((comment) => comment.id)).to.deep.equal([
      id(2),
      id(3),
    ]);
    expect(await rejectionOf(comments.find(id(9), call))).to.include({ kind: 'not-found' });
  });

  it('tells the developer of an app that Cusdis does not have', async () => {
    await server.replayAs('03-list-no-app', LIST);

    expect(await rejectionOf(open().comments.list({ sort: 'newest' }, call)))
      .to.include({ kind: 'not-found' })
      .and.to.have.property('hint')
      .that.includes('data-app-id');
  });

  it('says how it is when there are too many requests', async () => {
    server.answer(
      () => true,
      () => jsonAnswer({ message: 'Too many' }, 429, { 'Retry-After': '30' }),
    );

    expect(await rejectionOf(open().comments.list({ sort: 'newest' }, call))).to.include({ kind: 'rate-limited' });
  });

  it('counts many threads in one request, in the order asked', async () => {
    await server.replay('20-counts');

    expect(await open().counts!.counts(['/guide/intro', '/guide/new', '/guide/intro'], call)).to.deep.equal([4, 0, 4]);
  });

  it('counts a thread with a comma in its name by itself', async () => {
    await server.replayAs('01-list', { ...LIST, query: { pageId: '/a,b' } });

    expect(await open().counts!.counts(['/a,b'], call)).to.deep.equal([4]);
  });

  it('says that an answer without counts is none', async () => {
    server.answer(
      () => true,
      () => jsonAnswer({ data: {} }),
    );

    expect(await rejectionOf(open().counts!.counts(['/guide/intro'], call))).to.include({ kind: 'malformed' });
  });
});

describe('cusdisAdapter, over a stand-in made of the shapes in its source', () => {
  const server = recordedServer('cusdis', 'https://cusdis.example.test');
  const breaking = (answer: () => HttpResponse<null | string>) => (): void => server.answer(() => true, answer, 1);
  const opened = async (seeds: readonly Comment[]): Promise<OpenedAdapter> => {
    const cusdis = new CusdisServer();
    cusdis.seed(thread, seeds);
    cusdis.answer(server);
    return { adapter: open(), thread };
  };

  describeAdapter(
    'cusdisAdapter',
    {
      ports: ['comments', 'counts'],
      open: opened,
      posts: 'held',
      pageSize: 10,
      meanwhile: { never: 'Cusdis does not tell what has changed since' },
      challenges: { never: 'Cusdis asks for nothing to be solved: all is approved by hand' },
      states: {
        closed: { never: 'Cusdis closes no thread' },
        holding: opened,
        signedOut: { never: 'Cusdis knows no readers' },
        missing: { never: 'a thread comes into being with its first comment' },
      },
      failures: {
        offline: breaking(() => HttpResponse.error()),
        unavailable: breaking(() => new HttpResponse('Service Unavailable', { status: 503 })),
        malformed: breaking(() => new HttpResponse('<title>Another page</title>')),
      },
    },
    { describe, it },
  );
});
