import { artalkAdapter, type ArtalkAdapterOptions } from '../../src/adapters/artalk.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer, type Received } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { spiedFetch } from '../support/spied-fetch.js';

const endpoint = 'https://artalk.example.test/';
const LIST = { to: 'GET /api/v2/comments' };

describe('the Artalk adapter, reading', () => {
  const asked = spiedFetch();
  const server = recordedServer('artalk', 'https://artalk.example.test');
  const open = (options: Partial<ArtalkAdapterOptions> = {}) =>
    artalkAdapter({ endpoint, site: 'Blog', thread: '/guide/intro', timezone: 'Europe/Berlin', ...options }).comments;
  const queries = () => server.received.filter(({ path }) => path === '/api/v2/comments').map(({ query }) => query);
  beforeEach(() => server.replay('01-conf'));

  it('lists conversations with all of their answers, what is pinned first', async () => {
    await server.replayAs('03-list', LIST);
    const { comments, next, total } = await open().list({ sort: 'newest' }, call);

    expect(comments.map(({ id, parent, author }) => [id, parent, author.name])).to.deep.equal([
      ['4', null, 'Mona Example'],
      ['5', null, 'Clara Example'],
      ['1', null, 'Gina Guest'],
      ['3', '2', 'Bruno Example'],
      ['2', '1', 'Mona Example'],
    ]);
    expect([next, total]).to.deep.equal([null, { count: 5, exact: true }]);
    expect(comments[0]!.pinned).to.equal(true);
  });

  it('reads a comment to the last property, and drops what tells who wrote it', async () => {
    await server.replayAs('03-list', LIST);
    const { comments } = await open().list({ sort: 'newest' }, call);

    expect(comments.find(({ id }) => id === '1')).to.deep.equal({
      id: '1',
      parent: null,
      kind: 'comment',
      status: 'published',
      author: { name: 'Gina Guest', id: undefined, url: 'https://gina.example.test/', avatar: undefined },
      body: { format: 'html', source: '<p>First remark with <strong>bold</strong> text.</p>\n' },
      created: Date.UTC(2024, 4, 1, 8),
      votes: { score: 2, up: 3, down: 1, mine: null },
      can: { reply: true, vote: ['up', 'down'] },
    });
    expect(JSON.stringify(comments)).not.to.match(/0123456789abcdef|Firefox|Hessen/);
  });

  it('knows again whom Artalk calls verified, and takes their badge for that of a moderator', async () => {
    await server.replayAs('03-list', LIST);
    const { comments } = await open().list({ sort: 'newest' }, call);
    const authorOf = (id: string) => comments.find((comment) => comment.id === id)?.author;

    expect(authorOf('2')).to.deep.include({ id: 'artalk:1', roles: ['moderator'] });
    expect(authorOf('4')?.id).to.equal('artalk:1');
  });

  it('gives no badge to those who only wear a name', async () => {
    const row = { id: 1, content: 'Hello', nick: 'Mona Example', user_id: 1, badge_name: 'Admin', is_verified: false };
    server.answer(
      ({ path }) => path === '/api/v2/comments',
      () => jsonAnswer({ comments: [row], count: 1, roots_count: 1, page: {} }),
    );
    const [comment] = (await open().list({ sort: 'newest' }, call)).comments;

    expect([comment?.author.roles, comment?.author.id]).to.deep.equal([undefined, undefined]);
  });

  it('lets nobody answer what is folded up, and shows it', async () => {
    await server.replayAs('03-list', LIST);
    const { comments } = await open().list({ sort: 'newest' }, call);
    const folded = comments.find(({ id }) => id === '5');

    expect([folded?.status, folded?.can.reply]).to.deep.equal(['published', false]);
  });

  it('gives pictures only to sites that ask for them, from where Artalk is set to have them', async () => {
    await server.replayAs('03-list', LIST);
    const [first] = (await open({ avatars: true }).list({ sort: 'newest' }, call)).comments;

    expect(first?.author.avatar).to.equal(
      'https://pictures.example.test/avatar/0123456789abcdef0123456789abcdef?d=mp&s=240',
    );
  });

  it('offers no votes down where Artalk takes none', async () => {
    await server.replay('02-conf-plain');
    await server.replayAs('03-list', LIST);
    const { comments } = await open().list({ sort: 'newest' }, call);
    const first = comments.find(({ id }) => id === '1');

    expect([first?.votes, first?.can.vote]).to.deep.equal([{ score: 3, up: 3, mine: null }, ['up']]);
  });

  it('shows no votes where Artalk has none', async () => {
    server.answer(
      ({ path }) => path === '/api/v2/conf',
      () => jsonAnswer({ frontend_conf: { vote: false } }),
    );
    await server.replayAs('03-list', LIST);
    const comments = open();
    const [first] = (await comments.list({ sort: 'newest' }, call)).comments;

    expect([first?.votes, first?.can.vote]).to.deep.equal([undefined, undefined]);
    expect((await comments.describe(call)).sorts).to.deep.equal(['newest', 'oldest']);
  });

  it('reads Markdown where an old Artalk has made no HTML of it', async () => {
    server.answer(
      ({ path }) => path === '/api/v2/comments',
      () => jsonAnswer({ comments: [{ id: 1, content: '*Hello*' }], count: 1, roots_count: 1 }),
    );
    const [first] = (await open().list({ sort: 'newest' }, call)).comments;

    expect(first?.body).to.deep.equal({ format: 'markdown', source: '*Hello*' });
    expect(first?.created).to.equal(null);
  });

  it('asks for its own order without a word, for which Artalk puts first what is pinned', async () => {
    await server.replayAs('03-list', LIST);
    await open().list({ sort: 'newest' }, call);

    expect(queries().map((query) => Object.fromEntries(query))).to.deep.equal([
      { page_key: '/guide/intro', site_name: 'Blog', flat_mode: 'false', limit: '50', offset: '0' },
    ]);
  });

  it('asks once for the first page where the section wants to know all at the same time', async () => {
    await server.replayAs('03-list', LIST);
    const comments = open();
    const [page, { total }] = await Promise.all([comments.list({ sort: 'newest' }, call), comments.describe(call)]);

    expect([page.comments.length, total?.count, queries().length]).to.deep.equal([5, 5, 1]);
  });

  it('does not take for the thread what was asked before something was posted', async () => {
    let answerAtLast = (): void => undefined;
    const late = new Promise<void>((resolve) => (answerAtLast = resolve));
    const isList = ({ method, path }: Received): boolean => method === 'GET' && path === '/api/v2/comments';
    const answerWith = (ids: readonly number[]) =>
      jsonAnswer({ comments: ids.map((id) => ({ id, content: 'x' })), count: ids.length, roots_count: ids.length });
    await server.replay('07-create');
    server.answer(isList, () => answerWith([6, 1]));
    server.answer(isList, () => late.then(() => answerWith([1])), 1);
    const comments = open();
    const before = comments.describe(call);
    const guest = { name: 'Gina Guest', email: 'gina@example.test', website: '' };
    await comments.create({ key: 'k', parent: null, text: 'I saw a **bold** heron.', guest }, call);
    const after = await comments.list({ sort: 'newest' }, call);
    answerAtLast();

    expect([after.comments.length, (await before).total?.count]).to.deep.equal([2, 1]);
  });

  for (const [sort, sortBy] of [
    ['oldest', 'date_asc'],
    ['best', 'vote'],
  ] as const) {
    it(`asks for ${sortBy} where a reader wants the ${sort} first, and for what is pinned besides`, async () => {
      await server.replayAs('03-list', LIST);
      const row = { id: 7, content: 'Not pinned' };
      server.answer(
        ({ query }) => query.get('sort_by') === sortBy,
        () => jsonAnswer({ comments: [row], count: 6, roots_count: 4 }),
      );
      const { comments } = await open().list({ sort }, call);

      expect(comments.map(({ id }) => id)).to.deep.equal(['4', '7']);
      expect(queries().map((query) => query.get('sort_by'))).to.have.members([sortBy, null]);
    });
  }

  it('goes on where the page ended, by how many conversations came', async () => {
    const rows = [1, 2, 3].map((id) => ({ id, content: 'x' }));
    server.answer(
      ({ path }) => path === '/api/v2/comments',
      () => jsonAnswer({ comments: [...rows, { id: 9, content: 'x', rid: 1 }], count: 90, roots_count: 80 }),
    );
    const comments = open();
    const { next } = await comments.list({ sort: 'newest' }, call);
    const second = await comments.list({ sort: 'newest', cursor: next! }, call);

    expect([next, second.next]).to.deep.equal(['offset.3', 'offset.6']);
    expect(queries().map((query) => query.get('offset'))).to.deep.equal(['0', '3']);
  });

  it('takes no cursor of others', async () => {
    expect(await rejectionOf(open().list({ sort: 'newest', cursor: 'page.2' }, call))).to.include({
      kind: 'malformed',
    });
  });

  it('leaves out a bad comment among good ones', async () => {
    const rows = [null, {}, { id: 0, content: 'x' }, { id: 'x', content: 'x' }, { id: 2 }, { id: 3, content: 'good' }];
    server.answer(
      ({ path }) => path === '/api/v2/comments',
      () => jsonAnswer({ comments: rows, count: 6, roots_count: 6 }),
    );

    expect((await open().list({ sort: 'newest' }, call)).comments.map(({ id }) => id)).to.deep.equal(['3']);
  });

  it('says that an answer without comments is none', async () => {
    server.answer(
      ({ path }) => path === '/api/v2/comments',
      () => jsonAnswer({ data: [] }),
    );

    expect(await rejectionOf(open().list({ sort: 'newest' }, call))).to.include({ kind: 'malformed' });
  });

  it('sends no cookies, and no token that nobody has', async () => {
    await server.replayAs('03-list', LIST);
    await open().list({ sort: 'newest' }, call);
    const sent = asked.filter(({ url }) => url.href.startsWith(endpoint));

    expect(sent.map(({ credentials, headers }) => [credentials, headers['authorization']])).to.deep.equal([
      ['omit', undefined],
      ['omit', undefined],
    ]);
  });
});

