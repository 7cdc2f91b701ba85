import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { planted } from './planted-faults.mjs';

const root = new URL('../../', import.meta.url).pathname;

/** Lints a tree of files as the repository is linted, and answers with what our own rules reported for each file. */
function lint(folder) {
  const args = ['node_modules/oxlint/bin/oxlint', '-c', join(root, 'oxlint.json'), '--format', 'json', folder];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const reported = new Map();
  for (const { filename, code, message } of JSON.parse(stdout).diagnostics) {
    if (!code.startsWith('house(')) continue;
    const file = filename.slice(filename.lastIndexOf('/house/') + '/house/'.length);
    reported.set(file, [...(reported.get(file) ?? []), `${code}: ${message}`]);
  }
  return reported;
}

describe('the lint rules of the house', () => {
  let folder;
  let reported;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gedanken-lint-'));
    for (const { file, code } of planted) {
      const path = join(folder, 'house', file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, code);
    }
    reported = lint(folder);
  });

  after(() => rmSync(folder, { recursive: true }));

  for (const { what, file, rule, says } of planted.filter((fault) => fault.rule)) {
    it(`catches ${what}`, () => {
      const found = reported.get(file) ?? [];

      assert.equal(found.length, 1, `${file}: ${found.join('\n') || 'nothing reported'}`);
      assert.ok(found[0].startsWith(rule), found[0]);
      assert.match(found[0], says);
    });
  }

  for (const { what, file } of planted.filter((fault) => !fault.rule)) {
    it(`lets ${what} pass`, () => {
      assert.deepEqual(reported.get(file) ?? [], []);
    });
  }

  it('is wired into `npm run lint`', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

    assert.match(scripts.lint, /^oxlint -c oxlint\.json\b/);
  });
});
