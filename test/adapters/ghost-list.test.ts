import { ghostAdapter, type GhostAdapterOptions } from '../../src/adapters/ghost.js';
import { replayGhost, uuidOf } from '../support/ghost-replay.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type Recording } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const thread = '6b01d2fe5452045363d32890';
const LIST = `GET /members/api/comments/post/${thread}/`;
const [FIRST, REPLY, ANSWER, NESTED] = [
  '6b01d30d5452045363d328aa',
  '6b01d30d5452045363d328ab',
  '6b01d30e5452045363d328ac',
  '6b01d3155452045363d328b7',
] as const;
const LATEST = '6b01d3105452045363d328af';

type Raw = Readonly<Record<string, unknown>>;
type Change = (response: Recording['response']) => Recording['response'];

/** Changes the newest conversation, or how many pages there are. */
const changing =
  (comment: Raw, pagination: Raw = {}): Change =>
  (response) => {
    const { comments, meta } = response.body as { comments: readonly Raw[]; meta: { pagination: Raw } };
    const [first, ...others] = comments;
    const body = {
      comments: [{ ...first, ...comment }, ...others],
      meta: { pagination: { ...meta.pagination, ...pagination } },
    };
    return { ...response, body };
  };

describe('the Ghost adapter, reading', () => {
  const server = recordedServer('ghost');
  const open = (options: Partial<GhostAdapterOptions> = {}) => ghostAdapter({ thread, ...options });
  const list = (name: string, change?: Change): Promise<void> =>
    replayGhost(server, name, { to: LIST, ...(change ? { change } : {}) });
  beforeEach(() => replayGhost(server, '02-member-me-anonymous'));

  it('reads conversations with the answers that came along, below whom they answer', async () => {
    await list('14-list');
    const { comments, next } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments.map(({ id, parent }) => [id, parent])).to.deep.equal([
      [LATEST, null],
      ['6b01d30e5452045363d328ae', null],
      [FIRST, null],
      [REPLY, FIRST],
      [ANSWER, REPLY],
      [NESTED, FIRST],
    ]);
    expect(next).to.equal(null);
  });

  it('reads a comment as anybody sees it', async () => {
    await list('14-list');
    const { comments } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments[2]).to.deep.equal({
      id: FIRST,
      parent: null,
      kind: 'comment',
      status: 'published',
      author: { id: `ghost:${uuidOf('Gina Guest')}`, name: 'Gina Guest', avatar: undefined },
      body: {
        format: 'html',
        source:
          '<p>First remark with a <a href="https://example.test/" target="_blank" rel="ugc noopener noreferrer nofollow">link</a> and bold.</p>',
      },
      created: Date.UTC(2026, 10, 21, 17, 21, 17),
      // Two of the three that came answer it, and four did not come.
      replies: 6,
      votes: { score: 0, up: 0, mine: null },
      can: { reply: true },
    });
  });

  it('shows members what is theirs, and lets them like and report', async () => {
    await replayGhost(server, '01-member-me');
    await list('14-list', changing({ liked: true, count: { replies: 0, likes: 2 } }));
    const { comments } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments[0]!.votes).to.deep.equal({ score: 2, up: 2, mine: 'up' });
    expect(comments[0]!.can).to.deep.equal({ reply: true, edit: Infinity, remove: true, vote: ['up'] });
    expect(comments[3]!.can).to.deep.equal({ reply: true, vote: ['up'], report: true });
  });

  it('puts an answer below the conversation where what it answered is gone', async () => {
    const reply = { id: REPLY, in_reply_to_id: '6b01d30d5452045363d32800', status: 'published', html: '<p>Yes</p>' };
    await list('14-list', changing({ replies: [reply], count: { replies: 1, likes: 0 } }));
    const { comments } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments[1]!.parent).to.equal(LATEST);
  });

  it('asks for the order in Ghost’s own words', async () => {
    await list('14-list');
    for (const sort of ['newest', 'oldest', 'best', 'discussed'] as const) await open().comments.list({ sort }, call);

    expect(
      server.received.filter(({ query }) => query.has('order')).map(({ query }) => query.get('order')),
    ).to.deep.equal([
      'created_at desc, id desc',
      'created_at asc, id asc',
      'count__likes desc, created_at desc',
      'created_at desc, id desc',
    ]);
  });

  it('goes on with what was there when the first page was read, so that nothing shifts', async () => {
    await list('14-list', changing({}, { pages: 2, next: 2 }));
    const { comments } = open();
    const { next } = await comments.list({ sort: 'newest' }, call);
    expect(next).to.equal('page.2.2026-11-21T17:21:20.000Z');

    await list('16-list-page2');
    expect((await comments.list({ sort: 'newest', cursor: next! }, call)).next).to.equal(null);
    const { query } = server.received.at(-1)!;
    expect([query.get('page'), query.get('filter')]).to.deep.equal(['2', "created_at:<='2026-11-21T17:21:20.000Z'"]);
  });

  it('needs no such moment where the oldest come first', async () => {
    await list('14-list', changing({}, { pages: 2, next: 2 }));

    expect((await open().comments.list({ sort: 'oldest' }, call)).next).to.equal('page.2');
  });

  it('takes no cursor of anybody else', async () => {
    for (const cursor of ['page.0', 'page.2.yesterday', "page.2.2026-11-21T17:21:20.000Z'+id:1", 'after.1']) {
      expect(await rejectionOf(open().comments.list({ sort: 'newest', cursor }, call))).to.include({
        kind: 'malformed',
      });
    }
  });

  it('keeps the place of what was removed, or hidden, without words or names', async () => {
    await list('34-list-after-delete');
    const { comments } = await open().comments.list({ sort: 'newest' }, call);
    expect(comments[2]).to.deep.include({
      id: FIRST,
      status: 'removed',
      author: { name: '' },
      body: { format: 'html', source: '' },
      can: { reply: false },
    });
    expect(comments[3]!.parent).to.equal(FIRST);

    await list('14-list', changing({ status: 'hidden', html: '<p>Hidden words</p>' }));
    expect(JSON.stringify(await open().comments.list({ sort: 'newest' }, call))).not.to.include('Hidden words');
  });

  it('leaves out one bad comment among good ones, and believes no bad field', async () => {
    await list('14-list', changing({ id: '../member' }));
    expect((await open().comments.list({ sort: 'newest' }, call)).comments[0]!.id).not.to.equal('../member');

    await list('14-list', changing({ created_at: 'hello 5', count: 'many', member: null, in_reply_to_id: FIRST }));
    expect((await open().comments.list({ sort: 'newest' }, call)).comments[0]).to.deep.include({
      parent: null,
      created: null,
      author: { name: '', avatar: undefined },
      votes: { score: 0, up: 0, mine: null },
    });
  });

  it('shows pictures only when the page asked for them', async () => {
    const member = { name: 'Ada Example', avatar_image: 'https://blog.example.test/ada.png', uuid: 'u' };
    await list('14-list', changing({ member }));

    expect((await open().comments.list({ sort: 'newest' }, call)).comments[0]!.author.avatar).to.equal(undefined);
    expect((await open({ avatars: true }).comments.list({ sort: 'newest' }, call)).comments[0]!.author.avatar).to.equal(
      'https://blog.example.test/ada.png',
    );
  });

  it('reads the answers that did not come along, from the first on', async () => {
    await list('14-list');
    await replayGhost(server, '18-replies', { to: `GET /members/api/comments/${FIRST}/replies/` });
    const { comments } = open();
    await comments.list({ sort: 'newest' }, call);
    const page = await comments.replies(FIRST, undefined, call);
    expect(page.comments.map(({ id, parent }) => [id, parent])).to.deep.equal([
      [REPLY, FIRST],
      [ANSWER, REPLY],
      [NESTED, FIRST],
    ]);
    expect(page.next).to.equal(`after.${NESTED}`);

    await replayGhost(server, '19-replies-after', {
      to: `GET /members/api/comments/${FIRST}/replies/`,
      change: (it) => ({ ...it, body: { ...(it.body as object), meta: { pagination: { next: null } } } }),
    });
    const rest = await comments.replies(FIRST, page.next!, call);
    expect([rest.comments.length, rest.next]).to.deep.equal([3, null]);
    expect(server.received.at(-1)!.query.get('filter')).to.equal(`id:>'${NESTED}'`);
  });

  it('finds the conversation of an answer, which Ghost does not tell, by looking where it was then', async () => {
    await list('14-list');
    await replayGhost(server, '20-get-one');
    await replayGhost(server, '20-get-one', {
      to: `GET /members/api/comments/${ANSWER}/`,
      change: (it) => {
        const [root] = (it.body as { comments: readonly [{ replies: readonly unknown[] }] }).comments;
        return { ...it, body: { comments: [root.replies[1]] } };
      },
    });
    await replayGhost(server, '18-replies', {
      to: `GET /members/api/comments/${FIRST}/replies/`,
      change: (it) => ({ ...it, body: { ...(it.body as object), meta: {} } }),
    });

    expect((await open().comments.find(ANSWER, call)).map(({ id }) => id)).to.deep.equal([FIRST, REPLY, ANSWER]);
    const looked = server.received.find(({ path }) => path.includes('/post/'))!;
    expect(looked.query.get('filter')).to.equal("created_at:<='2026-11-21T17:21:18.000Z'");
  });

  it('finds nothing that is not there, and asks for nothing that can’t be', async () => {
    await replayGhost(server, '21-get-unknown');

    expect(await rejectionOf(open().comments.find('000000000000000000000000', call))).to.include({ kind: 'not-found' });
    expect(await rejectionOf(open().comments.find('../member', call))).to.include({ kind: 'not-found' });
    expect(server.asked.filter((asked) => asked.includes('comments'))).to.have.length(1);
  });

  it('finds an answer to a comment that was taken away, of which Ghost shows nothing', async () => {
    await list('34-list-after-delete');
    await server.replayAs('18-replies', { to: `GET /members/api/comments/${FIRST}/replies/` });
    await server.replayAs('21-get-unknown', { to: `GET /members/api/comments/${FIRST}/` });
    await server.replayAs('20-get-one', {
      to: `GET /members/api/comments/${NESTED}/`,
      change: (response) => {
        const { comments } = response.body as { comments: readonly Raw[] };
        return { ...response, body: { comments: [{ ...comments[0], id: NESTED }] } };
      },
    });

    const found = await open().comments.find(NESTED, call);
    expect(found.map(({ id, parent }) => [id, parent])).to.deep.equal([[NESTED, FIRST]]);
  });

  it('takes an answer without comments for none of Ghost', async () => {
    await list('22-counts');

    expect(await rejectionOf(open().comments.list({ sort: 'newest' }, call))).to.include({ kind: 'malformed' });
  });
});
