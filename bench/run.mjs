// Our section beside others in real Chromium: `npm run bench` measures, and writes docs/performance.md. See there for what
// is measured, and harness/options.mjs for what can be asked for.
import { existsSync } from 'node:fs';
import { contestants } from './contestants/index.mjs';
import { startBrowser } from './harness/browser.mjs';
import { measureLoad } from './harness/load.mjs';
import { readOptions } from './harness/options.mjs';
import { shuffledRounds } from './harness/rounds.mjs';
import { startServer } from './harness/server.mjs';
import { generateThread } from './thread/generate.mjs';

const options = readOptions(process.argv.slice(2));
const threads = new Map();
const threadOf = (size) => {
  if (!threads.has(size)) threads.set(size, generateThread(size));
  return threads.get(size);
};
if (!existsSync(new URL('../dist/embed.js', import.meta.url))) throw new Error('There is no build: npm run build');

const browser = await startBrowser();
const server = await startServer(threadOf);
try {
  const wanted = contestants.filter(({ name }) => !options.only || options.only.includes(name) || name === 'empty');
  const runs = options.sizes.flatMap((size) => options.throttles.flatMap((throttle) => wanted.map((contestant) => ({ contestant, size, throttle }))));
  for (const run of shuffledRounds(runs, options.rounds)) {
    const { contestant, size, throttle, round } = run;
    const result = await measureLoad({ browser, server, ...run }).catch((error) => String(error));
    console.log(round, contestant.name, size, throttle, result);
  }
} finally {
  await browser.stop();
  server.stop();
}
