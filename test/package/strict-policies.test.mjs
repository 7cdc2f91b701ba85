import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { anotherLit } from './strict/another-lit.mjs';
import { inEachEngine } from './strict/engines.mjs';
import { startSite } from './strict/site.mjs';

const EMBED = '<script type="module" src="/dist/embed.js"></script>';
const LIT = '<script type="module" src="/another-lit.js"></script>';
const MEMORY = '<script type="module" src="/memory.js"></script>';
const FALLBACK = '<a href="/comments">Zu den Kommentaren</a>';
const SECTION = `<gedanken-comments>${FALLBACK}</gedanken-comments>`;
const SENTENCE = 'de: Die Kommentare lassen sich hier nicht anzeigen.';

const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'";
const TYPED = `${STRICT}; require-trusted-types-for 'script'`;

/** Pages that we run in, each with all that a reader does. */
const ALLOWED = {
  'no policy': { policy: '' },
  'a strict policy': { policy: STRICT },
  'Trusted Types': { policy: TYPED },
  'Trusted Types with lit-html alone': { policy: `${TYPED}; trusted-types lit-html` },
  'Trusted Types, and another Lit before ours': {
    policy: `${TYPED}; trusted-types lit-html 'allow-duplicates'`,
    scripts: LIT + EMBED,
  },
  'Trusted Types, and another Lit after ours': {
    policy: `${TYPED}; trusted-types lit-html 'allow-duplicates'`,
    scripts: EMBED + LIT,
  },
};

/** Pages that forbid us, and what their developer is told. */
const FORBIDDEN = {
  'no Trusted Types policy at all': { policy: `${TYPED}; trusted-types 'none'`, told: /trusted-types lit-html/ },
  'only Trusted Types policies of others': { policy: `${TYPED}; trusted-types other`, told: /trusted-types lit-html/ },
  'a second Lit': {
    policy: `${TYPED}; trusted-types lit-html`,
    scripts: LIT + EMBED,
    told: /trusted-types lit-html 'allow-duplicates'/,
  },
  'what the embed loads': {
    policy: ({ origin }) =>
      TYPED.replace(
        "script-src 'self'",
        `script-src ${['watch', 'look', 'tell', 'dist/embed'].map((name) => `${origin}/${name}.js`).join(' ')}`,
      ),
    told: /script-src/,
  },
};

inEachEngine('a page with a policy', (visit) => {
  let site;
  before(async () => {
    site = await startSite({ files: { '/another-lit.js': await anotherLit() } });
  });
  after(() => site.close());

  for (const [name, { policy, scripts = EMBED }] of Object.entries(ALLOWED)) {
    it(`has a whole section, and not one report: ${name} (F119)`, async () => {
      const pictures = site.origin.replace('127.0.0.1', 'localhost');
      const page = site.page({
        policy: policy.replace("img-src 'self'", `img-src 'self' ${pictures}`),
        head: MEMORY + scripts,
        body: SECTION,
        script: 'tour',
      });

      await visit(page.url);
      const { done, waitedFor, refused, failed } = await page.told;

      assert.equal(waitedFor, undefined);
      assert.equal(done.at(-1), 'sends');
      assert.deepEqual({ refused, failed, reported: page.reported }, { refused: [], failed: [], reported: [] });
    });
  }

  for (const [name, { policy, scripts = EMBED, told }] of Object.entries(FORBIDDEN)) {
    it(`leaves what stood there, with one sentence, where it forbids ${name} (F119)`, async () => {
      const page = site.page({
        policy: typeof policy === 'function' ? policy(site) : policy,
        head: scripts,
        body: `<gedanken-comments backend="wordpress">${FALLBACK}</gedanken-comments>`,
      });

      await visit(page.url);
      const { sections, sentences, said } = await page.told;

      assert.deepEqual(sentences, [SENTENCE]);
      assert.deepEqual(sections[0].own, ['Zu den Kommentaren', SENTENCE.slice('de: '.length)]);
      assert.equal(said.filter((line) => line.startsWith('<gedanken-comments>')).length, 1, said.join('\n'));
      assert.match(said.join('\n'), told);
    });
  }
});
