import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { oursFirst } from '../../bench/contestants/ours.mjs';
import { generateThread } from '../../bench/thread/generate.mjs';
import { answerBuilt } from './support/answers.mjs';
import { startChromium } from './support/chromium.mjs';

const COMMENTS = 60;
const PLACES = {
  'a phone': { size: { width: 360, height: 740 }, langs: ['en'] },
  'a desk': { size: { width: 1280, height: 800 }, langs: ['en', 'de'] },
};
/** What of the page's answers comes last, and what shows that all others have come. */
const LAST = { comments: 'gedanken-composer form', thread: 'article' };

/** A short page, so that the section and what is below it would be in view; with the line that the guide gives. */
const pageFor = ({
  lang,
  remember,
  count = COMMENTS,
}) => `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>A post</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>gedanken-comments:not(:defined) { display: block; min-block-size: 100vh }</style>
<script type="module" src="/dist/embed.js"></script><h1>A post</h1><p>Some words.</p>
<gedanken-comments backend="rest" endpoint="/api/" thread="/${count}/" remember="${remember}"></gedanken-comments>
<footer>The end of the page.</footer>`;

/** Serves the page, the build and a backend; `held` is what the answer to a path waits for. */
function serve(held) {
  const threads = new Map([COMMENTS, 1].map((count) => [`/${count}/`, generateThread(count)]));
  for (const comments of threads.values()) oursFirst.prepare(comments);
  return createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const path = pathname.replace('/api/', '');
    if (answerBuilt(pathname, response)) return;
    if (path === pathname) {
      const page = pageFor(Object.fromEntries(searchParams));
      response.setHeader('Content-Type', 'text/html').end(page);
    } else {
      const comments = threads.get(searchParams.get('thread'));
      const answer = oursFirst.answer({ method: request.method, path, query: searchParams, comments, arrived: 0 });
      await held.get(path);
      response.setHeader('Content-Type', 'application/json').end(answer.body);
    }
  });
}

/** Takes down what moves in a page, from its first script on: how far, and from where to where. */
function watchShifts() {
  window.shifts = [];
  const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      shifts.push(
        `${value}: ${sources.map((one) => `${box(one.previousRect)} -> ${box(one.currentRect)}`).join(', ')}`,
      );
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Waits, frame by frame, for something within the section. */
function shown(tab, selector) {
  return tab.waitForFunction(
    (wanted) => document.querySelector('gedanken-comments')?.shadowRoot?.querySelector(wanted),
    { polling: 'raf' },
    selector,
  );
}

describe('a page with comments, while they come', { timeout: 240_000 }, () => {
  const held = new Map();
  const server = serve(held);
  let browser;

  before(async () => {
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });

  /** Reads the page until all of it has come, `last` after all else, if something is to be. Answers with what moved meanwhile. */
  async function visit(tab, address, last) {
    let release;
    if (last) held.set(last, new Promise((resolve) => (release = resolve)));
    await tab.goto(address);
    if (last) await shown(tab, LAST[last]);
    release?.();
    await shown(tab, '[part~="menu-button"]');
    await shown(tab, '[part~="stored-button"]');
    return tab.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      return shifts;
    });
  }

  for (const [place, { size, langs }] of Object.entries(PLACES))
    for (const lang of langs)
      for (const last of Object.keys(LAST))
        it(`moves nothing on ${place}, in ${lang}, where GET ${last} is answered last, on a first visit and with what is remembered`, async () => {
          const context = await browser.createBrowserContext();
          const tab = await context.newPage();
          await tab.setViewport(size);
          await tab.evaluateOnNewDocument(watchShifts);
          const origin = `http://127.0.0.1:${server.address().port}`;

          assert.deepEqual(await visit(tab, `${origin}/?lang=${lang}&remember=off`, last), []);
          await visit(tab, `${origin}/?lang=${lang}&remember=on`, last);
          await tab.waitForFunction(() => localStorage.length > 0, { polling: 'raf' });
          assert.deepEqual(await visit(tab, `${origin}/?lang=${lang}&remember=on`, last), []);
          await context.close();
        });

  for (const last of Object.keys(LAST))
    it(`moves nothing where there is one comment, from its first frame on, where GET ${last} is answered last`, async () => {
      const tab = await browser.newPage();
      await tab.setViewport(PLACES['a desk'].size);
      await tab.evaluateOnNewDocument(watchShifts);

      const address = `http://127.0.0.1:${server.address().port}/?lang=en&remember=off&count=1`;
      assert.deepEqual(await visit(tab, address, last), []);
      await tab.close();
    });
});
