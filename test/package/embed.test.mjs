import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { manifest, root } from './installed.mjs';

const dist = join(root, 'dist');
const chunks = readdirSync(join(dist, 'embed')).filter((file) => file.endsWith('.js'));
const read = (file) => readFileSync(join(dist, file), 'utf8');

describe('the embed', () => {
  it('imports only files beside it', () => {
    for (const file of ['embed.js', ...chunks.map((chunk) => `embed/${chunk}`)]) {
      // The words of the section say “from”, too, but in other quotes than an import has.
      const imports = read(file).matchAll(/\b(?:from|import)\s*"([^"]+)"|\bimport\s*\(\s*["'`]([^"'`]+)["'`]/g);
      const specifiers = [...imports].map(([, whenRead, later]) => whenRead ?? later);
      const known = specifiers.filter((name) => chunks.includes(name.replace(/^\.\/(embed\/)?/, '')));

      assert.deepEqual(specifiers, known, file);
    }
  });

  // A site may ask for embed.js?ver=1: to a browser that is another module than embed.js, and would run twice.
  it('is imported by none of its parts', () => {
    assert.ok(chunks.length > 0);
    for (const chunk of chunks) assert.doesNotMatch(read(`embed/${chunk}`), /["'`]\.\.\/embed\.js/, chunk);
  });

  it('has no file that is there for the bundler alone, and a page would ask for', () => {
    assert.deepEqual(
      chunks.filter((chunk) => chunk.includes('runtime')),
      [],
    );
  });

  it('has V8 compile as they load what runs on each visit, and only that', () => {
    const hinted = chunks.filter((chunk) => read(`embed/${chunk}`).startsWith('//# allFunctionsCalledOnLoad\n'));
    const names = new Set(hinted.map((chunk) => chunk.replace(/-.{8}\.js$/, '')));

    assert.deepEqual([...names].toSorted(), ['composing', 'core', 'core-parts', 'section', 'tools', 'tools-parts']);
  });

  it('is whole: integrity.json has the right hash of each of its files', () => {
    const integrity = JSON.parse(read('integrity.json'));

    assert.deepEqual(
      Object.keys(integrity).toSorted(),
      ['embed.js', ...chunks.map((chunk) => `embed/${chunk}`)].toSorted(),
    );
    for (const [file, hash] of Object.entries(integrity)) {
      assert.equal(hash, `sha384-${createHash('sha384').update(read(file)).digest('base64')}`, file);
    }
  });

  it('asks for nothing that only Node has', () => {
    for (const file of Object.keys(JSON.parse(read('integrity.json'))))
      assert.doesNotMatch(read(file), /\bprocess\.env\b/, file);
  });

  it('comes with a snippet that holds each of its files to its hash', () => {
    const integrity = JSON.parse(read('integrity.json'));
    const html = read('embed-snippet.html');
    const map = /<script type="importmap">(.*?)<\/script>/s.exec(html)[1];

    const { 'embed.js': embed, ...others } = integrity;
    const held = Object.entries(others).map(([file, hash]) => [`/gedanken/${file}`, hash]);
    assert.deepEqual(JSON.parse(map), { integrity: Object.fromEntries(held) });
    assert.ok(html.includes(`src="/gedanken/embed.js" integrity="${embed}" crossorigin="anonymous"`));
    assert.ok(html.includes(`'sha256-${createHash('sha256').update(map).digest('base64')}'`));
    assert.ok(html.includes(manifest.version));
  });

  it('says which of its files a page can ask for early, for every backend and language', () => {
    const { always, backends, languages } = JSON.parse(read('preload.json'));

    assert.ok(always.some((file) => file.startsWith('embed/core-')));
    assert.ok(always.some((file) => file.startsWith('embed/section-')));
    assert.ok(backends.wordpress.some((file) => file.startsWith('embed/adapter-wordpress-')));
    assert.equal(languages.de.length, 1);
    for (const file of [always, ...Object.values(backends), ...Object.values(languages)].flat())
      assert.ok(existsSync(join(dist, file)), file);
    for (const file of always) assert.ok(read('embed-snippet.html').includes(`href="/gedanken/${file}"`), file);
  });

  it('can say that it failed: what stands in the page’s tag needs nothing else', () => {
    assert.doesNotMatch(read('embed.js'), /\bimport\s*["{*]|\bfrom\s*"/);
  });
});
