import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { setUpBrowsers } from '../../scripts/setup/browsers.mjs';

/** A machine with Chrome and Firefox (any file will do), and neither WebKitGTK nor apt. */
const machine = { PATH: '/nowhere', CHROMIUM_BIN: process.execPath, FIREFOX_BIN: process.execPath };

describe('setting up the browsers', () => {
  let said;
  let kept;
  const keep = (found) => {
    kept = found;
  };

  beforeEach(() => {
    said = [];
    mock.method(console, 'log', (line) => said.push(line));
  });
  afterEach(() => mock.restoreAll());

  it('keeps the paths of those it found, those from the environment first', () => {
    setUpBrowsers(machine, keep);

    assert.equal(kept.chromium, process.execPath);
    assert.equal(kept.firefox, process.execPath);
    assert.equal(kept.webkit, undefined);
  });

  it('goes on without one that is missing, and says in a line how to get it', () => {
    setUpBrowsers(machine, keep);

    assert.equal(said[0], 'Browsers to test in: chromium, firefox');
    assert.match(said[1], /^Without webkit: .*WebKitWebDriver/);
    assert.equal(said.length, 2);
  });

  it('learns which versions there are before it installs one', { skip: process.platform === 'win32' }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'setup-'));
    const asked = join(folder, 'asked');
    const put = (name, script) => writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    put('apt-get', `echo "$*" >> ${asked}`);
    put('sudo', 'shift; exec "$@"');

    assert.throws(() => setUpBrowsers({ ...machine, PATH: folder, CI: 'true' }, keep), /webkit missing/);

    const [update, install] = readFileSync(asked, 'utf8').split('\n');
    assert.match(update, /update$/);
    assert.match(install, /install -y --no-install-recommends webkit2gtk-driver xvfb$/);
    rmSync(folder, { recursive: true });
  });

  it('fails in CI when one is missing', () => {
    assert.throws(() => setUpBrowsers({ ...machine, CI: 'true' }, keep), /In CI .* all browsers: webkit missing/);
  });
});
