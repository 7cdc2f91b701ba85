import { remark42Adapter } from '../../src/adapters/remark42.js';
import type { Comment } from '../../src/core/comment.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer, type Recording } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { holdCookie, signedOutInEachTest } from '../support/remark42-session.js';

const endpoint = `${location.origin}/`;
const thread = 'https://blog.example.test/guide/intro/';
const LIST = { to: 'GET /api/v1/find' };
const FIRST = '52a967e6-61b2-4e98-b424-3de918afb3ff';
const REPLY = 'd51ead7d-8194-474a-b584-9295cd915296';
const DEEP = 'a42eb96b-700f-4e44-88ef-614ab90445e1';
const OWN = 'de89b88d-3323-4088-86ea-55edae1ef206';
const LAST = '87573453-2416-4f0e-9561-8d639b4ac93b';

describe('the Remark42 adapter, reading', () => {
  const server = recordedServer('remark42', location.origin);
  signedOutInEachTest();
  const open = (more: { readonly avatars?: boolean } = {}) =>
    remark42Adapter({ endpoint, site: 'test', thread, ...more });
  beforeEach(() => server.replay('01-config'));

  async function listed(name: string, avatars = false): Promise<readonly Comment[]> {
    await server.replayAs(name, LIST);
    return (await open({ avatars }).comments.list({ sort: 'newest' }, call)).comments;
  }
  const byId = (comments: readonly Comment[], id: string): Comment => comments.find((comment) => comment.id === id)!;

  it('reads a comment', async () => {
    expect(byId(await listed('21-find-plain'), REPLY)).to.deep.equal({
      id: REPLY,
      parent: FIRST,
      kind: 'comment',
      status: 'published',
      author: { name: 'Bruno Example', id: undefined, avatar: undefined },
      body: { format: 'html', source: '<p>A reply to the first remark.</p>\n' },
      created: Date.parse('2026-11-21T16:59:05.787Z'),
      edited: undefined,
      votes: { score: 0, mine: null },
      can: { reply: true },
    });
  });

  it('reads the whole thread at once, and counts it', async () => {
    await server.replayAs('21-find-plain', LIST);
    const { comments, next, total } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments.map(({ id }) => id).slice(0, 2)).to.deep.equal([LAST, '13a19706-157f-4657-bdab-d757da56b9ab']);
    expect([comments.length, next, total]).to.deep.equal([7, null, { count: 7, exact: true }]);
    expect(byId(comments, '13a19706-157f-4657-bdab-d757da56b9ab').parent).to.equal('nope');
  });

  it('reads a tree as it reads a list', async () => {
    const ids = (comments: readonly Comment[]) => new Set(comments.map(({ id, parent }) => `${parent} > ${id}`));
    const plain = ids(await listed('21-find-plain'));
    // The tree leaves out what answers nobody.
    plain.delete('nope > 13a19706-157f-4657-bdab-d757da56b9ab');

    expect(ids(await listed('20-find-tree'))).to.deep.equal(plain);
  });

  it('reads a tree of any depth', async () => {
    const depth = 2000;
    let node: object | undefined;
    for (let level = depth; level >= 1; level -= 1)
      node = {
        comment: { id: `c${level}`, pid: level === 1 ? '' : `c${level - 1}`, text: 'x' },
        replies: node ? [node] : [],
      };
    server.answer(
      ({ path }) => path === '/api/v1/find',
      () => jsonAnswer({ comments: [node], info: {} }),
    );

    expect((await open().comments.list({ sort: 'oldest' }, call)).comments).to.have.length(depth);
  });

  it('asks for each order in Remark42’s words', async () => {
    await server.replayAs('02-find-empty', LIST);
    const { comments } = open();
    for (const sort of ['newest', 'oldest', 'best', 'controversial', 'discussed'] as const)
      await comments.list({ sort }, call);

    const asked = server.received.filter(({ path }) => path === '/api/v1/find').map(({ query }) => query.get('sort'));
    expect(asked).to.deep.equal(['-time', '+time', '-score', '-controversy', '+time']);
  });

  it('begins with what is pinned, and keeps places only for answers', async () => {
    const comments = await listed('48-find-after-delete');

    expect(comments[0]).to.include({ id: REPLY, pinned: true });
    expect(byId(comments, FIRST)).to.deep.include({ status: 'removed', author: { name: '' }, can: { reply: false } });
    expect(byId(comments, FIRST).body.source).to.equal('');
    expect(comments.map(({ id }) => id)).not.to.include(DEEP);
  });

  it('leaves out removed ones that nobody answered, and then what they answered', async () => {
    const row = (id: string, pid: string, more: object = {}) => ({ id, pid, text: 'x', ...more });
    const gone = { delete: true };
    server.answer(
      ({ path }) => path === '/api/v1/find',
      () =>
        jsonAnswer({
          comments: [row('a', '', gone), row('b', 'a', gone), row('c', 'b', gone), row('d', '', gone), row('e', 'd')],
          info: {},
        }),
    );
    const { comments, total } = await open().comments.list({ sort: 'oldest' }, call);

    expect(comments.map(({ id }) => id)).to.deep.equal(['d', 'e']);
    expect(total).to.deep.equal({ count: 1, exact: true });
  });

  it('takes no comments at all for an empty thread, but no other answer', async () => {
    server.answer(
      ({ path }) => path === '/api/v1/find',
      () => jsonAnswer({ comments: null, info: { count: 0 } }),
      1,
    );
    expect((await open().comments.list({ sort: 'oldest' }, call)).comments).to.deep.equal([]);

    server.answer(
      ({ path }) => path === '/api/v1/find',
      () => jsonAnswer({ data: [] }),
      1,
    );
    expect(await rejectionOf(open().comments.list({ sort: 'oldest' }, call))).to.include({ kind: 'malformed' });
  });

  it('shows pictures when they are asked for', async () => {
    const [first] = await listed('21-find-plain', true);

    expect(first!.author.avatar).to.match(/\/api\/v1\/avatar\/[0-9a-f]{40}\.image$/);
  });

  it('says what a reader who is signed in may do, and how they voted', async () => {
    holdCookie();
    await server.replay('06-user');
    const comments = await listed('21-find-plain');

    expect(byId(comments, LAST).can).to.deep.equal({ reply: true, vote: ['up', 'down'] });
    expect(byId(comments, OWN).can).to.deep.equal({ reply: true });
  });

  it('finds a comment after all that it answers, and what is below one', async () => {
    await server.replayAs('21-find-plain', LIST);
    const { comments } = open();

    expect((await comments.find(DEEP, call)).map(({ id }) => id)).to.deep.equal([FIRST, REPLY, DEEP]);
    expect((await comments.replies(FIRST, undefined, call)).comments.map(({ id }) => id)).to.have.members([
      REPLY,
      DEEP,
    ]);
    expect(await rejectionOf(comments.find('nope', call))).to.include({ kind: 'not-found' });
  });

  it('asks nothing for an id that can’t be one', async () => {
    expect(await rejectionOf(open().comments.find('../user', call))).to.include({ kind: 'not-found' });
    expect(server.asked).to.deep.equal([]);
  });
});

