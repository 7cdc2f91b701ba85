import { wordpressSite } from '../../src/adapters/wordpress-site.js';
import { HttpResponse } from 'msw';
import { expect, fixture, fixtureCleanup, html } from '../support/index.js';
import { ELSEWHERE, recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const ROUTE = 'wp/v2/comments';
const refusalOf = (finding: Promise<unknown>): Promise<unknown> =>
  finding.then(
    () => 'It was found.',
    (error: unknown) => error,
  );

describe('the place of a WordPress’s REST API', () => {
  describe('on another site', () => {
    const server = recordedServer('wordpress', ELSEWHERE);
    const routeOf = async (endpoint: string): Promise<string> =>
      (await wordpressSite(endpoint).root(call)).route(ROUTE, { post: 28, status: undefined });

    for (const [endpoint, expected] of [
      ['https://x.example/wp-json', 'https://x.example/wp-json/wp/v2/comments?post=28'],
      ['https://x.example/blog/wp-json/', 'https://x.example/blog/wp-json/wp/v2/comments?post=28'],
      ['https://x.example/wp-json/wp/v2/comments', 'https://x.example/wp-json/wp/v2/comments?post=28'],
      ['https://x.example/?rest_route=/', 'https://x.example/?rest_route=%2Fwp%2Fv2%2Fcomments&post=28'],
      [
        'https://x.example/blog/index.php?rest_route=/wp/v2',
        'https://x.example/blog/index.php?rest_route=%2Fwp%2Fv2%2Fcomments&post=28',
      ],
      ['  https://x.example/wp-json  ', 'https://x.example/wp-json/wp/v2/comments?post=28'],
    ] as const) {
      it(`is read off ${endpoint.trim()} without a request`, async () => {
        expect(await routeOf(endpoint)).to.equal(expected);
        expect(server.received).to.deep.equal([]);
      });
    }

    it('is looked for below the address of the site', async () => {
      await server.replayAs('217-index-namespaces', { to: 'GET /wp-json/' });

      expect(await routeOf(ELSEWHERE)).to.equal(`${ELSEWHERE}/wp-json/wp/v2/comments?post=28`);
    });

    it('is asked of a page, where nothing is below its address', async () => {
      await server.replayAs('220-not-found-page', { to: 'GET /2024/05/open-post/wp-json/' });
      await server.replayAs('218-index-namespaces-plain', {
        to: 'GET /2024/05/open-post/',
        query: { rest_route: '/' },
      });

      expect(await routeOf(`${ELSEWHERE}/2024/05/open-post/`)).to.equal(
        `${ELSEWHERE}/2024/05/open-post/?rest_route=%2Fwp%2Fv2%2Fcomments&post=28`,
      );
    });

    it('is not taken from what is no WordPress, and the developer learns what to change', async () => {
      await server.replayAs('220-not-found-page', { to: 'GET /wp-json/' });
      server.answer(
        ({ query }) => query.has('rest_route'),
        () => new HttpResponse('<!doctype html>', { status: 200 }),
      );
      const error = await refusalOf(routeOf(ELSEWHERE));

      expect(error).to.include({ kind: 'not-found' });
      expect(error).to.have.property('hint').that.includes('give the REST root of the site as endpoint');
    });

    it('is not missed because the server is down for a moment', async () => {
      server.answer(
        () => true,
        () => new HttpResponse('', { status: 503 }),
      );
      const error = await refusalOf(routeOf(ELSEWHERE));

      expect(error).to.have.property('kind', 'unavailable');
    });

    it('is asked for once, also by several at the same time', async () => {
      await server.replayAs('217-index-namespaces', { to: 'GET /wp-json/' });
      const site = wordpressSite(ELSEWHERE);
      await Promise.all([site.root(call), site.root(call)]);
      await site.root(call);

      expect(server.asked).to.deep.equal(['GET /wp-json/']);
    });
  });

  describe('on the page’s own site', () => {
    const server = recordedServer('wordpress');
    const announce = (href: string): HTMLLinkElement => {
      const link = Object.assign(document.createElement('link'), { rel: 'https://api.w.org/', href });
      document.head.append(link);
      return link;
    };
    let announced: HTMLLinkElement | undefined;
    afterEach(() => {
      announced?.remove();
      fixtureCleanup();
    });

    it('is read off the page’s head', async () => {
      announced = announce('/wp-json/');
      const site = wordpressSite(undefined);

      expect((await site.root(call)).route(ROUTE)).to.equal(`${location.origin}/wp-json/wp/v2/comments`);
      expect(site).to.include({ name: `${location.origin}/wp-json`, origin: location.origin, sameOrigin: true });
    });

    it('may have any name there', async () => {
      announced = announce('/api/');
      const root = await wordpressSite('').root(call);

      expect(root.route(ROUTE)).to.equal(`${location.origin}/api/wp/v2/comments`);
      expect(root.home).to.equal(`${location.origin}/`);
    });

    it('serves the address of that site and of the page itself, too, without a request', async () => {
      announced = announce('/?rest_route=/');

      for (const endpoint of ['/', location.href, `${location.pathname}#comments`]) {
        expect((await wordpressSite(endpoint).root(call)).route('')).to.equal(`${location.origin}/?rest_route=%2F`);
      }
      expect(server.received).to.deep.equal([]);
    });

    it('need not be that of another site in another folder', async () => {
      announced = announce('/wp-json/');
      await server.replayAs('01-discover-page-headers', {
        to: 'HEAD /2024/',
        change: (response) => ({
          ...response,
          headers: { link: `<${location.origin}/2024/wp-json/>; rel="https://api.w.org/"` },
        }),
      });

      expect((await wordpressSite('/2024/').root(call)).route('')).to.equal(`${location.origin}/2024/wp-json/`);
    });

    it('is not read off the body, where comments stand', async () => {
      await fixture(html`<div><link rel="https://api.w.org/" href="/evil/wp-json/" /></div>`);
      const error = await refusalOf(wordpressSite(undefined).root(call));

      expect(error).to.have.property('hint').that.includes('This page names no WordPress site');
    });

    it('is not believed on another site', async () => {
      announced = announce('https://elsewhere.example/wp-json/');
      const error = await refusalOf(wordpressSite(undefined).root(call));

      expect(error).to.have.property('kind', 'not-found');
    });

    it('is read off the header that every page has', async () => {
      await server.replay('01-discover-page-headers');

      expect((await wordpressSite('/2024/05/open-post/').root(call)).route('')).to.equal(`${location.origin}/wp-json/`);
      expect(server.asked).to.deep.equal(['HEAD /2024/05/open-post/']);
    });

    it('is not taken from a header that leads to another site (a variant of the recorded header)', async () => {
      const change = (headers: Readonly<Record<string, unknown>>) => ({
        ...headers,
        link: '<https://evil.example/wp-json/>; rel="https://api.w.org/"',
      });
      await server.replayAs('01-discover-page-headers', {
        change: (response) => ({ ...response, headers: change(response.headers) as Record<string, string> }),
      });
      await server.replayAs('217-index-namespaces', { to: 'GET /2024/05/open-post/wp-json/' });

      expect((await wordpressSite('/2024/05/open-post/').root(call)).origin).to.equal(location.origin);
    });
  });
});
