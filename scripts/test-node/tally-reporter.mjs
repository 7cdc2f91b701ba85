/** Counts the tests of node:test as the browsers' are counted (scripts/wtr/tally-reporter.mjs): a skipped one failed. */
async function* tallyReporter(events) {
  const { passed, failed, skipped } = await tallyEvents(events);
  if (failed > 0) process.exitCode = 1;
  for (const name of skipped) yield `Skipped, which counts as failed: ${name}\n`;
  yield `${passed} passed, ${failed} failed\n`;
}

/** What the events of a run come to; suites are no tests. */
export async function tallyEvents(events) {
  const tally = { passed: 0, failed: 0, skipped: [] };
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    const idle = data.skip !== undefined || data.todo !== undefined;
    if (idle) tally.skipped.push(data.name);
    if (type === 'test:pass' && !idle) tally.passed += 1;
    else tally.failed += 1;
  }
  return tally;
}

// node:test takes a reporter by its default export.
export default tallyReporter;
