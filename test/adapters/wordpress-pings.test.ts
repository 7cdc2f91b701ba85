import { HttpResponse } from 'msw';
import { wordpressAdapter, type WordpressAdapterOptions } from '../../src/adapters/wordpress.js';
import { expect } from '../support/index.js';
import { recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const FEED = 'GET /2024/05/open-post/feed/';
const AT = 'GET /wp-json/wp/v2/comments';

describe('pingbacks of WordPress, for guests', () => {
  const server = recordedServer('wordpress');
  const list = (options: WordpressAdapterOptions) =>
    wordpressAdapter({ endpoint: '/wp-json', thread: '28', ...options }).comments.list({ sort: 'oldest' }, call);

  beforeEach(async () => {
    await server.replay('201-post-by-id', '221-list-oldest');
    await server.replayAs('30-get-pingback-by-id-anonymous', { to: `${AT}/211` });
    await server.replayAs('30-get-pingback-by-id-anonymous', {
      to: `${AT}/212`,
      change: (response) => ({ ...response, body: { ...(response.body as object), id: 212, type: 'trackback' } }),
    });
    await server.replayAs('31-comments-rss-of-post', { to: FEED });
  });

  it('are found in the post’s feed where the site asks for them', async () => {
    const { comments, total } = await list({ pingbacks: 'feed' });
    const pings = comments
      .filter(({ kind }) => kind !== 'comment')
      .map(({ id, kind, author }) => [id, kind, author.name]);

    expect(pings).to.deep.equal([
      ['212', 'trackback', 'Other Blog » Linking here'],
      ['211', 'pingback', 'Other Blog » Linking here'],
    ]);
    expect(comments).to.have.length(10);
    expect(total, 'people’s comments').to.deep.equal({ count: 8, exact: true });
  });

  it('are not comments of people, which the feed holds as well (a variant: a list without the newest)', async () => {
    await server.replayAs('221-list-oldest', {
      to: AT,
      change: (response) => ({ ...response, body: (response.body as unknown[]).slice(0, -1) }),
    });
    await server.replayAs('27-get-one', { to: `${AT}/213` });
    const { comments } = await list({ pingbacks: 'feed' });

    expect(comments.map(({ kind }) => kind).sort()).to.deep.equal([
      ...Array<string>(7).fill('comment'),
      'pingback',
      'trackback',
    ]);
    expect(server.asked).to.include(`${AT}/213`);
  });

  it('cost nothing where it does not', async () => {
    expect((await list({})).comments).to.have.length(8);
    expect(server.asked).to.have.length(2);
  });

  it('are missing without harm when there is no feed', async () => {
    server.answer(
      ({ path }) => path.endsWith('/feed/'),
      () => new HttpResponse('Not found', { status: 404 }),
    );
    expect((await list({ pingbacks: 'feed' })).comments).to.have.length(8);
  });

  it('are missing without harm when the feed can’t be reached, or one of them not be read', async () => {
    server.answer(
      ({ path }) => path.endsWith('/212'),
      () => new HttpResponse('', { status: 500 }),
    );
    expect((await list({ pingbacks: 'feed' })).comments).to.have.length(9);

    server.answer(
      ({ path }) => path.endsWith('/feed/'),
      () => HttpResponse.error() as HttpResponse<null>,
    );
    expect((await list({ pingbacks: 'feed' })).comments).to.have.length(8);
  });

  it('are looked for at the feed of a plain address, too (a variant of recording 201)', async () => {
    await server.replayAs('201-post-by-id', {
      change: (response) => ({
        ...response,
        body: { ...(response.body as object), link: `${location.origin}/?p=28&wp-page` },
      }),
    });
    await server.replayAs('31-comments-rss-of-post', { to: 'GET /', query: { p: '28', feed: 'rss2' } });

    expect((await list({ pingbacks: 'feed' })).comments).to.have.length(10);
  });
});
