import { walineAdapter, type WalineAdapterOptions } from '../../src/adapters/waline.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { spiedFetch } from '../support/spied-fetch.js';

const endpoint = 'https://waline.example.test/';
const KEPT = `gedanken:1:waline:${endpoint}`;
const LIST = { to: 'GET /api/comment' };

describe('the Waline adapter, reading', () => {
  const asked = spiedFetch();
  const server = recordedServer('waline', 'https://waline.example.test');
  const open = (options: Partial<WalineAdapterOptions> = {}) =>
    walineAdapter({ endpoint, thread: '/guide/intro', ...options });
  const forget = (): void => {
    sessionStorage.removeItem(KEPT);
    localStorage.removeItem(KEPT);
  };
  beforeEach(forget);
  afterEach(forget);

  it('lists conversations with all of their answers, each below what it answers', async () => {
    await server.replayAs('06-list', LIST);
    const { comments, next, total } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments.map(({ id, parent, author }) => [id, parent, author.name])).to.deep.equal([
      ['1', null, 'Gina Guest'],
      ['2', '1', 'Bruno Example'],
      ['3', '2', 'Clara Example'],
      ['4', null, 'Gina Guest'],
    ]);
    expect([next, total]).to.deep.equal([null, { count: 4, exact: true }]);
  });

  it('reads a comment to the last property, and drops what tells who wrote it', async () => {
    await server.replayAs('06-list', LIST);
    const [first] = (await open().comments.list({ sort: 'newest' }, call)).comments;

    expect(first).to.deep.equal({
      id: '1',
      parent: null,
      kind: 'comment',
      status: 'published',
      author: { name: 'Gina Guest', id: undefined, url: 'https://gina.example.test/', avatar: undefined },
      body: {
        format: 'html',
        source: '<p>First remark with <strong>bold</strong> text and <code>code</code>.</p>\n',
      },
      created: 1_795_278_990_000,
      votes: { score: 0, up: 0, mine: null },
      can: { reply: true, vote: ['up'] },
    });
  });

  it('gives pictures only to sites that ask for them', async () => {
    await server.replayAs('06-list', LIST);
    const [first] = (await open({ avatars: true }).comments.list({ sort: 'newest' }, call)).comments;

    expect(first!.author.avatar).to.match(/^https:\/\/seccdn\.libravatar\.org\/avatar\//);
  });

  for (const [sort, sortBy] of [
    ['newest', 'insertedAt_desc'],
    ['oldest', 'insertedAt_asc'],
  ] as const) {
    it(`asks for ${sortBy} where a reader wants the ${sort} first`, async () => {
      await server.replayAs('07-list-asc', LIST);
      await open().comments.list({ sort }, call);

      expect(Object.fromEntries(server.received[0]!.query)).to.deep.equal({
        path: '/guide/intro',
        page: '1',
        pageSize: '50',
        sortBy,
        lang: 'en',
      });
    });
  }

  it('begins with the oldest, also on databases that put those last which somebody liked', async () => {
    const rows = [
      { objectId: 3, comment: 'x', time: 3_000, sticky: 1 },
      { objectId: 2, comment: 'x', time: 2_000 },
      { objectId: 1, comment: 'x', time: 1_000, like: 1 },
    ];
    server.answer(
      () => true,
      () => jsonAnswer({ errno: 0, data: { totalPages: 1, count: 3, data: rows } }),
    );

    expect((await open().comments.list({ sort: 'oldest' }, call)).comments.map(({ id }) => id)).to.deep.equal([
      '3',
      '1',
      '2',
    ]);
  });

  it('goes on while there are pages of conversations, whatever the count of comments says', async () => {
    await server.replayAs('09-list-paged-2', LIST);
    const { comments } = open();
    const second = await comments.list({ sort: 'oldest', cursor: 'page.2' }, call);

    expect([second.comments.length, second.next, second.total]).to.deep.equal([
      5,
      'page.3',
      { count: 12, exact: true },
    ]);
    expect(server.received[0]!.query.get('page')).to.equal('2');
  });

  it('ends after a page that is empty, as when comments were removed meanwhile', async () => {
    await server.replayAs('10-list-paged-past-end', LIST);

    expect((await open().comments.list({ sort: 'oldest', cursor: 'page.2' }, call)).next).to.equal(null);
  });

  it('takes no cursor of others', async () => {
    expect(await rejectionOf(open().comments.list({ sort: 'oldest', cursor: 'page.0' }, call))).to.include({
      kind: 'malformed',
    });
  });

  it('reads answers without an envelope, as old versions give them', async () => {
    await server.replayAs('19-legacy-list', LIST);

    expect((await open().comments.list({ sort: 'oldest' }, call)).comments.map(({ id }) => id)).to.deep.equal([
      '5',
      '6',
    ]);
  });

  it('takes ids of letters, too, and puts an answer to what is gone below the first of the conversation', async () => {
    const root = { objectId: '65af', nick: 'Ada', comment: '<p>a</p>', time: 1, children: [] as unknown[] };
    root.children = [{ objectId: '65b0', pid: '65ff', rid: '65af', nick: 'Ben', comment: '<p>b</p>', time: 2 }];
    server.answer(
      () => true,
      () => jsonAnswer({ errno: 0, data: { totalPages: 1, count: 2, data: [root] } }),
    );

    expect(
      (await open().comments.list({ sort: 'oldest' }, call)).comments.map(({ id, parent }) => [id, parent]),
    ).to.deep.equal([
      ['65af', null],
      ['65b0', '65af'],
    ]);
  });

  it('leaves out what is no comment, and keeps the others', async () => {
    const good = { objectId: 7, comment: '<p>a</p>', nick: null, time: 'soon', like: -1, link: 'javascript:0' };
    server.answer(
      () => true,
      () => jsonAnswer({ errno: 0, data: { data: [null, 3, { objectId: {} }, { objectId: 8 }, good] } }),
    );
    const { comments } = await open().comments.list({ sort: 'oldest' }, call);

    expect(
      comments.map(({ id, author, created, votes }) => [id, author.name, author.url, created, votes!.score]),
    ).to.deep.equal([['7', '', undefined, null, 0]]);
  });

  it('says of an answer without comments that it is none', async () => {
    server.answer(
      () => true,
      () => jsonAnswer({ errno: 0, data: 'hello' }),
    );

    expect(await rejectionOf(open().comments.list({ sort: 'oldest' }, call))).to.include({ kind: 'malformed' });
  });

  it('proves who reads by a token, never by a cookie, and takes it to no other address', async () => {
    sessionStorage.setItem(KEPT, 'a-jwt');
    await server.replayAs('51-me', { to: 'GET /api/token' });
    await server.replayAs('56-list-as-user', LIST);
    await open().comments.list({ sort: 'newest' }, call);

    const sent = asked.filter(({ url }) => url.href.startsWith(endpoint));
    expect(
      sent.map(({ headers, credentials, redirect }) => [headers['authorization'], credentials, redirect]),
    ).to.deep.equal([
      ['Bearer a-jwt', 'omit', 'error'],
      ['Bearer a-jwt', 'omit', 'error'],
    ]);
  });

  it('lets a reader change what they wrote, and nothing else', async () => {
    sessionStorage.setItem(KEPT, 'a-jwt');
    await server.replayAs('51-me', { to: 'GET /api/token' });
    await server.replayAs('56-list-as-user', LIST);
    const { comments } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments.map(({ can }) => can)).to.deep.equal([
      { reply: true, vote: ['up'], edit: Infinity, remove: true },
      { reply: true, vote: ['up'] },
    ]);
    expect(comments[0]!.author.id).to.equal('waline:2');
  });

  it('shows administrators what waits or is spam, and no address of anybody', async () => {
    sessionStorage.setItem(KEPT, 'a-jwt');
    await server.replayAs('51-me', { to: 'GET /api/token', change: asAdministrator });
    await server.replayAs('57-list-as-admin', LIST);
    const page = await open().comments.list({ sort: 'newest' }, call);

    expect(page.comments.map(({ status, can }) => [status, can.moderate, can.pin])).to.deep.equal([
      ['published', true, true],
      ['spam', true, true],
      ['published', true, true],
    ]);
    expect(page.total).to.equal(undefined);
    expect(JSON.stringify(page)).not.to.match(/example\.test"[^}]*@|127\.0\.0\.1|rita@|gina@/);
  });

  it('finds a comment after all that it answers, and what is below it', async () => {
    await server.replayAs('06-list', LIST);
    const { comments } = open();

    expect((await comments.find('3', call)).map(({ id }) => id)).to.deep.equal(['1', '2', '3']);
    expect((await comments.replies('1', undefined, call)).comments.map(({ id }) => id).toSorted()).to.deep.equal([
      '2',
      '3',
    ]);
    expect((await comments.replies('2', undefined, call)).comments.map(({ id }) => id)).to.deep.equal(['3']);
    expect(await rejectionOf(comments.find('99', call))).to.include({ kind: 'not-found' });
  });

  it('comes to an end where comments answer each other in a circle', async () => {
    const child = (objectId: number, pid: number) => ({ objectId, pid, rid: 1, comment: '<p>x</p>' });
    const root = { objectId: 1, comment: '<p>x</p>', children: [child(2, 3), child(3, 2)] };
    server.answer(
      () => true,
      () => jsonAnswer({ errno: 0, data: { totalPages: 1, count: 3, data: [root] } }),
    );

    expect((await open().comments.find('2', call)).map(({ id }) => id)).to.deep.equal(['3', '2']);
    expect((await open().comments.replies('2', undefined, call)).comments.map(({ id }) => id)).to.deep.equal(['3']);
  });
});

function asAdministrator<T extends { readonly body: unknown }>(response: T): T {
  const body = response.body as { readonly data: object };
  return { ...response, body: { ...body, data: { ...body.data, type: 'administrator' } } };
}
