import { wordpressAdapter, type WordpressAdapterOptions } from '../../src/adapters/wordpress.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { Site } from '../faults/support/site.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { spiedFetch } from '../support/spied-fetch.js';
import { ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

const HASH = '0123456789abcdef0123456789abcdef';
const SECRET = 'abcd EFGH 1234 ijkl';
const hostile = [
  '<p>Look <img src="https://pictures.example.test/a.png" alt="A"> <a href="https://evil.example.test/">x</a></p>',
  '<p><a href="https://youtu.be/abcdefghijk">https://youtu.be/abcdefghijk</a></p>',
  '<video src="https://evil.example.test/v.mp4" poster="https://evil.example.test/p.png"></video><link rel=stylesheet href="https://evil.example.test/s.css">',
  '<p style="background:url(https://evil.example.test/b.png)">Styled</p><object data="https://evil.example.test/o"></object>',
];

/** Whom a section could make the browser ask: every address that loads by standing in a page. */
function sourcesIn(root: ParentNode): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const names = [
      'src',
      'srcset',
      'poster',
      'data',
      'background',
      'style',
      ...(element.matches('link') ? ['href'] : []),
    ];
    return names.map((name) => element.getAttribute(name) ?? '').filter((value) => /\/\//.test(value));
  });
}

describe('what a section asks for (1.11)', () => {
  warningsInEachTest();
  const asked = spiedFetch();
  let site: Site;

  beforeEach(async () => {
    site = await Site.start(['A remark']);
  });
  afterEach(async () => {
    await site.stop();
    localStorage.clear();
  });

  const open = (options: WordpressAdapterOptions = {}, attributes = {}): Promise<ThreadPage> =>
    ThreadPage.open(wordpressAdapter({ endpoint: `${site.origin}/wp-json`, thread: '28', ...options }), attributes);

  it('9: is nobody but the backend, whatever stands in comments, until the reader asks; then only that host', async () => {
    const author = {
      name: 'Al',
      avatar: `https://secure.gravatar.com/avatar/${HASH}`,
      url: 'https://al.example.test/',
    };
    const comments = hostile.map((source, at) =>
      aComment({
        id: String(at),
        author,
        body: { format: 'html', source, emojis: [{ code: 'x', url: 'https://e.test/x.png' }] },
      }),
    );
    const page = await ThreadPage.open(memoryAdapter({ comments }), { embeds: 'click' });
    expect(sourcesIn(page.root)).to.deep.equal([]);

    page.root.querySelector<HTMLElement>('[data-action="show-image"]')!.click();
    await page.until(() => sourcesIn(page.root).length > 0);

    expect(sourcesIn(page.root)).to.deep.equal(['https://pictures.example.test/a.png']);
    const others = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).hostname)
      .filter((host) => /gravatar|evil|youtu|\be\.test/.test(host));
    expect(others).to.deep.equal([]);
  });

  it('10: is asked without cookies of another origin, and never told more than the page’s origin', async () => {
    document.cookie = 'private=1; path=/';
    const page = await open();
    await page.form.send('A thought');
    await page.until(() => page.events.some((event) => event.startsWith('posted')), 2000);
    document.cookie = 'private=; path=/; max-age=0';

    const toSite = asked.filter(({ url }) => url.origin === site.origin);
    expect(toSite.map(({ method }) => method)).to.include.members(['GET', 'POST']);
    expect([...new Set(toSite.map(({ credentials }) => credentials))]).to.deep.equal(['omit']);
  });

  it('11: is kept only as far as it is shown: no address, no number of a computer, no hash', async () => {
    const secrets = {
      author_email: 'alice@example.test',
      author_ip: '203.0.113.7',
      author_user_agent: 'SecretBrowser/1.0',
      author_avatar_urls: { 96: `https://secure.gravatar.com/avatar/${HASH}?s=96` },
    };
    await site.set({ items: [{ id: 301, ...secrets, meta: secrets }] });
    const events: unknown[] = [];
    const adapter = wordpressAdapter({ endpoint: `${site.origin}/wp-json`, thread: '28' });
    const page = await ThreadPage.open(adapter);
    for (const name of ['gedanken-posted', 'gedanken-posting', 'gedanken-loaded'])
      page.section.addEventListener(name, (event) => events.push({ ...(event as object) }));
    const listed = await adapter.comments.list({ sort: 'oldest' }, { signal: new AbortController().signal });

    const everything = `${JSON.stringify(listed)} ${JSON.stringify(events)} ${page.root.innerHTML} ${JSON.stringify({ ...localStorage })}`;
    expect(page.comments).to.have.length(1);
    for (const secret of ['alice@example.test', '203.0.113.7', 'SecretBrowser', HASH])
      expect(everything, secret).not.to.contain(secret);
  });

  it('19: is never where the answer’s own links lead', async () => {
    const link = '<javascript:alert(1)>; rel="next", <https://evil.example.test/>; rel="next"';
    await site.set({ headers: { link, 'x-wp-totalpages': '1' } });

    const page = await open();

    expect(page.comments).to.have.length(1);
    expect(
      [...new Set(asked.map(({ url }) => url.origin))].filter((origin) => origin !== location.origin),
    ).to.deep.equal([site.origin]);
  });

  it('20: is not where a redirect leads what was written, or what proves who writes', async () => {
    const other = await Site.start();
    await site.break({
      kind: 'answer',
      status: 307,
      headers: { location: `${other.origin}/wp-json/wp/v2/comments` },
      times: 9,
    });
    const page = await open();
    await page.form.send('My words');
    await page.until(() => page.events.some((event) => event.startsWith('error')), 2000);

    expect((await other.report()).received).to.deep.equal([]);
    expect(asked.filter(({ method }) => method === 'POST').map(({ redirect }) => redirect)).to.include('error');
    page.section.remove();
    await other.stop();
  });

  it('21: is not read when it calls itself a page, even if it were data', async () => {
    await site.break({
      kind: 'answer',
      on: 'GET comments',
      times: 99,
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '[]',
    });

    const page = await ThreadPage.begin(wordpressAdapter({ endpoint: `${site.origin}/wp-json`, thread: '28' }));
    await page.until(() => page.part('error'), 2000);

    expect(page.is('failed')).to.equal(true);
    expect(page.events).to.include('error malformed');
  });

  it('22: is told in the site’s own words as text, cut short', async () => {
    const message = `<img src=x onerror=alert(1)> ${'very '.repeat(500)}long`;
    await site.break({
      kind: 'answer',
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: 'some_plugin', message, data: { status: 400 } }),
    });
    const page = await open();
    await page.form.send('My words');
    await page.until(() => page.part('form-problem-detail'), 2000);

    const detail = page.part('form-problem-detail')!;
    expect(detail.textContent!.trim().length).to.be.lessThan(340);
    expect(detail.childElementCount === 0 || detail.querySelector('img') === null).to.equal(true);
    expect(page.root.querySelector('[onerror]')).to.equal(null);
  });

  it('puts no secret into an address or into storage: it goes into a header, to the one origin', async () => {
    await open({ credentials: { user: 'alice', applicationPassword: SECRET } });

    const proof = asked.filter(({ headers }) => headers.authorization !== undefined);
    expect([...new Set(proof.map(({ url }) => url.origin))]).to.deep.equal([site.origin]);
    const open_ = [
      ...asked.map(({ url }) => url.href),
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      location.href,
    ];
    for (const secret of [SECRET, encodeURIComponent(SECRET), btoa(`alice:${SECRET}`)])
      expect(
        open_.some((text) => text.includes(secret)),
        secret,
      ).to.equal(false);
  });
});
