import { issoAdapter, type IssoAdapterOptions } from '../../src/adapters/isso.js';
import type { Comment } from '../../src/core/comment.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type Recording } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://isso.example.test/';
const changed =
  (...replies: readonly unknown[]) =>
  (response: Recording['response']): Recording['response'] => ({
    ...response,
    body: { ...Object(response.body), replies },
  });

describe('the Isso adapter, reading', () => {
  const server = recordedServer('isso', 'https://isso.example.test');
  const open = (options: Partial<IssoAdapterOptions> = {}) =>
    issoAdapter({ endpoint, thread: '/guide/intro', ...options });
  const replay = (
    name: string,
    query: Readonly<Record<string, string>> = {},
    change = (it: Recording['response']) => it,
  ) => server.replayAs(name, { to: 'GET /', query, change });
  const first = async (options: Partial<IssoAdapterOptions> = {}): Promise<Comment> =>
    (await open(options).comments.list({ sort: 'oldest' }, call)).comments[0]!;

  it('reads both levels, their moments in seconds and their numbers as ids', async () => {
    await replay('20-list');
    const { comments, next, total } = await open().comments.list({ sort: 'oldest' }, call);

    expect(comments.map(({ id, parent }) => [id, parent])).to.deep.equal([
      ['1', null],
      ['2', '1'],
      ['3', '1'],
      ['4', null],
      ['5', null],
      ['7', null],
      ['8', null],
      ['9', null],
    ]);
    expect(comments[0]).to.deep.equal({
      id: '1',
      parent: null,
      kind: 'comment',
      status: 'published',
      author: { name: 'Gina Guest', url: 'https://gina.example.test/', avatar: undefined },
      body: {
        format: 'html',
        source: '<p>First remark with <strong>bold</strong> text and <code>code</code>.</p>\n<p>Second paragraph.</p>',
      },
      created: 1_795_279_252_537,
      edited: undefined,
      replies: 2,
      votes: { score: 0, up: 0, down: 0, mine: null },
      can: { reply: true, vote: ['up', 'down'] },
    });
    expect([next, total]).to.deep.equal([null, { count: 8, exact: true }]);
  });

  it('reads escaped names as what was typed, and none as none', async () => {
    await replay('20-list');
    const { comments } = await open().comments.list({ sort: 'oldest' }, call);

    expect(comments.map(({ author }) => author.name).slice(3, 7)).to.deep.equal(['', '', '', '<b>X</b> & Y']);
  });

  it('never lets out the hash that Isso makes of an e-mail or IP address', async () => {
    await replay('20-list');

    expect(JSON.stringify(await open({ avatars: true }).comments.list({ sort: 'oldest' }, call))).not.to.include(
      'bbcf1e130ad9',
    );
  });

  it('shows pictures only when the page asked for them', async () => {
    const row = { id: 1, text: '<p>Hi</p>', gravatar_image: 'https://www.gravatar.com/avatar/0123?d=identicon' };
    await replay('20-list', {}, changed(row));

    expect((await first()).author.avatar).to.equal(undefined);
    expect((await first({ avatars: true })).author.avatar).to.equal(row.gravatar_image);
  });

  it('shows no votes where the page wants none', async () => {
    await replay('20-list');
    const comment = await first({ votes: false });

    expect(comment).not.to.have.property('votes');
    expect(comment.can).to.deep.equal({ reply: true });
  });

  it('keeps the place of a removed comment, without words, name or votes, and does not count it', async () => {
    await replay('47-list-with-tombstone');
    const { comments, total } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments[0]).to.deep.equal({
      id: '29',
      parent: null,
      kind: 'comment',
      status: 'removed',
      author: { name: '' },
      body: { format: 'html', source: '' },
      created: 1_795_279_253_429,
      replies: 1,
      can: { reply: false },
    });
    expect(comments[1]).to.include({ id: '30', parent: '29', status: 'published' });
    expect(total).to.deep.equal({ count: 8, exact: true });
  });

  it('leaves out what is no comment, and keeps the others', async () => {
    const good = { id: 5, text: '<p>Good</p>', mode: 1 };
    await replay('20-list', {}, changed(null, 'x', { id: {}, text: '' }, { id: 6 }, good, { id: 7, text: 3 }));

    expect((await open().comments.list({ sort: 'oldest' }, call)).comments.map(({ id }) => id)).to.deep.equal(['5']);
  });

  it('takes wild values for none', async () => {
    const wild = {
      id: 5,
      text: 'x'.repeat(300_000),
      parent: {},
      author: 7,
      website: 'javascript:alert(1)',
      created: '2024-01-01',
      modified: -1,
      likes: 'many',
      dislikes: null,
      mode: 99,
      total_replies: -3,
    };
    await replay('20-list', {}, changed(wild));
    const comment = await first();

    expect(comment).to.deep.include({
      parent: null,
      created: null,
      edited: undefined,
      can: { reply: true, vote: ['up', 'down'] },
    });
    expect(comment.author).to.deep.equal({ name: '', url: undefined, avatar: undefined });
    expect(comment.body.source).to.have.length(262_144);
    expect(comment).not.to.have.any.keys('votes', 'replies');
  });

  it('says of an answer without comments that the endpoint is another', async () => {
    await replay('01-config');

    expect(await rejectionOf(open().comments.list({ sort: 'oldest' }, call))).to.include({
      kind: 'malformed',
      hint: 'Isso answered without comments: is this its address?',
    });
  });

  it('gives an unknown thread as an empty one', async () => {
    await replay('02-list-unknown-thread');

    expect(await open().comments.list({ sort: 'oldest' }, call)).to.deep.equal({
      comments: [],
      next: null,
      total: { count: 0, exact: true },
    });
  });

  describe('by pages', () => {
    it('goes on after the time of the last one, oldest first, so that removals shift nothing', async () => {
      await replay('22-list-limit');
      const { comments } = open({ thread: '/paged' });
      const { next } = await comments.list({ sort: 'oldest' }, call);
      await replay('24-list-after', { after: '1795279253.0463548' });
      const rest = await comments.list({ sort: 'oldest', cursor: next! }, call);

      expect(rest.comments.map(({ id }) => id)).to.deep.equal(['15', '16', '17']);
      expect(rest.next, 'fewer than were asked for, whatever Isso says is hidden').to.equal(null);
      expect(rest.total).to.equal(undefined);
    });

    it('goes on after as many as there were in the other orders', async () => {
      await replay('27-list-newest', { sort: 'newest' });
      const { comments } = open({ thread: '/paged' });
      const { next } = await comments.list({ sort: 'newest' }, call);
      await replay('23-list-limit-offset', { sort: 'newest', offset: '2' });
      const second = await comments.list({ sort: 'newest', cursor: next! }, call);
      const last = (it: Recording['response']) => ({ ...it, body: { ...Object(it.body), hidden_replies: 0 } });
      await replay('23-list-limit-offset', { sort: 'newest', offset: '7' }, last);

      expect((await comments.list({ sort: 'newest', cursor: second.next! }, call)).next).to.equal(null);
    });

    it('asks for likes less dislikes where the best come first', async () => {
      await replay('28-list-upvotes', { sort: 'upvotes' });

      expect((await open().comments.list({ sort: 'best' }, call)).comments[0]!.id).to.equal('10');
    });

    it('says how many answers there are, and brings the others when asked', async () => {
      await replay('22-list-limit');
      const { comments } = open({ thread: '/paged' });
      const [root] = (await comments.list({ sort: 'oldest' }, call)).comments;
      await replay('25-list-children', { parent: '10' });
      const some = await comments.replies('10', undefined, call);
      await replay('26-list-children-after', { parent: '10', after: '1795279253.1893346' });
      const rest = await comments.replies('10', some.next!, call);

      expect(root).to.include({ id: '10', replies: 7 });
      expect(some.comments.map(({ id, parent }) => `${id} of ${parent}`)).to.deep.equal([
        '25 of 10',
        '26 of 10',
        '27 of 10',
      ]);
      expect([rest.comments.length, rest.next]).to.deep.equal([7, null]);
    });

    it('refuses a cursor that is none of its own', async () => {
      for (const cursor of ['after.x', 'page.2', 'offset.-1', ''])
        expect(await rejectionOf(open().comments.list({ sort: 'oldest', cursor }, call))).to.include({
          kind: 'malformed',
        });
    });
  });

  describe('one comment', () => {
    it('finds it after the one that it answers, in one request', async () => {
      await server.replay('20-list');
      const found = await open().comments.find('3', call);

      expect(found.map(({ id }) => id)).to.deep.equal(['1', '3']);
      expect(server.asked).to.deep.equal(['GET /']);
    });

    it('asks nothing for what can’t be an id', async () => {
      for (const id of ['0', 'isso-3', '-1', '99999999999999999999'])
        expect(await rejectionOf(open().comments.find(id, call))).to.include({ kind: 'not-found' });
      expect(server.asked).to.deep.equal([]);
    });
  });
});
