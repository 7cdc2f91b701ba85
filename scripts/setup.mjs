// Makes a fresh clone ready: `node scripts/setup.mjs` for the demo, `node scripts/setup.mjs browsers` for the tests.
// Needs nothing but Node and npm, and does nothing when all is in place.
import { fileURLToPath } from 'node:url';
import { setUpBrowsers } from './setup/browsers.mjs';
import { setUpPackages } from './setup/packages.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
try {
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Node 20.19 or later is needed: this is ${process.version}.`);
  setUpPackages();
  if (process.argv.includes('browsers')) setUpBrowsers();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
