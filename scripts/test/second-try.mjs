import { printResults, resultsOf } from './results.mjs';

/** Of so many files it is not the machine that was busy. */
const TOO_MANY = 20;

/**
 * Runs tests, and the files that failed once more, by themselves: what is broken fails again. What does not is named as
 * unsteady, for somebody to mend. Answers whether all is well in the end.
 *
 * `run(env, files, engine)` runs all tests, or those of some files in one engine.
 */
export async function runTwice(run) {
  const first = await resultsOf((env) => run(env));
  if (!first) return broke();
  const failed = first.filter((result) => result.failed > 0);
  if (failed.length === 0 || failed.length > TOO_MANY) return end(first);

  const second = [];
  for (const engine of new Set(failed.map((result) => result.engine))) {
    const files = failed.filter((result) => result.engine === engine).map(({ file }) => file);
    console.log(`\nOnce more, in ${engine}: ${files.join(' ')}`);
    second.push(...((await resultsOf((env) => run(env, files, engine))) ?? []));
  }
  const { results, unsteady } = afterSecondTry(first, second);
  for (const failure of unsteady) console.log(`Unsteady: ${failure}`);
  return end(results);
}

/** What two runs come to: `unsteady` are the failures of files that passed the second time. */
export function afterSecondTry(first, second) {
  const again = (result) => second.find(({ file, engine }) => file === result.file && engine === result.engine);
  const isUnsteady = (result) => result.failed > 0 && again(result)?.failed === 0;
  return {
    results: first.map((result) => again(result) ?? result),
    unsteady: first.filter(isUnsteady).flatMap(({ failures }) => failures),
  };
}

function end(results) {
  printResults(results);
  return results.every(({ failed }) => failed === 0);
}

function broke() {
  console.log('The tests broke off.');
  console.log('0 passed, 1 failed');
  return false;
}
