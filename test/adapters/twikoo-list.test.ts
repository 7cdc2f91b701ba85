import { twikooAdapter, type TwikooAdapterOptions } from '../../src/adapters/twikoo.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { eventOf, replayTwikoo, sentIn, type Replaying } from '../support/twikoo-replay.js';

const endpoint = 'https://twikoo.example.test/';
const FIRST = 'fcb7edf738fc417882a1d015c8b37c57';
const ANSWER = '40ed7b7506e94ccca231ea7624feecb7';
const THIRD = 'ad6f73f345e94b2081a1f067babf9910';
const changed =
  (...data: readonly unknown[]) =>
  (body: unknown): unknown => ({ ...Object(body), data });

describe('the Twikoo adapter, reading', () => {
  const server = recordedServer('twikoo', 'https://twikoo.example.test');
  const open = (options: Partial<TwikooAdapterOptions> = {}) =>
    twikooAdapter({ endpoint, thread: '/guide/intro', ...options }).comments;
  const replay = (name: string, how: Replaying = {}) => replayTwikoo(server, name, how);
  const list = async (options: Partial<TwikooAdapterOptions> = {}) =>
    (await open(options).list({ sort: 'newest' }, call)).comments;
  const asked = () => server.received.filter((request) => eventOf(request) === 'COMMENT_GET').map(sentIn);

  beforeEach(async () => {
    localStorage.removeItem(`gedanken:1:twikoo:${endpoint}`);
    await replay('07-config');
  });

  it('reads conversations whole, each answer below the one that it answers', async () => {
    await replay('20-list');
    const { comments, next, total } = await open().list({ sort: 'newest' }, call);

    expect(comments.map(({ id, parent }) => [id, parent])).to.deep.equal([
      ['183f1ec5bc5c4bedbd3d32c5ff21bcaa', null],
      ['4a750129279c438d98ad58e2bbe62b12', null],
      ['bf3f8d4f8d564c93b4380c0352ee2c65', null],
      [FIRST, null],
      [ANSWER, FIRST],
      [THIRD, ANSWER],
    ]);
    expect(comments[4]).to.deep.equal({
      id: ANSWER,
      parent: FIRST,
      kind: 'comment',
      status: 'published',
      author: { name: 'Bruno Example', url: undefined, avatar: undefined },
      body: { format: 'html', source: '<p>A reply to the first remark.</p>' },
      created: 1_795_279_356_747,
      votes: { score: 0, up: 0, down: 0, mine: null },
      can: { reply: true, vote: ['up', 'down'] },
    });
    expect([next, total]).to.deep.equal([null, { count: 6, exact: true }]);
  });

  it('asks as nobody before the reader has written or voted, and keeps nothing', async () => {
    await replay('20-list');
    await list();

    expect(server.received.map(sentIn)).to.deep.equal([
      { event: 'COMMENT_GET', url: '/guide/intro' },
      { event: 'GET_CONFIG' },
    ]);
    expect(server.received.map(({ credentials }) => credentials)).to.deep.equal(['omit', 'omit']);
    expect(localStorage.getItem(`gedanken:1:twikoo:${endpoint}`)).to.equal(null);
  });

  it('has no name for those who gave none', async () => {
    await replay('20-list');

    expect((await list())[2]!.author.name).to.equal('');
  });

  it('lets people take away what they wrote, but not with the answers of others', async () => {
    await replay('20-list');

    expect((await list()).map(({ can }) => can.remove === true)).to.deep.equal([true, ...Array(5).fill(false)]);
  });

  it('puts an answer below the root when what it answered is gone', async () => {
    await replay('20-list', {
      change: (body) => {
        const { data } = body as { data: { replies: { id: string }[] }[] };
        data[3]!.replies = data[3]!.replies.filter(({ id }) => id !== ANSWER);
        return body;
      },
    });

    expect((await list()).find(({ id }) => id === THIRD)).to.include({ parent: FIRST });
  });

  it('never lets out what Twikoo tells about people and their browsers', async () => {
    await replay('20-list');
    const seen = JSON.stringify(await list({ avatars: true }));

    for (const trace of ['hash', 'Linux', 'Chrome', 'ruser']) expect(seen).not.to.include(trace);
  });

  it('shows pictures only when the page asked for them', async () => {
    await replay('20-list', { change: changed({ id: '1', comment: '', avatar: 'https://pictures.example.test/1' }) });

    expect((await list())[0]!.author.avatar).to.equal(undefined);
    expect((await list({ avatars: true }))[0]!.author.avatar).to.equal('https://pictures.example.test/1');
  });

  it('marks the owner of the site, and what is pinned', async () => {
    await replay('20-list', { change: changed({ id: '1', comment: '', master: true, top: true }) });

    expect((await list())[0]).to.deep.include({ pinned: true });
    expect((await list())[0]!.author.roles).to.deep.equal(['author']);
  });

  it('tells what waits for approval to its author, and does not count it', async () => {
    await replay('42-list-held-author');
    const { comments, total } = await open().list({ sort: 'newest' }, call);

    expect(comments[0]).to.deep.include({ status: 'held', can: { reply: false, remove: true } });
    expect(total).to.deep.equal({ count: 0, exact: true });
  });

  it('shows likes alone where one can’t vote down', async () => {
    await replay('20-list');
    await replay('07-config', { change: () => ({ code: 0, config: {} }) });

    expect((await list())[0]!.can.vote).to.deep.equal(['up']);
  });

  it('leaves out what is no comment, and takes wild values for none', async () => {
    const wild = {
      id: 'x',
      comment: 'x'.repeat(300_000),
      nick: {},
      link: 'javascript:alert(1)',
      created: '2024-01-01',
      ups: 'many',
      replies: 'none',
      isOwner: 1,
    };
    await replay('20-list', { change: changed(null, 7, { id: {}, comment: '' }, { id: 'y', comment: 3 }, wild) });
    const [comment, ...others] = await list();

    expect(others).to.deep.equal([]);
    expect(comment).to.deep.include({ id: 'x', parent: null, created: null, can: { reply: true } });
    expect(comment!.author).to.deep.equal({ name: '', url: undefined, avatar: undefined });
    expect(comment!.body.source).to.have.length(262_144);
    expect(comment).not.to.have.property('votes');
  });

  it('gives an unknown thread as an empty one', async () => {
    await replay('08-list-empty');

    expect(await open().list({ sort: 'newest' }, call)).to.deep.equal({
      comments: [],
      next: null,
      total: { count: 0, exact: true },
    });
  });

  it('says of an answer without comments that the address is another', async () => {
    await replay('29-count', { event: 'COMMENT_GET', change: () => ({ ok: true }) });

    expect(await rejectionOf(open().list({ sort: 'newest' }, call))).to.include({
      kind: 'malformed',
      hint: 'Twikoo answered without comments: is this its address?',
    });
  });

  describe('by pages', () => {
    const pages = async (): Promise<void> => {
      await replay('22-list-page1');
      await replay('23-list-before', { before: 1_795_279_356_898 });
      await replay('24-list-before-last', { before: 1_795_279_356_864 });
    };

    it('goes back from the time of the last root', async () => {
      await pages();
      const { list: read } = open({ thread: '/paged' });
      const first = await read({ sort: 'newest' }, call);
      const second = await read({ sort: 'newest', cursor: first.next! }, call);
      const third = await read({ sort: 'newest', cursor: second.next! }, call);

      expect([first, second, third].map(({ comments }) => comments.length)).to.deep.equal([5, 5, 2]);
      expect([first.total, second.total, third.next]).to.deep.equal([{ count: 12, exact: false }, undefined, null]);
    });

    it('goes on after those that are not pinned', async () => {
      const pinned = { id: '1', comment: '', top: true, created: 1_000 };
      await replay('22-list-page1', { change: changed({ id: '2', comment: '', created: 9_000 }, pinned) });

      expect((await open().list({ sort: 'newest' }, call)).next).to.equal('before.9000');
    });

    it('ends where a page would lead back to itself', async () => {
      await pages();
      await replay('22-list-page1', { before: 1_795_279_356_864 });

      expect((await open().list({ sort: 'newest', cursor: 'before.1795279356864' }, call)).next).to.equal(null);
    });

    it('refuses a cursor that is none of its own', async () => {
      for (const cursor of ['before.x', 'page.2', 'before.-1', ''])
        expect(await rejectionOf(open().list({ sort: 'newest', cursor }, call))).to.include({ kind: 'malformed' });
    });

    it('looks for a comment from page to page, and the next time where it was', async () => {
      await pages();
      const comments = open({ thread: '/paged' });
      const id = '1f5af3621ee94cb6a769a977ca5cdb75';
      expect((await comments.find(id, call)).map((found) => found.id)).to.deep.equal([id]);
      await replay('23-list-before', { before: 1_795_279_356_892 });
      await comments.find(id, call);

      expect(asked().map(({ before }) => before)).to.deep.equal([undefined, 1_795_279_356_898, 1_795_279_356_892]);
    });
  });

  describe('one branch', () => {
    it('finds a comment after all that it answers', async () => {
      await replay('20-list');

      expect((await open().find(THIRD, call)).map(({ id }) => id)).to.deep.equal([FIRST, ANSWER, THIRD]);
    });

    it('gives all that stands below a comment', async () => {
      await replay('20-list');
      const { comments, next } = await open().replies(FIRST, undefined, call);

      expect([comments.map(({ id }) => id), next]).to.deep.equal([[ANSWER, THIRD], null]);
    });

    it('ends where answers answer each other', async () => {
      const row = (id: string, pid: string) => ({ id, pid, comment: '' });
      const root = { id: 'r', comment: '', replies: [row('a', 'b'), row('b', 'a'), row('c', 'c')] };
      await replay('20-list', { change: changed(root) });

      expect((await open().find('a', call)).map(({ id }) => id)).to.deep.equal(['b', 'a']);
      expect((await open().replies('a', undefined, call)).comments.map(({ id }) => id)).to.deep.equal(['b']);
      expect((await open().find('c', call)).map(({ id }) => id)).to.deep.equal(['r', 'c']);
    });

    it('asks nothing for what can’t be an id', async () => {
      for (const id of ['“><b>', '', 'x'.repeat(65)])
        expect(await rejectionOf(open().find(id, call))).to.include({ kind: 'not-found' });
      expect(server.received).to.deep.equal([]);
    });
  });
});
