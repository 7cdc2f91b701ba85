// Runs the tests that need no browser page: `node scripts/test-node.mjs` or `node scripts/test-node.mjs test/package`.
// Prints `N passed, N failed` last.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTwice } from './test/second-try.mjs';

/** These need more than the sources: a build, a server. Name one to run it. */
const BY_NAME_ONLY = ['test/package', 'test/servers', 'test/e2e'];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const [folder] = process.argv.slice(2);
const all = folder
  ? testsIn(folder)
  : testsIn('test').filter((file) => !BY_NAME_ONLY.some((each) => file.startsWith(each)));
if (all.length === 0) throw new Error(`No tests in ${folder ?? 'test'}.`);

const reporters = ['spec', './scripts/test-node/tally-reporter.mjs'];
const options = reporters.flatMap((reporter) => [`--test-reporter=${reporter}`, '--test-reporter-destination=stdout']);
const isWell = await runTwice((env, files = all) =>
  spawnSync(process.execPath, ['--import', './scripts/node20.mjs', '--test', ...options, ...files], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  }),
);
process.exitCode = isWell ? 0 : 1;

function testsIn(start) {
  const paths = readdirSync(start, { recursive: true }).map((path) => join(start, path).replaceAll('\\', '/'));
  return paths.filter((path) => path.endsWith('.test.mjs')).toSorted();
}
