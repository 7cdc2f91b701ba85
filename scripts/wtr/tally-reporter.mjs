import { relative } from 'node:path';

/**
 * Prints what failed, a line per browser, and `N passed, N failed` last, for people and for `.ci/run`. A skipped test
 * counts as failed, so that nothing passes by being absent; so does a file that broke before its first test.
 */
export function tallyReporter() {
  return {
    stop({ sessions }) {
      const { passed, failed, failures } = tallySessions(sessions);
      const browsers = [...new Set([...sessions].map(({ browser }) => browser.name))];
      // The other reporters still have their say after stop().
      process.once('exit', (code) => {
        for (const failure of failures) console.log(`Failed: ${failure}`);
        for (const name of browsers) {
          const own = tallySessions([...sessions].filter(({ browser }) => browser.name === name));
          console.log(`${name}: ${own.passed} passed, ${own.failed} failed`);
        }
        console.log(`${passed} passed, ${failed} failed`);
        if (failed > 0 && code === 0) process.exitCode = 1;
      });
    },
  };
}

/** What the sessions (one per file and browser) come to; `failures` has a line for each failure. */
export function tallySessions(sessions) {
  const tally = { passed: 0, failed: 0, failures: [] };
  for (const session of sessions) {
    const before = tally.failed;
    const file = session.testFile === undefined ? '' : `${relative('.', session.testFile)} `;
    const place = `${session.browser?.name ?? ''} ${file}`.trimStart();
    tallySuite(session.testResults, tally, place);
    if (!session.passed && tally.failed === before) {
      tally.failed += 1;
      tally.failures.push(`${place}the file itself${because(session.errors?.[0])}`);
    }
  }
  return tally;
}

function tallySuite(suite, tally, path) {
  for (const test of suite?.tests ?? []) {
    if (test.passed && !test.skipped) {
      tally.passed += 1;
      continue;
    }
    tally.failed += 1;
    tally.failures.push(`${path}› ${test.name}${test.skipped ? ': skipped' : because(test.error)}`);
  }
  for (const inner of suite?.suites ?? []) tallySuite(inner, tally, `${path}› ${inner.name} `);
}

function because(error) {
  const [line] = (error?.message ?? '').split('\n');
  return line === '' ? '' : `: ${line}`;
}
