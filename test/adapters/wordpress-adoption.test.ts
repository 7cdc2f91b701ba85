import { HttpResponse } from 'msw';
import { wordpressAdapter, type WordpressAdapterOptions } from '../../src/adapters/wordpress.js';
import type { SortOrder } from '../../src/core/thread-info.js';
import { expect } from '../support/index.js';
import { NONCE, readRecorded, recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const COMMENTS = 'GET /wp-json/wp/v2/comments';
const POST = 'GET /wp-json/wp/v2/posts/40';

describe('the WordPress adapter, on what the theme printed', () => {
  const server = recordedServer('wordpress');

  async function open(name: string, { head = '', ...options }: WordpressAdapterOptions & { head?: string } = {}) {
    const page = await readRecorded(`wordpress-html/${name}.html`, location.origin);
    const { body } = new DOMParser().parseFromString(head + page, 'text/html');
    return wordpressAdapter({ endpoint: '/wp-json', adopt: body, ...options }).comments;
  }

  /** Post 40 of the printed pages is post 28 of the recorded answers. */
  async function serve(): Promise<void> {
    await server.replayAs('201-post-by-id', {
      to: POST,
      change: (response) => ({ ...response, body: { ...(response.body as object), id: 40 } }),
    });
    await server.replayAs('221-list-oldest', { to: COMMENTS });
  }

  for (const sort of ['oldest', 'newest'] as const satisfies SortOrder[]) {
    it(`shows the first page without a request, ${sort} first`, async () => {
      const comments = await open('twentytwentyone-en_US-open', { thread: '40' });
      const [info, page] = await Promise.all([comments.describe(call), comments.list({ sort }, call)]);

      expect(info).to.deep.include({
        posting: { allowed: true },
        viewer: null,
        sorts: ['oldest', 'newest'],
        writing: { format: 'html', maxBytes: 65_525 },
      });
      expect(info.total, 'people’s comments').to.deep.equal({ count: 8, exact: true });
      expect(page).to.deep.include({ next: null, total: { count: 8, exact: true } });
      expect(page.comments).to.have.length(10);
      expect(server.received).to.deep.equal([]);
    });
  }

  it('knows the feed of the comments where the page around says what it is', async () => {
    const head = '<link rel="canonical" href="https://blog.example.test/2024/05/open-post/" />';

    expect((await (await open('twentytwentyone-en_US-open', { head })).describe(call)).feed).to.equal(
      'https://blog.example.test/2024/05/open-post/feed/',
    );
    expect((await (await open('twentytwentyone-en_US-open')).describe(call)).feed).to.equal(undefined);
  });

  it('says what the theme says about posting', async () => {
    expect((await (await open('twentytwentythree-de_DE-closed')).describe(call)).posting).to.deep.equal({
      allowed: false,
      why: 'closed',
    });
    expect((await (await open('bare-compat-en_US-login-required')).describe(call)).posting).to.include({
      allowed: false,
      why: 'sign-in',
    });
    expect(server.received).to.deep.equal([]);
  });

  it('goes on with the REST API, from the start, when it was one page of several', async () => {
    await server.replayAs('201-post-by-id', { to: 'GET /wp-json/wp/v2/posts/41' });
    await server.replayAs('222-list-oldest-paged-1', { to: COMMENTS, query: { post: '41', page: '1' } });
    const comments = await open('twentytwentyone-en_US-paged-newest', { thread: '41' });
    const first = await comments.list({ sort: 'oldest' }, call);
    expect(server.received).to.deep.equal([]);
    const second = await comments.list({ sort: 'oldest', cursor: first.next! }, call);

    expect(first.comments).to.have.length(6);
    expect(first.total).to.equal(undefined);
    expect((await comments.describe(call)).total).to.equal(null);
    expect(second.comments).to.have.length(20);
    expect(second.next).to.equal('2');
  });

  it('asks WordPress the second time: whoever asks again wants to know what is new', async () => {
    await serve();
    const comments = await open('twentytwentyone-en_US-open', { thread: '40' });
    await comments.describe(call);
    await comments.list({ sort: 'oldest' }, call);

    expect((await comments.describe(call)).title).to.equal('Open post');
    expect((await comments.list({ sort: 'oldest' }, call)).comments[0]).to.have.property('id', '204');
  });

  it('is not used up by a call that gave up', async () => {
    const comments = await open('twentytwentyone-en_US-open', { thread: '40' });
    await comments.list({ sort: 'oldest' }, { signal: AbortSignal.abort('left') }).catch(() => undefined);

    expect((await comments.list({ sort: 'oldest' }, call)).comments).to.have.length(10);
    expect(server.received).to.deep.equal([]);
  });

  it('learns from the form which post it is, and where to post', async () => {
    await serve();
    await server.replayAs('106-form-held', { to: 'POST /wp-comments-post.php' });
    server.answer(
      ({ method, path }) => `${method} ${path}` === 'GET /2024/05/open-post/',
      () => new HttpResponse('', { status: 200 }),
    );
    const comments = await open('twentytwentyone-en_US-open', { guestPosting: 'form' });
    await comments.create(
      { key: 'a', parent: '320', text: 'x', guest: { name: 'Fritz Form', email: 'fritz@example.test', website: '' } },
      call,
    );

    expect(server.asked).to.deep.equal(['POST /wp-comments-post.php', 'GET /2024/05/open-post/']);
    expect(new URLSearchParams(server.received[0]!.text).get('comment_post_ID')).to.equal('40');
  });

  it('never posts to another site, whatever the markup says (a variant of a recorded page)', async () => {
    await serve();
    await server.replay('216-index-url');
    await server.replayAs('106-form-held', { to: 'POST /wp-comments-post.php' });
    server.answer(
      ({ method, path }) => `${method} ${path}` === 'GET /2024/05/open-post/',
      () => new HttpResponse('', { status: 200 }),
    );
    const page = await readRecorded('wordpress-html/twentytwentyone-en_US-open.html', 'https://evil.example');
    const { body } = new DOMParser().parseFromString(page, 'text/html');
    const { comments } = wordpressAdapter({ endpoint: '/wp-json', adopt: body, guestPosting: 'form' });
    await comments.create(
      { key: 'a', parent: null, text: 'x', guest: { name: 'Fritz Form', email: 'fritz@example.test', website: '' } },
      call,
    );

    expect(server.asked).to.include('POST /wp-comments-post.php');
  });

  it('asks WordPress for readers who are signed in, who may do more than the theme shows', async () => {
    await serve();
    await server.replay('236-me-reader');
    const comments = await open('twentytwentyone-en_US-open', { thread: '40', nonce: NONCE });

    expect((await comments.describe(call)).viewer).to.deep.include({ name: 'reader' });
    expect((await comments.list({ sort: 'oldest' }, call)).comments[0]).to.have.property('id', '204');
  });

  it('asks WordPress when the theme greets somebody (a variant of a recorded page)', async () => {
    await serve();
    const page = await readRecorded('wordpress-html/twentytwentyone-en_US-open.html', location.origin);
    const { body } = new DOMParser().parseFromString(page.replace('comment-notes', 'logged-in-as'), 'text/html');
    const { comments } = wordpressAdapter({ endpoint: '/wp-json', thread: '40', adopt: body });
    await comments.list({ sort: 'oldest' }, call);

    expect(server.asked).to.include(COMMENTS);
  });

  it('does not take another post’s thread', async () => {
    await server.replay('201-post-by-id', '221-list-oldest');
    const comments = await open('twentytwentyone-en_US-open', { thread: '28' });

    expect((await comments.list({ sort: 'oldest' }, call)).comments[0]).to.have.property('id', '204');
  });

  it('asks WordPress when there is nothing to read', async () => {
    await server.replay('201-post-by-id', '221-list-oldest');
    const adopt = document.createElement('div');
    const { comments } = wordpressAdapter({ endpoint: '/wp-json', thread: '28', adopt });

    expect((await comments.list({ sort: 'oldest' }, call)).comments).to.have.length(8);
  });
});
