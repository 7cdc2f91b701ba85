// Drives real servers: `npm run test:servers`, or `npm run test:servers -- wordpress` for some of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { runTwice } from '../../scripts/test/second-try.mjs';
import { installBluesky } from './bluesky/install.mjs';
import { freshDist } from './support/fresh-dist.mjs';
import { installGithub } from './github/install.mjs';
import { Missing } from './support/missing.mjs';
import { root } from './support/paths.mjs';
import { installPostgres } from './support/postgres.mjs';
import { installWaline } from './waline/install.mjs';
import { installWordpress } from './wordpress/install.mjs';
import { prepareWordpress } from './wordpress/prepare.mjs';

/** What each server needs before its tests can start it. Its tests are `<name>/*.test.mjs`. */
const servers = {
  github: { install: installGithub },
  wordpress: { install: installWordpress, prepare: prepareWordpress },
  waline: { install: installWaline },
  bluesky: { install: installBluesky },
  postgrest: { install: installPostgres },
  // It is in the repository, whole.
  rest: { install: () => Promise.resolve() },
};
/** Milliseconds that one test, or all of one file, may take. */
const TIMEOUT = 900_000;

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(servers);
const unknown = names.filter((name) => !Object.hasOwn(servers, name));
if (unknown.length > 0) fail(`No such server: ${unknown.join(', ')}. There is ${Object.keys(servers).join(', ')}.`);

const files = [];
for (const name of names) {
  try {
    await servers[name].install();
    await freshDist();
    await servers[name].prepare?.();
    files.push(...(await testsOf(name)));
  } catch (error) {
    if (!(error instanceof Missing) || process.env.CI) fail(`${name}: ${error.stack}`);
    console.log(`${name} was not tested. ${error.message}`);
  }
}
if (files.length > 0) process.exitCode = (await runTwice(runTests)) ? 0 : 1;

async function testsOf(name) {
  const folder = new URL(`${name}/`, import.meta.url);
  const entries = await readdir(folder);
  return entries.filter((entry) => entry.endsWith('.test.mjs')).map((entry) => new URL(entry, folder).pathname);
}

/** Each file in a process of its own, with a server of its own. */
async function runTests(env, some = files) {
  const reporters = ['spec', `${root}scripts/test-node/tally-reporter.mjs`];
  const args = reporters.flatMap((reporter) => ['--test-reporter', reporter, '--test-reporter-destination', 'stdout']);
  // In a group of its own, so that one signal reaches all tests, and each stops what it has started.
  const child = spawn(
    process.execPath,
    ['--test', '--test-concurrency=2', `--test-timeout=${TIMEOUT}`, ...args, ...some],
    {
      cwd: root,
      // What browsers have, Node has on demand.
      env: { ...process.env, ...env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-eventsource` },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    },
  );
  const stop = () => {
    child.once('exit', () => process.exit(1));
    process.kill(-child.pid, 'SIGTERM');
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.prependListener(signal, stop);
  await once(child, 'exit');
  for (const signal of signals) process.off(signal, stop);
}

function fail(sentence) {
  console.error(sentence);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
