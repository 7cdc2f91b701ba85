import { comentarioAdapter, type ComentarioAdapterOptions } from '../../src/adapters/comentario.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type Recording } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://comentario.example.test/';
const KEPT = `gedanken:1:comentario:${endpoint}`;
const RITA = '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b';
const LIST = { to: 'POST /api/embed/comments' };
const id = (number: number): string => `0a1b2c3d-0000-4000-8000-00000000000${number}`;
const forget = (): void => sessionStorage.removeItem(KEPT);

type Change = (response: Recording['response']) => Recording['response'];
type Raw = Readonly<Record<string, unknown>>;

/** Changes the first comment, or what is said of the page. */
function changing({ comment = {}, page = {} }: { readonly comment?: Raw; readonly page?: Raw }): Change {
  return (response) => {
    const body = response.body as { readonly pageInfo: Raw; readonly comments: readonly Raw[] };
    const [first, ...others] = body.comments;
    const comments = [{ ...first, ...comment }, ...others];
    return { ...response, body: { ...body, pageInfo: { ...body.pageInfo, ...page }, comments } };
  };
}

describe('the Comentario adapter, reading', () => {
  const server = recordedServer('comentario', 'https://comentario.example.test');
  const open = (options: Partial<ComentarioAdapterOptions> = {}) =>
    comentarioAdapter({ endpoint, thread: '/guide/intro', host: 'blog.example.test', ...options });
  const read = async (options: Partial<ComentarioAdapterOptions> = {}) =>
    (await open(options).comments.list({ sort: 'oldest' }, call)).comments;
  const signIn = (name = '11-user'): Promise<void> => {
    sessionStorage.setItem(KEPT, 'a-session');
    return server.replay(name);
  };
  beforeEach(forget);
  afterEach(forget);

  it('asks for the page by the host and the path that the site knows it by', async () => {
    await server.replay('01-list');
    await read();

    expect(JSON.parse(server.received[0]!.text)).to.deep.equal({ host: 'blog.example.test', path: '/guide/intro' });
    expect([server.received[0]!.credentials, server.received[0]!.headers.get('X-User-Session')]).to.deep.equal([
      'omit',
      null,
    ]);
  });

  it('reads the whole tree at once, what is pinned before all others, with what was removed in its place', async () => {
    await server.replay('01-list');
    const { comments, next, total } = await open().comments.list({ sort: 'oldest' }, call);

    expect(comments.map((comment) => [comment.id, comment.parent, comment.status])).to.deep.equal([
      [id(3), null, 'published'],
      [id(1), null, 'published'],
      [id(5), null, 'published'],
      [id(2), id(1), 'published'],
      [id(4), id(2), 'removed'],
      [id(6), id(5), 'published'],
    ]);
    expect([next, total]).to.deep.equal([null, { count: 5, exact: true }]);
  });

  it('reads a comment of somebody who is registered', async () => {
    await server.replay('01-list');

    expect((await read())[1]).to.deep.equal({
      id: id(1),
      parent: null,
      kind: 'comment',
      status: 'published',
      author: { id: `comentario:${RITA}`, name: 'Rita Reader', url: 'https://rita.example.test/', avatar: undefined },
      body: { format: 'html', source: '<p>First remark with <strong>bold</strong> text.</p>\n' },
      created: Date.UTC(2026, 10, 21, 10),
      votes: { score: 3, mine: null },
      can: { reply: true },
    });
  });

  it('reads guests by the name they gave, and keeps places of removed comments without words or names', async () => {
    await server.replay('01-list');
    const comments = await read();
    const authorOf = (number: number): unknown => comments.find((comment) => comment.id === id(number))!.author;

    expect(authorOf(2)).to.deep.equal({ name: 'Gina Guest' });
    expect(authorOf(5)).to.deep.equal({ name: '' });
    expect(authorOf(6)).to.deep.equal({ name: '' });
    expect(comments.find((comment) => comment.id === id(4))).to.deep.include({
      author: { name: '' },
      body: { format: 'html', source: '' },
      can: { reply: false },
    });
  });

  it('tells moderators by their badge, what was edited, and what is pinned', async () => {
    await server.replay('01-list');
    const [pinned] = await read();

    expect(pinned!.author.roles).to.deep.equal(['moderator']);
    expect([pinned!.pinned, pinned!.edited]).to.deep.equal([true, Date.UTC(2026, 10, 21, 10, 12)]);
  });

  it('orders by time and by score, answers always by time', async () => {
    await server.replay('01-list');
    const order = async (sort: 'newest' | 'best') =>
      (await open().comments.list({ sort }, call)).comments.map((comment) => comment.id);

    expect(await order('newest')).to.deep.equal([3, 5, 1, 2, 4, 6].map(id));
    expect(await order('best')).to.deep.equal([3, 1, 5, 2, 4, 6].map(id));
  });

  it('shows pictures only when the page asked for them, from Comentario itself', async () => {
    await server.replay('01-list');

    expect((await read({ avatars: true }))[1]!.author.avatar).to.equal(`${endpoint}api/users/${RITA}/avatar?size=L`);
    expect((await read({ avatars: true }))[0]!.author.avatar).to.equal(undefined);
  });

  it('reads a page without comments, for which Comentario leaves out the lists', async () => {
    await server.replay('04-list-empty');

    expect(await open().comments.list({ sort: 'newest' }, call)).to.deep.equal({
      comments: [],
      next: null,
      total: { count: 0, exact: true },
    });
  });

  it('shows users their own votes, and what waits for approval, and lets them change what is theirs', async () => {
    await signIn();
    await server.replay('02-list-as-user');
    const comments = await read();
    const of = (number: number) => comments.find((comment) => comment.id === id(number))!;

    expect([of(2).votes!.mine, of(3).votes!.mine, of(1).votes!.mine]).to.deep.equal(['down', 'up', null]);
    expect(of(7).status).to.equal('held');
    expect(of(1).can).to.deep.equal({ reply: true, edit: Infinity, remove: true });
    expect(of(3).can).to.deep.equal({ reply: true, vote: ['up', 'down'] });
    expect(of(7).can).to.deep.equal({ reply: false, edit: Infinity, remove: true });
    expect(server.received.at(-1)!.headers.get('X-User-Session')).to.equal('a-session');
  });

  it('lets moderators do what the site lets them, and never lets out what else they are told', async () => {
    sessionStorage.setItem(KEPT, 'a-session');
    await server.replayAs('11-user', {
      change: (response) => ({ ...response, body: { ...(response.body as Raw), isOwner: true } }),
    });
    await server.replay('03-list-as-moderator');
    const adapter = open();
    const [info, comments] = [await adapter.comments.describe(call), await read()];

    expect(info.viewer!.roles).to.deep.equal(['moderator']);
    expect(comments.find((comment) => comment.id === id(5))!.can).to.deep.equal({
      reply: true,
      edit: Infinity,
      remove: true,
      vote: ['up', 'down'],
      moderate: true,
      pin: true,
    });
    for (const secret of ['secret@', '192.0.2', 'NL', 'Approval'])
      expect(JSON.stringify([info, comments])).not.to.include(secret);
  });

  it('lets nobody remove what was answered where removed comments would take their answers out of sight', async () => {
    await signIn();
    await server.replayAs('02-list-as-user', { ...LIST, change: changing({ page: { showDeletedComments: false } }) });
    const comments = await read();
    const removable = comments.filter(({ can }) => can.remove).map((comment) => comment.id);

    expect(removable).to.deep.equal([id(7)]);
  });

  it('shows and takes no votes where the site wants none', async () => {
    await signIn();
    await server.replayAs('02-list-as-user', { ...LIST, change: changing({ page: { enableCommentVoting: false } }) });
    const adapter = open();

    expect((await adapter.comments.describe(call)).sorts).to.deep.equal(['oldest', 'newest']);
    expect((await read()).some(({ votes, can }) => votes ?? can.vote)).to.equal(false);
  });

  it('leaves out one bad comment among good ones, and believes no bad field', async () => {
    const bad = { id: '../../users', html: 7 };
    await server.replayAs('01-list', { ...LIST, change: changing({ comment: bad }) });
    expect((await read()).map((comment) => comment.id)).not.to.include('../../users');

    const odd = {
      createdTime: '0001-01-01T00:00:00.000Z',
      score: 2 ** 60,
      parentId: '1',
      userCreated: {},
      authorName: 7,
    };
    await server.replayAs('01-list', { ...LIST, change: changing({ comment: odd }) });
    expect((await read()).find((comment) => comment.id === id(1))).to.deep.include({
      created: null,
      parent: null,
      votes: { score: 0, mine: null },
      author: { name: '' },
    });
  });

  it('takes an answer without a page for none of Comentario', async () => {
    await server.replayAs('10-counts', LIST);

    expect(await rejectionOf(read())).to.include({
      kind: 'malformed',
      hint: 'Comentario answered without a page: is this its address?',
    });
  });

  it('finds a comment after all that it answers, and the answers below one', async () => {
    await server.replay('01-list');
    const { comments } = open();

    expect((await comments.find(id(4), call)).map((comment) => comment.id)).to.deep.equal([1, 2, 4].map(id));
    expect((await comments.replies(id(1), undefined, call)).comments.map((comment) => comment.id)).to.deep.equal(
      [2, 4].map(id),
    );
    expect(await rejectionOf(comments.find(id(9), call))).to.include({ kind: 'not-found' });
  });

  it('ends where comments answer each other in a circle', async () => {
    await server.replayAs('01-list', { ...LIST, change: changing({ comment: { parentId: id(4) } }) });
    const { comments } = open();

    expect((await comments.find(id(4), call)).map((comment) => comment.id)).to.deep.equal([1, 2, 4].map(id));
    expect((await comments.replies(id(2), undefined, call)).comments.map((comment) => comment.id)).to.have.members(
      [1, 4].map(id),
    );
  });

  it('asks once for what is wanted at the same time, so that the page counts as viewed once', async () => {
    await server.replay('01-list');
    const { comments } = open();
    await Promise.all([comments.describe(call), comments.list({ sort: 'newest' }, call)]);

    expect(server.asked).to.deep.equal(['POST /api/embed/comments']);
  });
});
