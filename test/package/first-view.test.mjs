import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { REPORT } from '../../scripts/build/write-report.mjs';
import { filesOf, itemsToWeigh } from '../../scripts/size/items.mjs';
import { root } from './installed.mjs';
import { found } from '../e2e/section.mjs';
import { answerBuilt, answerWordpress } from './support/answers.mjs';
import { startChromium } from './support/chromium.mjs';

/** What the embed loads by itself once the comments are there, or the page is. */
const AFTERWARDS = [
  'src/components/composing/composing.ts',
  'src/components/tools/tools.ts',
  'src/i18n/locales/de/form.ts',
  'src/i18n/locales/de/tools.ts',
  'src/components/elements-around.ts',
];
const page = `<!doctype html><html lang="de"><title>Ein Beitrag</title>
<script type="module" src="/dist/embed.js?ver=1"></script>
<gedanken-comments backend="wordpress" endpoint="/wp-json" thread="1"></gedanken-comments>`;
const twice = `${page}<gedanken-comments backend="wordpress" endpoint="/wp-json" thread="1"></gedanken-comments>`;

/** Serves the page, the build and the WordPress; `asked` is every file of the build that was asked for. */
function serve(asked) {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (answerBuilt(pathname, response)) asked.push(pathname.slice('/dist/'.length));
    else if (!answerWordpress(pathname, response))
      response.setHeader('Content-Type', 'text/html').end(pathname === '/twice' ? twice : page);
  });
}

describe('a page that shows a WordPress thread', () => {
  const asked = [];
  const server = serve(asked);
  let browser;

  before(async () => {
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    server.close();
  });

  it('loads exactly what `npm run size` weighs, and each file once', async () => {
    const tab = await browser.newPage();
    await tab.evaluateOnNewDocument(() => {
      window.loaded = new Promise((resolve, reject) => {
        addEventListener('gedanken-loaded', () => resolve('loaded'));
        addEventListener('gedanken-error', (event) => reject(event.detail ?? event.error));
      });
    });
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    assert.equal(await tab.evaluate(() => window.loaded), 'loaded');

    const chunks = JSON.parse(readFileSync(join(root, REPORT), 'utf8'));
    const weighed = itemsToWeigh(chunks).find(({ name }) => name === 'first view, WordPress, de');
    const files = filesOf(weighed, chunks).map(({ file }) => file);
    const later = filesOf({ entries: AFTERWARDS }, chunks).map(({ file }) => file);
    const first = asked.filter((file) => files.includes(file) || !later.includes(file));
    assert.deepEqual(first.toSorted(), files.toSorted());
    assert.equal(asked.length, new Set(asked).size);
  });

  it('keeps words apart that the sources keep apart', async () => {
    const [tab] = (await browser.pages()).slice(-1);
    const section = await found(tab, 'gedanken-comments >>> section:has(form)');
    const text = (part) =>
      section.$eval(`[part~="${part}"]`, ({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

    assert.equal(await text('comment-heading'), 'Alice Example Autor');
    assert.equal(await text('label'), 'Kommentar *');
    assert.equal(
      await text('form-note'),
      'Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert',
    );
  });

  it('loads what two sections share once, also what their forms do', async () => {
    const tab = await browser.newPage();
    asked.length = 0;
    await tab.goto(`http://127.0.0.1:${server.address().port}/twice`);
    await tab.waitForFunction(() => {
      const forms = [...document.querySelectorAll('gedanken-comments')].map(({ shadowRoot }) =>
        shadowRoot?.querySelector('gedanken-composer'),
      );
      return forms.length === 2 && forms.every((form) => form?.isAtWork);
    });

    assert.equal(asked.length, new Set(asked).size);
  });
});
