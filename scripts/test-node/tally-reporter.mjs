import { relative } from 'node:path';
import { keepResults } from '../faults/results.mjs';
import { report } from '../test/results.mjs';

/** Counts the tests of node:test as the browsers' are counted (scripts/wtr/tally-reporter.mjs): a skipped one failed. */
async function* tallyReporter(events) {
  const { results, byFile } = await tallyEvents(events);
  keepResults([...byFile].map(([file, tests]) => ({ file, engine: 'Node', tests })));
  if (results.some(({ failed }) => failed > 0)) process.exitCode = 1;
  const lines = [];
  report(results, (line) => lines.push(line));
  for (const line of lines) yield `${line}\n`;
}

/** What the events of a run come to, by file: counted, and test by test; suites are no tests. */
export async function tallyEvents(events) {
  const byFile = new Map();
  const results = new Map();
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    const file = data.file ? relative('.', data.file) : '';
    if (!results.has(file)) results.set(file, { file, engine: 'Node', passed: 0, failed: 0, failures: [] });
    const result = results.get(file);
    const idle = data.skip !== undefined || data.todo !== undefined;
    const passed = type === 'test:pass' && !idle;
    byFile.set(file, [...(byFile.get(file) ?? []), { name: data.name, passed }]);
    if (passed) {
      result.passed += 1;
      continue;
    }
    result.failed += 1;
    result.failures.push(`${file} › ${data.name}${idle ? ': skipped' : ''}`.trimStart());
  }
  return { results: [...results.values()], byFile };
}

// node:test takes a reporter by its default export.
export default tallyReporter;
