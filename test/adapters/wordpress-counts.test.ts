import { wordpressAdapter } from '../../src/adapters/wordpress.js';
import { expect } from '../support/index.js';
import { ELSEWHERE, recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const COUNT = 'HEAD /wp-json/wp/v2/comments';

describe('the WordPress adapter, counting', () => {
  const server = recordedServer('wordpress', ELSEWHERE);
  const count = (...threads: string[]) =>
    wordpressAdapter({ endpoint: `${ELSEWHERE}/wp-json` }).counts!.counts(threads, call);
  /** A variant of recording 17, for another post. */
  const counted = (post: string, total: string) =>
    server.replayAs('17-count-head', {
      to: COUNT,
      query: { post },
      change: (response) => ({ ...response, headers: { ...response.headers, 'x-wp-total': total } }),
    });

  const TALLY = 'GET /wp-json/wp/v2/comments';
  /** What recording 274 says of the posts 4, 5, 6 and 8 of the seeds. */
  const tallied = (query: Record<string, string>, change?: Parameters<typeof server.replayAs>[1]['change']) =>
    server.replayAs('274-tally', { to: TALLY, query, ...(change ? { change } : {}) });

  beforeEach(async () => {
    await counted('28', '8');
    await counted('29', '30');
    await counted('34', '0');
  });

  it('asks for the number only, of one thread', async () => {
    expect(await count('29')).to.deep.equal([30]);
    expect(server.asked).to.deep.equal([COUNT]);
  });

  it('asks once for many threads, and answers in the order asked', async () => {
    await tallied({ post: '8,6,4,5' });

    expect(await count('8', '6', '4', '6', '5')).to.deep.equal([0, 6, 2, 6, 4]);
    expect(server.asked).to.deep.equal([TALLY]);
  });

  it('asks for the rest where the comments of all do not fit on one page (variants of recording 274)', async () => {
    for (const page of ['1', '2', '3'])
      await tallied({ post: '4,5,6', page }, (response) => ({
        ...response,
        headers: { ...response.headers, 'x-wp-totalpages': '3' },
      }));

    expect(await count('4', '5', '6')).to.deep.equal([6, 12, 18]);
    expect(server.asked).to.deep.equal([TALLY, TALLY, TALLY]);
  });

  it('asks for each where there are more pages than threads (a variant of recording 274)', async () => {
    await tallied({ post: '28,29' }, (response) => ({
      ...response,
      headers: { ...response.headers, 'x-wp-totalpages': '3' },
    }));

    expect(await count('28', '29')).to.deep.equal([8, 30]);
    expect(server.asked).to.deep.equal([TALLY, COUNT, COUNT]);
  });

  it('finds slugs and addresses with one request for posts and one for pages (with a variant of recording 274)', async () => {
    const pages = 'GET /wp-json/wp/v2/pages';
    await server.replayAs('215-posts-by-two-slugs', {
      to: 'GET /wp-json/wp/v2/posts',
      query: { slug: 'open-post,paged-post,about,nowhere' },
    });
    await server.replayAs('214-pages-by-slug', { to: pages, query: { slug: 'about,nowhere' } });
    await tallied({ post: '28,29,34' }, (response) => ({
      ...response,
      body: [{ post: 28 }, { post: 29 }, { post: 28 }],
    }));

    expect(await count('open-post', '28', '/2024/05/paged-post/', '/about/', 'nowhere')).to.deep.equal([2, 2, 1, 0, 0]);
    expect(server.asked).to.deep.equal(['GET /wp-json/wp/v2/posts', pages, TALLY]);
  });

  it('counts nothing where a password is needed, and the others all the same', async () => {
    await server.replayAs('275-tally-beside-protected', { to: TALLY, query: { post: '31,28' } });
    await server.replayAs('245-count-protected', { to: COUNT, query: { post: '31' } });

    expect(await count('31', '28')).to.deep.equal([0, 8]);
  });

  it('counts nothing for what names no thread', async () => {
    expect(await count('javascript:alert(1)//', '28')).to.deep.equal([0, 8]);
  });

  it('asks nothing for no threads', async () => {
    expect(await count()).to.deep.equal([]);
    expect(server.asked).to.deep.equal([]);
  });

  it('fails when WordPress does (a variant of recording 17)', async () => {
    await server.replayAs('17-count-head', {
      to: COUNT,
      query: { post: '29' },
      change: (response) => ({ ...response, status: 503 }),
    });
    const error = await count('29').catch((thrown: unknown) => thrown);

    expect(error).to.have.property('kind', 'unavailable');
  });
});
