import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, it } from 'node:test';
import { inEachEngine } from './strict/engines.mjs';
import { startSite } from './strict/site.mjs';
import { wordpress } from './support/wordpress.mjs';

const EMBED = '<script type="module" src="/dist/embed.js"></script>';
const FALLBACK = '<a href="/comments">Zu den Kommentaren</a>';
const SECTION = `<gedanken-comments backend="wordpress" endpoint="/wp-json" thread="1">${FALLBACK}</gedanken-comments>`;
const SENTENCE = 'Die Kommentare lassen sich hier nicht anzeigen.';
const COMMENT = ['Der Ginkgo am Tor'];
const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'";

/** Scripts that a page runs before ours. */
const SCRIPTS = {
  '/foreign.js': `customElements.define('gedanken-comments', class extends HTMLElement {
    connectedCallback() { this.textContent = 'Something else'; }
  });`,
  '/no-storage.js': `for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get() { throw new DOMException('The page forbids it.', 'SecurityError'); } });`,
  '/arrays.js': 'Array.prototype.last = function () { return this.at(-1); };',
};
/** Names of a document that elements can take, and that we can do without. */
const TAKEN = [
  'querySelector',
  'querySelectorAll',
  'getElementById',
  'body',
  'head',
  'activeElement',
  'title',
  'forms',
];
const CLOBBERED = TAKEN.map((name) => `<form name="${name}"></form><img name="${name}" alt="">`).join('');
/** A form around the section, with fields named as what one asks of an element. */
const INPUTS = [
  'querySelector',
  'closest',
  'parentElement',
  'getAttribute',
  'children',
  'append',
  'id',
  'lang',
  'contains',
];
const FIELDS = INPUTS.map((name) => `<input name="${name}">`).join('');

inEachEngine('a page with others in it', (visit, engine) => {
  let site;
  before(async () => {
    site = await startSite({ files: { ...wordpress, ...SCRIPTS } });
  });
  after(() => site.close());

  async function seen(page) {
    const made = site.page(page);
    await visit(made.url);
    const told = await made.told;
    return { ...told, url: made.url, ours: told.said.filter((line) => line.includes('<gedanken-comments>')) };
  }

  it('has its sections from the first of two copies, which the second says once (F120)', async () => {
    const tag =
      '<script type="module" src="/other/embed.js" data-backend="wordpress" data-endpoint="/wp-json" data-thread="1"></script>';
    const { sections, ours, refused, failed } = await seen({
      policy: `${STRICT}; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`,
      head: EMBED,
      body: SECTION + tag,
    });

    assert.deepEqual(
      sections.map(({ comments }) => comments),
      [COMMENT, COMMENT],
    );
    assert.equal(ours.length, 1, ours.join('\n'));
    assert.match(ours[0], /another copy/);
    assert.deepEqual({ refused, failed }, { refused: [], failed: [] });
  });

  it('keeps an element of the same name, which is said once (F121)', async () => {
    const { sections, ours, failed } = await seen({
      head: `<script src="/foreign.js"></script><script type="module" src="/dist/embed.js" data-backend="browser"></script>`,
      body: '<gedanken-comments></gedanken-comments>',
    });

    assert.deepEqual(
      sections.map(({ comments }) => comments),
      [[]],
    );
    assert.equal(ours.length, 1, ours.join('\n'));
    assert.match(ours[0], /other code/);
    assert.deepEqual(failed, []);
  });

  it('shows comments although elements have the names of a document’s methods', async () => {
    const { sections, failed } = await seen({ head: EMBED, body: `${CLOBBERED}<form>${FIELDS}${SECTION}</form>` });

    assert.deepEqual(sections[0].comments, COMMENT);
    assert.deepEqual(failed, []);
  });

  it('says so where an element has the name of what makes elements', async () => {
    const { sections, ours } = await seen({ head: EMBED, body: `<form name="createElement"></form>${SECTION}` });

    assert.deepEqual(sections[0].own, ['Zu den Kommentaren', SENTENCE]);
    assert.equal(ours.length, 1, ours.join('\n'));
    assert.match(ours[0], /“createElement”/);
  });

  it('shows comments although all arrays have more than their own', async () => {
    const { sections, failed, ours } = await seen({
      head: `<script src="/arrays.js"></script>${EMBED}`,
      body: SECTION,
    });

    assert.deepEqual(sections[0].comments, COMMENT);
    assert.deepEqual({ failed, ours }, { failed: [], ours: [] });
  });

  it('shows comments where storage is forbidden (F102)', async () => {
    const { sections, failed } = await seen({ head: `<script src="/no-storage.js"></script>${EMBED}`, body: SECTION });

    assert.deepEqual(sections[0].comments, COMMENT);
    assert.deepEqual(failed, []);
  });

  it('keeps its own address for permalinks where <base> says another (F129)', async () => {
    const { sections, links, url } = await seen({
      head: `<base href="${site.origin}/elsewhere/">${EMBED}`,
      body: SECTION,
    });

    assert.deepEqual(sections[0].comments, COMMENT);
    assert.deepEqual(links, [`${url}#comment-2`]);
  });

  it('shows comments in a frame that is sandboxed away from its origin (F128)', async () => {
    const framed = site.page({ head: `<base href="${site.origin}/">${EMBED}`, body: SECTION });
    const outer = site.page({
      body: `<iframe sandbox="allow-scripts" width="600" height="600" src="${framed.url}"></iframe>`,
    });

    await visit(outer.url);
    const { sections, failed } = await framed.told;

    assert.deepEqual(sections[0].comments, COMMENT);
    assert.deepEqual(failed, []);
  });

  // WebDriver opens no files in WebKitGTK.
  if (engine === 'webkit') return;
  it('shows comments on a page in a file (F128)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gedanken-file-'));
    const { html, told } = site.page({ head: `<base href="${site.origin}/">${EMBED}`, body: SECTION });
    writeFileSync(join(folder, 'page.html'), html);

    await visit(pathToFileURL(join(folder, 'page.html')).href);
    const { sections, failed } = await told.finally(() => rmSync(folder, { recursive: true }));

    assert.deepEqual(sections[0].comments, COMMENT);
    assert.deepEqual(failed, []);
  });
});
