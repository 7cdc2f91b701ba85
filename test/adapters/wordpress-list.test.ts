import type { Comment } from '../../src/core/comment.js';
import type { SortOrder } from '../../src/core/thread-info.js';
import type { CommentPage } from '../../src/adapters/adapter.js';
import { wordpressAdapter } from '../../src/adapters/wordpress.js';
import { expect } from '../support/index.js';
import { recordedServer, jsonAnswer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const COMMENTS = 'GET /wp-json/wp/v2/comments';

describe('the WordPress adapter, reading', () => {
  const server = recordedServer('wordpress');
  const adapter = (thread = '28') => wordpressAdapter({ endpoint: '/wp-json', thread });
  const ids = ({ comments }: CommentPage): string[] => comments.map((comment) => comment.id);

  /** Reads until there is no more, and no longer than is reasonable. */
  async function readAll(thread: string, sort: SortOrder): Promise<Comment[]> {
    const { comments } = adapter(thread);
    const all: Comment[] = [];
    let page = await comments.list({ sort }, call);
    for (let pages = 1; pages < 10; pages += 1) {
      all.push(...page.comments);
      if (page.next === null) return all;
      page = await comments.list({ sort, cursor: page.next }, call);
    }
    throw new Error('Reading never ends.');
  }

  it('reads a short thread with two requests at once, oldest comment first', async () => {
    await server.replay('201-post-by-id', '221-list-oldest');
    const page = await adapter().comments.list({ sort: 'oldest' }, call);

    expect(ids(page)).to.deep.equal(['204', '205', '206', '207', '208', '209', '210', '213']);
    expect(page.next).to.equal(null);
    expect(page.total).to.deep.equal({ count: 8, exact: true });
    expect(server.asked.sort()).to.deep.equal([COMMENTS, 'GET /wp-json/wp/v2/posts/28']);
  });

  it('reads a short thread newest first with as few', async () => {
    await server.replay('201-post-by-id', '224-list-newest');
    const page = await adapter().comments.list({ sort: 'newest' }, call);

    expect(ids(page)).to.deep.equal(['213', '210', '209', '208', '207', '206', '205', '204']);
    expect(page.total).to.deep.equal({ count: 8, exact: true });
    expect(server.asked).to.have.length(2);
  });

  it('says who answers whom, at any depth', async () => {
    await server.replay('201-post-by-id', '221-list-oldest');
    const { comments } = await adapter().comments.list({ sort: 'oldest' }, call);
    const parents = Object.fromEntries(comments.map(({ id, parent }) => [id, parent]));

    expect(parents).to.deep.equal({
      204: null,
      205: '204',
      206: '205',
      207: '206',
      208: '207',
      209: '208',
      210: '204',
      213: null,
    });
  });

  it('goes on page by page, and stops with the last', async () => {
    await server.replayAs('201-post-by-id', { to: 'GET /wp-json/wp/v2/posts/29' });
    await server.replayAs('222-list-oldest-paged-1', { to: COMMENTS, query: { page: '1' } });
    await server.replayAs('223-list-oldest-paged-2', { to: COMMENTS, query: { page: '2' } });
    const all = await readAll('29', 'oldest');

    expect(all).to.have.length(30);
    expect(new Set(all.map(({ id }) => id)).size).to.equal(30);
    expect(server.asked.filter((asked) => asked === COMMENTS)).to.have.length(2);
  });

  it('stops at a page past the end', async () => {
    await server.replay('201-post-by-id');
    await server.replayAs('08-list-page-past-end', { to: COMMENTS });
    const page = await adapter().comments.list({ sort: 'oldest', cursor: '9' }, call);

    expect(page).to.deep.include({ comments: [], next: null });
  });

  it('stops where WordPress calls the page number invalid (a variant of a recorded refusal)', async () => {
    await server.replay('201-post-by-id');
    const change = (response: object) => ({
      ...response,
      body: { code: 'rest_post_invalid_page_number', message: '', data: { status: 400 } },
    });
    await server.replayAs('15-list-per-page-too-big', {
      to: COMMENTS,
      change: (response) => ({ ...response, ...change(response) }),
    });
    const page = await adapter().comments.list({ sort: 'oldest', cursor: '9' }, call);

    expect(page.next).to.equal(null);
  });

  it('takes a full page for a sign of more when a proxy keeps the headers (a variant without them)', async () => {
    await server.replayAs('201-post-by-id', { to: 'GET /wp-json/wp/v2/posts/35' });
    await server.replayAs('225-long-newest', {
      to: COMMENTS,
      query: { page: '1' },
      change: (response) => ({ ...response, headers: {} }),
    });
    const page = await adapter('35').comments.list({ sort: 'oldest' }, call);

    expect(page.comments).to.have.length(100);
    expect(page.next).to.equal('2');
  });

  it('asks for an empty thread, and finds it empty', async () => {
    await server.replay('201-post-by-id');
    await server.replayAs('18-list-empty', { to: COMMENTS });
    const page = await adapter().comments.list({ sort: 'oldest' }, call);

    expect(page).to.deep.equal({ comments: [], next: null, total: { count: 0, exact: true } });
  });

  it('leaves out a bad comment among good ones (a variant of a recorded list)', async () => {
    await server.replay('201-post-by-id');
    const change = (body: unknown): unknown => [...(body as unknown[]), { id: {}, content: null }, 'comment', null];
    await server.replayAs('221-list-oldest', {
      to: COMMENTS,
      change: (response) => ({ ...response, body: change(response.body) }),
    });
    const page = await adapter().comments.list({ sort: 'oldest' }, call);

    expect(page.comments).to.have.length(8);
  });

  it('refuses what is no list', async () => {
    await server.replay('201-post-by-id');
    await server.replayAs('216-index-url', { to: COMMENTS });
    const error = await adapter()
      .comments.list({ sort: 'oldest' }, call)
      .catch((thrown: unknown) => thrown);

    expect(error).to.have.property('kind', 'malformed');
  });

  it('refuses a cursor of another order', async () => {
    for (const [sort, cursor] of [
      ['oldest', 'roots.1.2.3'],
      ['newest', '2'],
      ['newest', 'nonsense'],
    ] as const) {
      const error = await adapter()
        .comments.list({ sort, cursor }, call)
        .catch((thrown: unknown) => thrown);
      expect(error, cursor).to.have.property('kind', 'rejected');
    }
  });

  it('keeps e-mail addresses, IP addresses and user agents to itself', async () => {
    await server.replay('201-post-by-id');
    await server.replayAs('26-list-status-hold-admin', { to: COMMENTS });
    const page = await adapter().comments.list({ sort: 'oldest' }, call);

    expect(page.comments).to.have.length(1);
    expect(JSON.stringify(page)).to.not.match(/emil@|192\.0\.2|gravatar|"seed"/);
  });

  describe('a long thread, newest first', () => {
    beforeEach(async () => {
      await server.replayAs('211-post-title-with-entities', { to: 'GET /wp-json/wp/v2/posts/35' });
      await server.replay('225-long-newest', '226-long-roots-1', '227-long-replies-1', '228-long-replies-2');
      await server.replay('229-long-roots-2', '230-long-replies-of-last-roots', '231-long-all-replies');
    });

    it('reads whole branches: each root with all that is below it', async () => {
      const page = await adapter('35').comments.list({ sort: 'newest' }, call);
      const known = new Set(ids(page));
      const roots = page.comments.filter(({ parent }) => parent === null);

      expect(roots).to.have.length(50);
      expect(roots[0]!.id).to.equal('353');
      expect(page.comments.filter(({ parent }) => parent !== null && !known.has(parent))).to.deep.equal([]);
      expect(known).to.include('266', 'a reply to a reply');
      expect(page.total).to.deep.equal({ count: 106, exact: true });
    });

    it('reads every comment, also the replies to one that is gone', async () => {
      const all = await readAll('35', 'newest');
      const seen = new Set(all.map(({ id }) => id));

      expect(seen.size).to.equal(106);
      expect(
        all.some(({ parent }) => parent === '260'),
        'a reply to the trashed comment 260',
      ).to.equal(true);
    });
  });

  describe('the replies below a comment', () => {
    it('come level by level, whatever their depth', async () => {
      await server.replay('201-post-by-id', '234-replies-of-205');
      await server.replayAs('18-list-empty', { to: COMMENTS, query: { parent: '206' } });
      const page = await adapter().comments.replies('205', undefined, call);

      expect(ids(page)).to.deep.equal(['206']);
      expect(page.next).to.equal(null);
    });

    it('are read in steps when there are very many, and the cursor goes on where it stopped', async () => {
      await server.replay('201-post-by-id');
      server.answer(
        ({ query }) => query.has('parent'),
        ({ query }) => replyBelow(Number(query.get('parent'))),
      );
      const first = await adapter().comments.replies('1000', undefined, call);
      const second = await adapter().comments.replies('1000', first.next!, call);

      expect(first.comments).to.have.length(20);
      expect(second.comments[0]!.id).to.equal('1021');
    });
  });
});

/** A chain without an end, in the shape of recording 234: every comment has one reply, with the next number. */
function replyBelow(parent: number): ReturnType<typeof jsonAnswer> {
  const row = {
    id: parent + 1,
    post: 28,
    parent,
    author_name: 'Clara Example',
    date_gmt: '2024-05-01T10:15:00',
    content: { rendered: '<p>Deeper.</p>' },
  };
  return jsonAnswer([{ ...row, status: 'approved', type: 'comment', _links: { children: [{ href: '' }] } }]);
}