describe('the Remark42 adapter, told what has changed', () => {
  const server = recordedServer('remark42', location.origin);
  signedOutInEachTest();
  const port = () => remark42Adapter({ endpoint, site: 'test', thread }).changes!;
  const sinceOf = () =>
    server.received.filter(({ path }) => path === '/api/v1/find').map(({ query }) => query.get('since'));
  const last = Date.parse('2026-11-21T16:59:07.296Z');
  beforeEach(() => server.replay('01-config'));

  it('begins at the last comment', async () => {
    await server.replayAs('02-find-empty', { ...LIST, change: (response) => response });
    expect(await port().since(undefined, call)).to.deep.equal({ comments: [], removed: [], mark: '0' });

    await server.replayAs('23-find-since', { ...LIST, change: withoutComments });
    expect((await port().since(undefined, call)).mark).to.equal(String(last));
  });

  it('asks for what was written since, and for what may have been changed', async () => {
    await server.replayAs('23-find-since', LIST);
    const { comments, mark } = await port().since(String(last), call);

    expect(sinceOf()).to.deep.equal([String(last - 300_000)]);
    expect(comments).to.have.length(6);
    expect(mark).to.equal(String(last));
  });

  it('takes no other mark', async () => {
    expect(await rejectionOf(port().since('yesterday', call))).to.include({ kind: 'malformed' });
  });
});

describe('the Remark42 adapter, counting', () => {
  const server = recordedServer('remark42', location.origin);
  signedOutInEachTest();
  const open = () => remark42Adapter({ endpoint, site: 'test', thread });

  it('counts many threads in one request, by the addresses of their pages', async () => {
    await server.replay('28-counts');
    const paged = 'https://blog.example.test/paged/';

    expect(await open().counts!.counts([paged, thread, '/elsewhere/'], call)).to.deep.equal([6, 7, 0]);
    expect(JSON.parse(server.received[0]!.text)).to.deep.equal([paged, thread, `${location.origin}/elsewhere/`]);
    expect(await open().counts!.counts([], call)).to.deep.equal([]);
    expect(server.asked).to.have.length(1);
  });

  it('lists the newest comments of the site with their pages', async () => {
    await server.replay('01-config', '31-last');
    const recent = await open().recent!.recent(2, call);

    expect(recent.map(({ url, title }) => [url, title])).to.deep.equal([
      ['https://blog.example.test/paged/#comment-a8dac7aa-0493-49dd-8759-d37cb27a36bc', 'Intro'],
      ['https://blog.example.test/paged/#comment-320e362b-fe3d-4777-91dd-224d387285dc', 'Intro'],
    ]);
    expect(await open().recent!.recent(0, call)).to.deep.equal([]);
  });

  it('leaves out what is removed, or on no page', async () => {
    await server.replay('01-config');
    const row = { id: 'a', pid: '', text: 'x', locator: { url: thread } };
    server.answer(
      ({ path }) => path === '/api/v1/last/5',
      () =>
        jsonAnswer([{ ...row, delete: true }, { ...row, locator: { url: 'javascript:0' } }, 7, { ...row, id: 'b' }]),
    );

    expect((await open().recent!.recent(5, call)).map(({ comment }) => comment.id)).to.deep.equal(['b']);
  });
});

function withoutComments(response: Recording['response']): Recording['response'] {
  return { ...response, body: { ...(response.body as object), comments: [] } };
}
