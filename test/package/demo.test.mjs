import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build, preview } from 'vite';
import { root } from './installed.mjs';
import { startChromium } from './support/chromium.mjs';

/** What a reader must find on each page: the section's heading, and something from its thread. */
const pages = {
  'closed-german.html': ['2 Gedanken zu „Draußen reden, drinnen schweigen?“', 'Kommentare sind geschlossen.'],
  'open-mixed.html': ['5 thoughts on “Zehn Minuten am Morgen”', 'Lesezeichen im März » Papierflieger'],
  'adopted.html': ['2 Gedanken zu „Kleine Werkzeuge“', 'Fang mit dem Kleinen an'],
  'script-tag.html': ['Thoughts on “One script tag”', 'No comments yet.'],
  'around.html': ['143 thoughts on “The ginkgo turns”', 'Ours lost every leaf in one night.'],
  'long-thread.html': ['42 thoughts on “Which way of taking notes lasted?”', 'I plan everything around plums.'],
  'isso.html': ['5 thoughts on “Rye, water, salt”', 'It rose over the edge of the bowl and onto the cat.'],
  'bluesky.html': ['4 thoughts on “What the ferry takes along”', 'Who feeds the ferry dog on Sundays?'],
  'sources.html': ['6 thoughts on “A bench for strangers”', 'Facing the street is the whole trick.'],
  'mastodon.html': ['4 thoughts on “The ginkgo lets go”', 'trees.example/ginkgo/why-they…'],
  'waline.html': ['5 thoughts on “A room for letters”', 'The last tram takes the post along.'],
  'github-discussions.html': [
    '5 thoughts on “A parser in an afternoon”',
    'The thirty-first of June is the day on which I will tidy the shed.',
  ],
  'remark42.html': ['5 thoughts on “Four benches”', 'The one by the lock has a view of nothing, and I love it.'],
  'artalk.html': ['5 thoughts on “The night train”', 'Then I shall book the corridor.'],
  'cusdis.html': ['3 thoughts on “The sea in March”', 'The gull there knows me by now.'],
  'comentario.html': ['5 thoughts on “What the night train says”', 'the loudest nothing I have ever heard'],
  'twikoo.html': ['5 thoughts on “The wet meadow”', 'It did not move for anybody.'],
  'webmention.html': ['3 thoughts on “The bell on the quay”', 'What I read in October » Mona Example'],
  'static.html': ['3 thoughts on “The clock in the attic”', 'It strikes thirteen when it rains.'],
  'ghost.html': ['5 thoughts on “The driver who waits”', 'I will bring the double bass and report.'],
  'rest.html': ['7 thoughts on “A shelf for things that are nearly broken”', 'I would dust you.'],
  'postgrest.html': ['5 Gedanken zu „Drei Sorten Kürbis“', 'Dann hat er die Tür aufgehalten, und das gut.'],
  'discourse.html': [
    '4 Gedanken zu „Warum das Rad im Regen singt“',
    'Ich hatte nicht gedacht, dass es mir fehlen würde.',
  ],
  'lemmy.html': ['4 thoughts on “A map of the quiet streets”', 'It is only quiet because nobody knows.'],
  'hackernews.html': ['4 thoughts on “A clock that never looks back”', '525600 * 4 mm = 2.1 km'],
  'disqus.html': ['5 thoughts on “The soup that is always there”', 'Nine years later: the pot is still on.'],
  'misskey.html': ['4 thoughts on “The bookshop cat”', 'I came in for stamps.'],
  'github-issues.html': ['4 thoughts on “A style sheet for paper”', 'I have turned it round.'],
  'writing.html': ['2 thoughts on “Small questions”', 'That questions travel further than answers.'],
  'states.html': ['4 thoughts on “Small questions”', 'Nobody is social on command.'],
};
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };

describe('the built demo', () => {
  let server;
  let browser;
  let address;

  before(async () => {
    const configFile = join(root, 'vite.config.ts');
    await build({ configFile, logLevel: 'error' });
    server = await preview({ configFile, logLevel: 'error', preview: { host: '127.0.0.1', port: 0, open: false } });
    [address] = server.resolvedUrls.local;
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const [page, found] of Object.entries(pages)) {
    it(`${page} shows its thread on a phone and on a desk, without an error or a request to anybody`, async () => {
      const tab = await browser.newPage();
      const wrong = [];
      tab.on('pageerror', ({ message }) => wrong.push(message));
      tab.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
      tab.on('request', (request) => {
        const { origin, hostname } = new URL(request.url());
        // What the pages ask of names that nobody can have (RFC 2606) is answered by the page itself.
        const isOwn = ['null', new URL(address).origin].includes(origin) || hostname.endsWith('.example');
        if (!isOwn) wrong.push(`asked ${origin}`);
      });

      for (const size of [PHONE, DESKTOP]) {
        await tab.setViewport(size);
        await tab.goto(`${address}pages/${page}`);
        await tab.waitForFunction(
          (words) => {
            const section = document.querySelector('gedanken-comments')?.shadowRoot;
            const text = section?.textContent.replace(/\s+/g, ' ') ?? '';
            return words.every((word) => text.includes(word));
          },
          {},
          found,
        );
        const overflow = await tab.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${page} is ${overflow} px too wide at ${size.width}`);
      }
      assert.deepEqual(wrong, []);
    });
  }

  it('leads from its first page to every other', async () => {
    const tab = await browser.newPage();
    await tab.goto(address);

    const links = await tab.$$eval('.cards a', (anchors) => anchors.map(({ href }) => href.replace(/.*\//, '')));

    assert.deepEqual(links.toSorted(), Object.keys(pages).toSorted());
  });
});
