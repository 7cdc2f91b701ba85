import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './run.mjs';

/** Holds the hash of the lock file that node_modules was made from. */
const STAMP = 'node_modules/.setup-lock';

/** Installs the packages unless node_modules already has what the lock file says. Throws when that fails. */
export function setUpPackages() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashOfLock()) return;
  // Not `npm ci`: it refuses a lock file made where the registry had no builds for some other platforms. `install`
  // keeps to the lock file too.
  if (!run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'])) {
    throw new Error('npm could not install the packages; what it said is above.');
  }
  writeFileSync(STAMP, hashOfLock());
}

function hashOfLock() {
  return createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
}
