import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { wordpress } from './support/wordpress.mjs';
import { answerBuilt, WORDPRESS_HEADERS } from './support/answers.mjs';
import { startChromium } from './support/chromium.mjs';

const TIMES = 100;
const LIST = '/wp-json/wp/v2/comments';
const PAGE = `<!doctype html><html lang="en"><title>A post</title>
  <script type="module" src="/dist/embed.js"></script><main></main>`;

/** A WordPress whose answers have an ETag, and which says 304 to whoever knows them. `answered`: each `{url, status}`. */
function serve(answered) {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (answerBuilt(pathname, response)) return;
    if (!(pathname in wordpress)) {
      response.setHeader('Content-Type', 'text/html').end(PAGE);
      return;
    }
    const body = wordpress[pathname];
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    const isKnown = request.headers['if-none-match'] === etag;
    answered.push({ url: request.url, status: isKnown ? 304 : 200 });
    response.setHeaders(WORDPRESS_HEADERS).setHeader('ETag', etag);
    if (isKnown) response.writeHead(304).end();
    else response.end(body);
  });
}

/** Puts a section into the page, waits until all of it has come, and takes it away again; so often. */
async function comeAndGo(tab, times) {
  await tab.evaluate(async (count) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let time = 0; time < count; time += 1) {
      const section = document.createElement('gedanken-comments');
      for (const [name, value] of Object.entries({
        backend: 'wordpress',
        endpoint: '/wp-json',
        thread: '1',
        live: 'on',
      }))
        section.setAttribute(name, value);
      document.querySelector('main').append(section);
      while (!section.shadowRoot?.querySelector('[part~="stored-button"]')) await frame();
      section.remove();
      await frame();
    }
  }, times);
}

describe('a section', { timeout: 240_000 }, () => {
  const answered = [];
  const server = serve(answered);
  let browser;
  let origin;

  before(async () => {
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${server.address().port}`;
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });

  it('leaves nothing behind, however often one comes and goes', async () => {
    const tab = await browser.newPage();
    await tab.goto(origin);
    await tab.evaluate(() => customElements.whenDefined('gedanken-comments').then(() => undefined));
    const devtools = await tab.createCDPSession();
    const measure = async () => {
      // What is gone may be seen to be gone only after that.
      for (let time = 0; time < 3; time += 1) await devtools.send('HeapProfiler.collectGarbage');
      const { Nodes, JSEventListeners } = await tab.metrics();
      const prototype = await tab.evaluateHandle(() => customElements.get('gedanken-comments').prototype);
      const found = await tab.queryObjects(prototype);
      const sections = await found.evaluate((list) => list.length);
      await Promise.all([prototype.dispose(), found.dispose()]);
      return { Nodes, JSEventListeners, sections };
    };
    await comeAndGo(tab, 5);
    const before = await measure();

    await comeAndGo(tab, TIMES);
    const now = await measure();

    // The last of them may be held by what the browser itself has not tidied up yet.
    assert.ok(now.sections <= before.sections + 1, JSON.stringify({ before, now }));
    assert.ok(now.Nodes - before.Nodes < TIMES, JSON.stringify({ before, now }));
    assert.ok(now.JSEventListeners - before.JSEventListeners < TIMES / 10, JSON.stringify({ before, now }));
    await tab.close();
  });

  it('asks again by what it knows: an answer that is the same is not sent again', async () => {
    const tab = await browser.newPage();
    await tab.goto(origin);
    await comeAndGo(tab, 1);
    answered.length = 0;

    await comeAndGo(tab, 1);

    // Whether it comes to asking for news, too, before the section goes, depends on the machine.
    const lists = answered.filter(({ url }) => url.startsWith(`${LIST}?`) && url.includes('order=asc'));
    assert.deepEqual(
      lists.map(({ status }) => status),
      [304],
    );
    await tab.close();
  });
});
