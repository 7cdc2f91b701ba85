import { relative } from 'node:path';
import { keepResults } from '../faults/results.mjs';

/** Keeps which rows of the fault table were shown in which engine, for the table in docs/faults.md: `npm run docs`. */
export function faultsReporter() {
  let rootDir = '.';
  return {
    start({ config }) {
      rootDir = config.rootDir;
    },
    stop({ sessions }) {
      keepResults(
        [...sessions].map(({ testFile, browser, testResults }) => ({
          file: relative(rootDir, testFile),
          engine: browser.name,
          tests: testsIn(testResults, ''),
        })),
      );
    },
  };
}

/** All tests of a suite, each by its whole name. */
export function testsIn(suite, above) {
  if (!suite) return [];
  const name = `${above} ${suite.name}`;
  return [
    ...suite.tests.map((test) => ({ name: `${name} ${test.name}`, passed: test.passed && !test.skipped })),
    ...suite.suites.flatMap((inner) => testsIn(inner, name)),
  ];
}
