import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { snippet } from '../../scripts/build/snippet.mjs';
import { manifest, root } from './installed.mjs';
import { inEachEngine } from './strict/engines.mjs';
import { startSite } from './strict/site.mjs';
import { wordpress } from './support/wordpress.mjs';

const integrity = JSON.parse(readFileSync(join(root, 'dist/integrity.json'), 'utf8'));
const { html, map } = snippet(integrity, manifest.version, { folder: '/dist/' });
const FALLBACK = '<a href="/comments">Zu den Kommentaren</a>';
const SECTION = `<gedanken-comments backend="wordpress" endpoint="/wp-json" thread="1">${FALLBACK}</gedanken-comments>`;
const SENTENCE = 'Die Kommentare lassen sich hier nicht anzeigen.';
const policy = `default-src 'none'; script-src 'self' '${map}'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'`;

inEachEngine('a page that holds the embed to its hashes', (visit) => {
  let site;
  let tampered;
  before(async () => {
    site = await startSite({
      files: wordpress,
      change: (path, bytes) => (tampered?.test(path) ? Buffer.concat([bytes, Buffer.from(' ')]) : bytes),
    });
  });
  after(() => site.close());

  async function seen() {
    const page = site.page({ policy, head: html, body: SECTION });
    await visit(page.url);
    return page.told;
  }

  it('shows the comments, without a report', async () => {
    tampered = undefined;

    const { sections, refused, failed } = await seen();

    assert.deepEqual(sections[0].comments, ['Der Ginkgo am Tor']);
    assert.deepEqual({ refused, failed }, { refused: [], failed: [] });
  });

  for (const name of ['section', 'core']) {
    it(`runs nothing when one byte of ${name} was changed, and says so`, async () => {
      tampered = new RegExp(`^/dist/embed/${name}-`);

      const { sections, said } = await seen();

      assert.deepEqual(sections[0].comments, []);
      assert.deepEqual(sections[0].own, ['Zu den Kommentaren', SENTENCE]);
      const ours = said.filter((line) => line.startsWith('<gedanken-comments>'));
      assert.equal(ours.length, 1, said.join('\n'));
      assert.match(ours[0], /was changed/);
    });
  }

  it('says that there are no comments to be had when the code of the backend was changed', async () => {
    tampered = /^\/dist\/embed\/adapter-wordpress-[\w-]{8}\.js/;

    const { sections } = await seen();

    assert.deepEqual(sections[0].comments, []);
    assert.equal(sections[0].notices.length, 1);
    assert.deepEqual(sections[0].own, ['Zu den Kommentaren']);
  });

  it('keeps what stood there when one byte of the embed was changed (F122)', async () => {
    tampered = /^\/dist\/embed\.js/;

    const { sections, sentences } = await seen();

    assert.deepEqual(sections[0].own, ['Zu den Kommentaren']);
    assert.deepEqual(sentences, []);
  });
});
