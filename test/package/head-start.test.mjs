import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { REPORT } from '../../scripts/build/write-report.mjs';
import { root } from './installed.mjs';
import { found } from '../e2e/section.mjs';
import { answerBuilt, answerWordpress } from './support/answers.mjs';
import { startChromium } from './support/chromium.mjs';

const LIST = '/wp-json/wp/v2/comments';

/** The file of the build that holds a source. */
function fileOf(source) {
  const chunks = JSON.parse(readFileSync(join(root, REPORT), 'utf8'));
  return `/dist/${chunks.find(({ modules }) => source in modules).file}`;
}

/** A site with a WordPress and the build. `held` files are not given out before `release()`. */
class Site {
  asked = [];
  held = new Set();
  #waiting = [];
  #listeners = new Set();
  page = '';

  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    this.asked.push(pathname);
    for (const listener of this.#listeners) listener();
    if (this.held.has(pathname)) await new Promise((resolve) => this.#waiting.push(resolve));
    this.#answer(pathname, response);
  });

  #answer(pathname, response) {
    if (answerBuilt(pathname, response) || answerWordpress(pathname, response)) return;
    response.setHeader('Content-Type', 'text/html').end(this.page);
  }

  begin(attributes) {
    this.asked = [];
    this.held = new Set();
    this.page = `<!doctype html><html lang="de"><title>Ein Beitrag</title>
      <script type="module" src="/dist/embed.js?ver=1"></script>
      <div style="block-size: 400vh"></div>
      <gedanken-comments backend="wordpress" endpoint="/wp-json" thread="1" ${attributes}></gedanken-comments>`;
  }

  /** Resolves once an address has been asked for. */
  until(pathname) {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.asked.includes(pathname)) return;
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
  }

  release() {
    this.held.clear();
    for (const go of this.#waiting.splice(0)) go();
  }

  timesAsked(pathname) {
    return this.asked.filter((one) => one === pathname).length;
  }
}

describe('a page whose section is still on its way', { timeout: 60_000 }, () => {
  const site = new Site();
  let browser;
  let origin;

  before(async () => {
    await new Promise((resolve) => site.server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${site.server.address().port}`;
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    site.server.closeAllConnections();
    site.server.close();
  });

  describe('and which wants its comments at once', () => {
    beforeEach(() => site.begin(''));

    it('asks for them as soon as it can speak to the backend, and shows them when the section is there', async () => {
      site.held.add(fileOf('src/embed/run.ts'));
      site.held.add(fileOf('src/i18n/locales/de/index.ts'));
      const tab = await browser.newPage();
      const loading = tab.goto(origin);

      await site.until(LIST);
      assert.ok(site.held.has(fileOf('src/embed/run.ts')), 'the section has not come yet');
      site.release();
      await loading;
      await found(tab, 'gedanken-comments >>> [part~="comment"]');

      assert.equal(site.timesAsked(LIST), 1);
      await tab.close();
    });

    it('asks for its words while the section is on its way, in the language of the page', async () => {
      const words = fileOf('src/i18n/locales/de/index.ts');
      site.held.add(fileOf('src/embed/run.ts'));
      const tab = await browser.newPage();
      const loading = tab.goto(origin);

      await site.until(words);
      assert.ok(site.held.has(fileOf('src/embed/run.ts')), 'the section has not come yet');
      site.release();
      await loading;
      await found(tab, 'gedanken-comments >>> [part~="comment"]');

      assert.equal(site.timesAsked(words), 1);
      await tab.close();
    });

    it('asks for nothing in a chain of more than two: the script, and what speaks to the backend', async () => {
      const { always, backends } = JSON.parse(readFileSync(join(root, 'dist/preload.json'), 'utf8'));
      // The script asks for all of them by itself: those that import others have not come.
      for (const source of ['src/embed/mount.ts', 'src/embed/run.ts', 'src/components/settings/wordpress.ts'])
        site.held.add(fileOf(source));
      const tab = await browser.newPage();
      const loading = tab.goto(origin);

      await Promise.all([...always, ...backends.wordpress].map((file) => site.until(`/dist/${file}`)));
      assert.equal(site.timesAsked(LIST), 0);
      site.release();
      await loading;
      await site.until(LIST);
      await tab.close();
    });
  });

  it('asks for nothing before the section is near, where the page says so', async () => {
    site.begin('loading="lazy"');
    const tab = await browser.newPage();
    await tab.goto(origin, { waitUntil: 'networkidle0' });

    assert.equal(site.timesAsked(LIST), 0);

    await tab.$eval('gedanken-comments', (section) => section.scrollIntoView());
    await found(tab, 'gedanken-comments >>> [part~="comment"]');

    assert.equal(site.timesAsked(LIST), 1);
    await tab.close();
  });
});
