/**
 * Prints a line per browser and `N passed, N failed` last, for people and for `.ci/run`. A skipped test counts as
 * failed, so that nothing passes by being absent; so does a file that broke before its first test.
 */
export function tallyReporter() {
  return {
    stop({ sessions }) {
      const { passed, failed, skipped } = tallySessions(sessions);
      const browsers = [...new Set([...sessions].map(({ browser }) => browser.name))];
      // The other reporters still have their say after stop().
      process.once('exit', (code) => {
        for (const name of browsers) {
          const own = tallySessions([...sessions].filter(({ browser }) => browser.name === name));
          console.log(`${name}: ${own.passed} passed, ${own.failed} failed`);
        }
        for (const name of skipped) console.log(`Skipped, which counts as failed: ${name}`);
        console.log(`${passed} passed, ${failed} failed`);
        if (failed > 0 && code === 0) process.exitCode = 1;
      });
    },
  };
}

/** What the sessions (one per file and browser) come to. */
export function tallySessions(sessions) {
  const tally = { passed: 0, failed: 0, skipped: [] };
  for (const session of sessions) {
    const before = tally.failed;
    tallySuite(session.testResults, tally);
    if (!session.passed && tally.failed === before) tally.failed += 1;
  }
  return tally;
}

function tallySuite(suite, tally) {
  for (const test of suite?.tests ?? []) {
    if (test.passed && !test.skipped) tally.passed += 1;
    else tally.failed += 1;
    if (test.skipped) tally.skipped.push(test.name);
  }
  for (const inner of suite?.suites ?? []) tallySuite(inner, tally);
}
