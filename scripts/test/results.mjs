import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
/** Where a run leaves its results for whoever started it by `runTwice`. */
const handover = new URL('out/results.json', root);

/**
 * Takes what a run came to, for each file in each engine: `{file, engine, passed, failed, failures}`, `failures` with a
 * line for each. It is printed, or handed to whoever started the run and asked for that.
 */
export function report(results, print = console.log) {
  if (process.env.RESULTS !== 'handed over') return printResults(results, print);
  mkdirSync(new URL('.', handover), { recursive: true });
  writeFileSync(handover, JSON.stringify(results));
}

/** Runs something that reports, and answers what it handed over; `undefined` if it did not come to that. */
export async function resultsOf(run) {
  rmSync(handover, { force: true });
  await run({ RESULTS: 'handed over' });
  try {
    return JSON.parse(readFileSync(handover, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Prints what failed, a line for each engine, and `N passed, N failed` last, for people and for `.ci/run`. */
export function printResults(results, print = console.log) {
  for (const failure of results.flatMap(({ failures }) => failures)) print(`Failed: ${failure}`);
  for (const name of new Set(results.map(({ engine }) => engine)))
    print(`${name}: ${sum(results.filter(({ engine }) => engine === name))}`);
  print(sum(results));
}

function sum(results) {
  const total = (count) => results.reduce((all, result) => all + result[count], 0);
  return `${total('passed')} passed, ${total('failed')} failed`;
}