describe('the Artalk adapter, finding', () => {
  const server = recordedServer('artalk', 'https://artalk.example.test');
  const open = () => artalkAdapter({ endpoint, site: 'Blog', thread: '/guide/intro', timezone: 'UTC' }).comments;
  beforeEach(() => server.replay('01-conf'));

  it('finds a comment after all that it answers, two at a time', async () => {
    await server.replay('30-get', '31-get-root');
    const found = await open().find('3', call);

    expect(found.map(({ id, parent }) => [id, parent])).to.deep.equal([
      ['1', null],
      ['2', '1'],
      ['3', '2'],
    ]);
    expect(server.asked).to.deep.equal(['GET /api/v2/comments/3', 'GET /api/v2/conf', 'GET /api/v2/comments/1']);
  });

  for (const [name, id, what] of [
    ['32-get-unknown', '99', 'what Artalk does not have'],
    ['33-get-held', '8', 'what is held, though Artalk gives it to anybody'],
    ['34-get-other-thread', '9', 'what stands in another thread'],
  ] as const) {
    it(`does not find ${what}`, async () => {
      await server.replay(name);

      expect(await rejectionOf(open().find(id, call))).to.include({ kind: 'not-found' });
    });
  }

  it('ends where answers go in a circle', async () => {
    const row = (id: number, rid: number) => ({ id, rid, content: 'x', page_key: '/guide/intro', site_name: 'Blog' });
    server.answer(
      ({ path }) => path === '/api/v2/comments/1',
      () => jsonAnswer({ comment: row(1, 2), reply_comment: row(2, 1) }),
    );

    expect((await open().find('1', call)).map(({ id }) => id)).to.deep.equal(['2', '1']);
  });

  it('ends where what was answered is gone', async () => {
    await server.replay('30-get');
    server.answer(
      ({ path }) => path === '/api/v2/comments/1',
      () => jsonAnswer({ msg: 'Comment not found' }, 404),
    );

    expect((await open().find('3', call)).map(({ id }) => id)).to.deep.equal(['2', '3']);
  });

  it('brings all that is below a comment, from the page with its conversation', async () => {
    await server.replay('30-get', '31-get-root');
    await server.replayAs('03-list', LIST);
    const { comments, next } = await open().replies('1', undefined, call);

    expect([comments.map(({ id }) => id), next]).to.deep.equal([['2', '3'], null]);
  });
});
