import { relative } from 'node:path';
import { report } from '../test/results.mjs';

/**
 * Reports what came of each file in each browser. A skipped test counts as failed, so that nothing passes by being
 * absent; so does a file that broke before its first test.
 */
export function tallyReporter() {
  return {
    stop({ sessions }) {
      const results = tallySessions(sessions);
      // The other reporters still have their say after stop().
      process.once('exit', (code) => {
        report(results);
        if (code === 0 && results.some(({ failed }) => failed > 0)) process.exitCode = 1;
      });
    },
  };
}

/** What the sessions, one for each file and browser, come to. */
export function tallySessions(sessions) {
  return [...sessions].map((session) => {
    const file = relative('.', session.testFile);
    const result = { file, engine: session.browser.name, passed: 0, failed: 0, failures: [] };
    const place = `${result.engine} ${file} `;
    tallySuite(session.testResults, result, place);
    if (!session.passed && result.failed === 0) {
      result.failed = 1;
      result.failures.push(`${place}the file itself${because(session.errors?.[0])}`);
    }
    return result;
  });
}

function tallySuite(suite, result, path) {
  for (const test of suite?.tests ?? []) {
    if (test.passed && !test.skipped) {
      result.passed += 1;
      continue;
    }
    result.failed += 1;
    result.failures.push(`${path}› ${test.name}${test.skipped ? ': skipped' : because(test.error)}`);
  }
  for (const inner of suite?.suites ?? []) tallySuite(inner, result, `${path}› ${inner.name} `);
}

function because(error) {
  const [line] = (error?.message ?? '').split('\n');
  return line === '' ? '' : `: ${line}`;
}
