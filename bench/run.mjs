// Our section beside others in real Chromium: `npm run bench` measures, and writes docs/performance.md. What is measured
// stands there; what can be asked for, in harness/options.mjs.
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { measureActing } from './harness/acting.mjs';
import { startBrowser } from './harness/browser.mjs';
import { measureLoad } from './harness/load.mjs';
import { readOptions } from './harness/options.mjs';
import { measurePaging } from './harness/paging.mjs';
import { installPeers } from './harness/peers.mjs';
import { ONCE, planOf } from './harness/plan.mjs';
import { machineClass, ResultsFile } from './harness/results.mjs';
import { shuffledRounds } from './harness/rounds.mjs';
import { startServer } from './harness/server.mjs';
import { traceLoad } from './harness/trace.mjs';
import { writeReport } from './report/write.mjs';
import { generateThread } from './thread/generate.mjs';

const MEASURES = { loading: measureLoad, acting: measureActing, paging: measurePaging, tracing: traceLoad };

const options = readOptions(process.argv.slice(2));
if (!options.report) await measure(options);
writeReport();

async function measure({ rounds, saveAs, ...wishes }) {
  if (!existsSync(new URL('../dist/embed.js', import.meta.url))) throw new Error('There is no build: npm run build');
  const plan = planOf(wishes);
  if (plan.some(({ contestant }) => contestant.isPeer)) installPeers();
  const browser = await startBrowser();
  const server = await startServer(onceFor(generateThread));
  const about = { date: new Date().toISOString().slice(0, 10), machine: machineClass(), browser: browser.version };
  const names = plan.map(({ contestant, ...run }) => ({ ...run, contestant: contestant.name }));
  const results = new ResultsFile(saveAs, names, about);
  try {
    for (const { contestant, ...run } of everyRun(plan, rounds)) {
      const [load] = loadavg();
      const measured = await MEASURES[run.what]({ browser, server, contestant, ...run }).catch(failure);
      results.add({ ...run, contestant: contestant.name, load: Math.round(load), ...measured });
      console.log(`${run.round} ${run.what} ${contestant.name} ${run.size} ×${run.throttle}: ${summary(measured)}`);
    }
  } finally {
    await browser.stop();
    server.stop();
  }
}

/** Where the time goes is looked at last, and once. */
function* everyRun(plan, rounds) {
  yield* shuffledRounds(
    plan.filter(({ what }) => !ONCE.includes(what)),
    rounds,
  );
  yield* shuffledRounds(
    plan.filter(({ what }) => ONCE.includes(what)),
    1,
  );
}

/** That somebody does not finish is a result, too. */
function failure(error) {
  return { failed: String(error) };
}

function summary(measured) {
  const whole = (value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value);
  return JSON.stringify(measured, (_, value) => whole(value)).slice(0, 400);
}

function onceFor(make) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key);
  };
}
