import { relative } from 'node:path';
import { keepResults } from '../faults/results.mjs';

/** Counts the tests of node:test as the browsers' are counted (scripts/wtr/tally-reporter.mjs): a skipped one failed. What failed is named. */
async function* tallyReporter(events) {
  const { passed, failed, failures, byFile } = await tallyEvents(events);
  keepResults([...byFile].map(([file, tests]) => ({ file: relative('.', file), engine: 'Node', tests })));
  if (failed > 0) process.exitCode = 1;
  for (const failure of failures) yield `Failed: ${failure}\n`;
  yield `${passed} passed, ${failed} failed\n`;
}

/** What the events of a run come to, `failures` with a line for each; suites are no tests. */
export async function tallyEvents(events) {
  const tally = { passed: 0, failed: 0, failures: [], byFile: new Map() };
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    const idle = data.skip !== undefined || data.todo !== undefined;
    const passed = type === 'test:pass' && !idle;
    if (data.file) tally.byFile.set(data.file, [...(tally.byFile.get(data.file) ?? []), { name: data.name, passed }]);
    if (passed) {
      tally.passed += 1;
      continue;
    }
    tally.failed += 1;
    const place = data.file ? `${relative('.', data.file)} ` : '';
    tally.failures.push(`${place}› ${data.name}${idle ? ': skipped' : ''}`);
  }
  return tally;
}

// node:test takes a reporter by its default export.
export default tallyReporter;
