import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { manifest, root } from './installed.mjs';

/** Licences that ask for no more than to be named. */
const PERMISSIVE = /^(0BSD|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|ISC|MIT)$/;

describe('the licences of what we ship', () => {
  const notices = readFileSync(join(root, 'dist/embed/third-party-licenses.md'), 'utf8');
  const bundled = [...notices.matchAll(/^## (\S+) - \S+ \((.+)\)$/gm)].map(([, name, licence]) => ({ name, licence }));

  it('are permissive for everything inside the embed', () => {
    assert.ok(bundled.some(({ name }) => name === 'lit-html'));
    for (const { name, licence } of bundled) assert.match(licence, PERMISSIVE, name);
  });

  it('are permissive for every dependency', () => {
    for (const name of Object.keys(manifest.dependencies)) {
      const { license } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));

      assert.match(license, PERMISSIVE, name);
    }
  });

  it('come with their texts', () => {
    // Some licences have headings of their own.
    const sections = notices.split(/^## (?=\S+ - \d)/m).slice(1);

    assert.equal(sections.length, bundled.length);
    for (const section of sections) assert.match(section, /copyright/i, section.slice(0, 40));
  });
});
