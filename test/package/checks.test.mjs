import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { install, manifest, root } from './installed.mjs';

describe('the package, for the tools that read packages', () => {
  let installed;
  before(() => {
    installed = install();
  });
  after(() => installed.remove());

  it('is sound to publint', async () => {
    const tarball = Uint8Array.from(readFileSync(installed.tarball)).buffer;
    const { messages } = await publint({ pack: { tarball }, strict: true });

    assert.deepEqual(
      messages.map((message) => formatMessage(message, manifest)),
      [],
    );
  });

  it('has types that fit its code (attw)', () => {
    const args = [
      join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'),
      installed.tarball,
      '--profile',
      'esm-only',
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });

    assert.equal(status, 0, stdout + stderr);
  });
});
