import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from './installed.mjs';

const dist = join(root, 'dist');
const chunks = readdirSync(join(dist, 'embed')).filter((file) => file.endsWith('.js'));
const read = (file) => readFileSync(join(dist, file), 'utf8');

describe('the embed', () => {
  it('imports only files beside it', () => {
    for (const file of ['embed.js', ...chunks.map((chunk) => `embed/${chunk}`)]) {
      const specifiers = [...read(file).matchAll(/\b(?:from|import)\s*\(?["'`]([^"'`]+)["'`]/g)].map(
        ([, name]) => name,
      );
      const known = specifiers.filter((name) => chunks.includes(name.replace(/^\.\/(embed\/)?/, '')));

      assert.deepEqual(specifiers, known, file);
    }
  });

  // A site may ask for embed.js?ver=1: to a browser that is another module than embed.js, and would run twice.
  it('is imported by none of its parts', () => {
    assert.ok(chunks.length > 0);
    for (const chunk of chunks) assert.doesNotMatch(read(`embed/${chunk}`), /["'`]\.\.\/embed\.js/, chunk);
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
});
