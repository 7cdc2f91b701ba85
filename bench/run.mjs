// Our section beside others in real Chromium: `npm run bench` measures, and writes docs/performance.md. What is measured
// stands there; what can be asked for, in harness/options.mjs.
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { measureActing } from './harness/acting.mjs';
import { startBrowser } from './harness/browser.mjs';
import { within } from './harness/limit.mjs';
import { measureLoad } from './harness/load.mjs';
import { readOptions } from './harness/options.mjs';
import { measurePaging } from './harness/paging.mjs';
import { installPeers } from './harness/peers.mjs';
import { ONCE, planOf } from './harness/plan.mjs';
import { progressLine } from './harness/progress.mjs';
import { machineClass, ResultsFile } from './harness/results.mjs';
import { shuffledRounds } from './harness/rounds.mjs';
import { measureScrolling } from './harness/scrolling.mjs';
import { startServer } from './harness/server.mjs';
import { traceLoad } from './harness/trace.mjs';
import { writeReport } from './report/write.mjs';
import { generateThread } from './thread/generate.mjs';

const MEASURES = {
  loading: measureLoad,
  acting: measureActing,
  scrolling: measureScrolling,
  paging: measurePaging,
  tracing: traceLoad,
};

const options = readOptions(process.argv.slice(2));
if (options.report || (await measure(options))) writeReport();
else process.exitCode = 1;

/** Resolves with whether all has been measured: nobody has stopped it. */
async function measure({ rounds, limit, saveAs, ...wishes }) {
  if (!existsSync(new URL('../dist/embed.js', import.meta.url))) throw new Error('There is no build: npm run build');
  const plan = planOf(wishes);
  if (plan.some(({ contestant }) => contestant.isPeer)) installPeers();
  const browser = await startBrowser();
  const asked = stopWhenAsked(browser);
  const server = await startServer(onceFor(generateThread));
  const about = { date: new Date().toISOString().slice(0, 10), machine: machineClass(), browser: browser.version };
  const results = new ResultsFile(saveAs, about);
  const runs = everyRun(plan, rounds);
  try {
    for (const [at, { contestant, ...rest }] of runs.entries()) {
      const run = { ...rest, contestant: contestant.name };
      const [load] = loadavg();
      const begin = performance.now();
      const measured = await within(limit, MEASURES[run.what]({ browser, server, ...run, contestant })).catch(failure);
      if (asked.aborted) break;
      const seconds = (performance.now() - begin) / 1000;
      results.add({ ...run, load: Math.round(load), ...measured });
      console.log(progressLine({ at: at + 1, count: runs.length, seconds, run, measured }));
      // Whatever went wrong, and whatever still works in it, is not the next one's.
      if (measured.failed) await browser.restart();
    }
  } finally {
    await browser.stop();
    server.stop();
  }
  if (asked.aborted) console.log(`Stopped. What was measured is in out/bench/${saveAs}.json; --report writes it down.`);
  return !asked.aborted;
}

/** Where the time goes is looked at last, and once. */
function everyRun(plan, rounds) {
  const [once, often] = [true, false].map((is) => plan.filter(({ what }) => ONCE.includes(what) === is));
  return [...shuffledRounds(often, rounds), ...shuffledRounds(once, 1)];
}

/** Each result is kept as soon as there is one: stopping loses no more than the run that is on its way. */
function stopWhenAsked(browser) {
  const asked = new AbortController();
  const stop = () => {
    asked.abort();
    // Whatever works in it fails, and ends with that.
    void browser.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
  return asked.signal;
}

/** That somebody does not finish is a result, too. */
function failure(error) {
  return { failed: String(error) };
}

function onceFor(make) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key);
  };
}
