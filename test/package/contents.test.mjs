import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { install, manifest, root } from './installed.mjs';

describe('what is published', () => {
  let installed;
  before(() => {
    installed = install();
  });
  after(() => installed.remove());

  it('is the build, its description and the integrations, and no test or tool', () => {
    const expected = /^(dist|integrations)\/|^(package\.json|custom-elements\.json|README\.md|CHANGELOG\.md|LICENSE)$/;

    assert.deepEqual(
      installed.files.filter((file) => !expected.test(file) || /(^|\/)(test|node_modules)\/|\.test\./.test(file)),
      [],
    );
  });

  it('names no place on the machine that built it', () => {
    const places = [root, homedir(), process.cwd()].filter((place) => place.length > 1);
    const text = installed.files.filter((file) => /\.(js|mjs|map|json|ts|php|md|txt)$/.test(file));

    const leaks = text.filter((file) => places.some((place) => installed.read(file).includes(place)));
    assert.ok(text.length > 0);
    assert.deepEqual(leaks, []);
  });

  it('has every file that its manifest names', () => {
    const { modules } = JSON.parse(installed.read(manifest.customElements));

    assert.ok(modules.length > 0);
    for (const { path } of modules) assert.ok(installed.files.includes(path), path);
  });

  it('has source maps whose sources travel inside them', () => {
    const maps = installed.files
      .filter((file) => file.endsWith('.js.map'))
      .map((file) => JSON.parse(installed.read(file)));

    assert.ok(maps.length > 0);
    for (const { sources, sourcesContent } of maps) {
      assert.ok(
        sources.every((source) => source.startsWith('../')),
        sources.join(),
      );
      assert.equal(sourcesContent.length, sources.length);
    }
  });
});
