// Runs the tests in browsers: `node scripts/test-browsers.mjs`, all of them in all there are, or with options of
// `wtr`. Prints `N passed, N failed` last.
import { run } from './setup/run.mjs';
import { runTwice } from './test/second-try.mjs';
import { keyOf } from './wtr/browsers.mjs';

const options = process.argv.slice(2);
const isWell = await runTwice((env, files, engine) =>
  files
    ? run('npx', ['wtr', '--files', ...files], { ...env, BROWSERS: keyOf(engine) })
    : run('npx', ['wtr', ...options], env),
);
process.exitCode = isWell ? 0 : 1;
