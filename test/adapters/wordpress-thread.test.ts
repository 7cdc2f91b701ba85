import { readThread } from '../../src/adapters/wordpress-thread.js';
import { wordpressAdapter } from '../../src/adapters/wordpress.js';
import { expect } from '../support/index.js';
import { recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const POSTS = 'GET /wp-json/wp/v2/posts';

describe('the name of a WordPress thread', () => {
  for (const [text, expected] of [
    ['28', { by: 'id', id: '28' }],
    [' 28 ', { by: 'id', id: '28' }],
    ['open-post', { by: 'slug', slug: 'open-post' }],
    ['/2024/05/open-post/', { by: 'path', path: '/2024/05/open-post', slug: 'open-post' }],
    [
      'https://blog.example/2024/05/open-post/comment-page-2/#comment-7',
      { by: 'path', path: '/2024/05/open-post', slug: 'open-post' },
    ],
    ['/hello/index.html', { by: 'path', path: '/hello', slug: 'hello' }],
    ['/%C3%9Cber-uns/', { by: 'path', path: '/über-uns', slug: 'über-uns' }],
    ['/?p=28', { by: 'id', id: '28' }],
    ['https://blog.example/?page_id=34#respond', { by: 'id', id: '34' }],
    ['/%E0%A4%A', { by: 'path', path: '/%e0%a4%a', slug: '%e0%a4%a' }],
  ] as const) {
    it(`may be “${text}”`, () => {
      expect(readThread(text, false)).to.deep.equal(expected);
    });
  }

  it('may not be another scheme’s address', () => {
    expect(() => readThread('javascript:alert(1)//', false))
      .to.throw()
      .with.property('kind', 'not-found');
  });

  describe('is that of the current page', () => {
    const page = `${location.pathname}${location.search}`;
    let added: Element | undefined;
    const head = (attributes: Record<string, string>): void => {
      added = document.createElement('link');
      for (const [name, value] of Object.entries(attributes)) added.setAttribute(name, value);
      document.head.append(added);
    };
    afterEach(() => {
      added?.remove();
      document.body.removeAttribute('class');
    });

    it('by the link to its JSON, with its type', () => {
      head({ rel: 'alternate', type: 'application/json', href: '/wp-json/wp/v2/product/7' });
      expect(readThread('', true)).to.deep.equal({ by: 'id', id: '7', type: 'product' });
    });

    it('by that link without pretty permalinks', () => {
      head({ rel: 'alternate', type: 'application/json', href: '/index.php?rest_route=%2Fwp%2Fv2%2Fpages%2F34' });
      expect(readThread('', true)).to.deep.equal({ by: 'id', id: '34', type: 'pages' });
    });

    for (const [className, type, id] of [
      ['single postid-28 logged-in', 'posts', '28'],
      ['page page-id-34', 'pages', '34'],
    ] as const) {
      it(`by the class ${className}`, () => {
        document.body.className = className;
        expect(readThread('', true)).to.deep.equal({ by: 'id', id, type });
      });
    }

    it('by its short link', () => {
      head({ rel: 'shortlink', href: '/?p=28' });
      expect(readThread('', true)).to.deep.equal({ by: 'id', id: '28' });
    });

    it('also where its own address is given, but not for another', () => {
      document.body.className = 'postid-28';

      expect(readThread(page, true)).to.include({ by: 'id', id: '28' });
      expect(readThread('/another/page/', true)).to.include({ by: 'path' });
    });

    it('only on a page of WordPress’s own', () => {
      document.body.className = 'postid-28';
      expect(readThread('', false)).to.include({ by: 'path' });
    });

    it('by its address when it says nothing', () => {
      expect(readThread('', true)).to.include({ by: 'path' });
    });
  });
});

describe('the post of a WordPress thread', () => {
  const server = recordedServer('wordpress');
  const titleOf = async (thread: string, postType?: string): Promise<string | undefined> =>
    (await wordpressAdapter({ endpoint: '/wp-json', thread, postType }).comments.describe(call)).title;
  const refusal = (thread: string): Promise<unknown> => titleOf(thread).catch((error: unknown) => error);

  it('is found by its slug among the posts', async () => {
    await server.replay('212-posts-by-slug');

    expect(await titleOf('open-post')).to.equal('Open post');
  });

  it('is found by its address', async () => {
    await server.replay('212-posts-by-slug');

    expect(await titleOf('/2024/05/open-post/')).to.equal('Open post');
    expect(await titleOf('/2024/05/open-post/comment-page-2/')).to.equal('Open post');
  });

  it('may be a page', async () => {
    await server.replay('213-posts-by-slug-none', '214-pages-by-slug', '209-page-not-a-post', '210-page-by-id');

    expect(await titleOf('/about/')).to.equal('About');
    expect(await titleOf('34')).to.equal('About');
  });

  it('is not one with the same slug at another address', async () => {
    await server.replayAs('212-posts-by-slug', {});
    await server.replayAs('213-posts-by-slug-none', { to: 'GET /wp-json/wp/v2/pages' });
    const error = await refusal('/2019/01/open-post/');

    expect(error).to.have.property('kind', 'not-found');
    expect(error).to.have.property('hint').that.includes('“/2019/01/open-post”').and.includes('id or slug');
  });

  it('is of the type that the page’s developer names', async () => {
    await server.replayAs('210-page-by-id', { to: 'GET /wp-json/wp/v2/recipes/34' });

    expect(await titleOf('34', 'recipes')).to.equal('About');
    expect(server.asked).to.deep.equal(['GET /wp-json/wp/v2/recipes/34']);
  });

  it('does not exist: the developer learns what to change', async () => {
    await server.replay('207-post-unknown', '208-page-unknown');
    const error = await refusal('99999');

    expect(error).to.have.property('kind', 'not-found');
    expect(error).to.have.property('hint').that.includes('postType');
  });

  it('is not published: the developer learns so', async () => {
    await server.replay('206-post-draft');
    const error = await refusal('32');

    expect(error).to.have.property('hint').that.includes('not published');
    expect(server.asked, 'no page is asked for').to.deep.equal([`${POSTS}/32`]);
  });

  it('is not the front page', async () => {
    expect(await refusal('/'))
      .to.have.property('hint')
      .that.includes('front page');
    expect(server.asked).to.deep.equal([]);
  });

  it('is not asked of what is no WordPress', async () => {
    await server.replayAs('220-not-found-page', { to: `${POSTS}/28` });
    const error = await refusal('28');

    expect(error).to.have.property('kind', 'not-found');
    expect(error).to.have.property('hint').that.includes('is the endpoint its REST root?');
  });

  it('is not read from a page that answers with success (a variant of recording 220)', async () => {
    await server.replayAs('220-not-found-page', {
      to: `${POSTS}/28`,
      change: (response) => ({ ...response, status: 200 }),
    });
    const error = await refusal('28');

    expect(error).to.have.property('kind', 'malformed');
    expect(error).to.have.property('hint').that.includes('an HTML page');
  });
});
