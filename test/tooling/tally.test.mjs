import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { tallyEvents } from '../../scripts/test-node/tally-reporter.mjs';
import { testsIn } from '../../scripts/wtr/faults-reporter.mjs';
import { afterSecondTry } from '../../scripts/test/second-try.mjs';
import { tallySessions } from '../../scripts/wtr/tally-reporter.mjs';

const passing = (name) => ({ name, passed: true, skipped: false });
const failing = (name) => ({ name, passed: false, skipped: false });
const skipped = (name) => ({ name, passed: true, skipped: true });
const session = (passed, tests, suites = []) => ({
  passed,
  browser: { name: 'WebKitGTK' },
  testFile: resolve('test/b.test.ts'),
  testResults: { name: '', tests, suites },
});
const result = (passed, ...failures) => ({
  file: 'test/b.test.ts',
  engine: 'WebKitGTK',
  passed,
  failed: failures.length,
  failures: failures.map((failure) => `WebKitGTK test/b.test.ts ${failure}`),
});

describe('the tally of the browsers', () => {
  it('counts for each file in each browser', () => {
    const sessions = [session(true, [passing('a')]), session(true, [passing('a')])];

    assert.deepEqual(tallySessions(sessions), [result(1), result(1)]);
  });

  it('counts tests at any depth', () => {
    const inner = { name: 'inner', tests: [failing('b')], suites: [] };
    const outer = { name: 'outer', tests: [passing('a')], suites: [inner] };

    assert.deepEqual(tallySessions([session(false, [], [outer])]), [result(1, '› outer › inner › b')]);
  });

  it('counts a skipped test as failed, and names it', () => {
    assert.deepEqual(tallySessions([session(true, [skipped('c')])]), [result(0, '› c: skipped')]);
  });

  it('counts a file that broke before its first test as one failure', () => {
    const errors = [{ message: 'No such module\nat line 1' }];
    const broken = { ...session(false), testResults: undefined, errors };

    assert.deepEqual(tallySessions([broken]), [result(0, 'the file itself: No such module')]);
  });

  it('says where a test failed, and why', () => {
    const test = { ...failing('a'), error: { message: 'expected 1 to equal 2\n+ 1' } };

    assert.deepEqual(tallySessions([session(false, [test])]), [result(0, '› a: expected 1 to equal 2')]);
  });
});

describe('the tally of node:test', () => {
  const event = (type, data = {}) => ({ type, data: { name: 'x', ...data } });
  const counts = async (events) => (await tallyEvents(events)).results;
  const result = (passed, ...failures) => ({ file: '', engine: 'Node', passed, failed: failures.length, failures });

  it('counts tests and not the suites around them', async () => {
    const suite = event('test:fail', { details: { type: 'suite' } });
    const events = [event('test:pass'), event('test:pass'), event('test:fail'), suite];

    assert.deepEqual(await counts(events), [result(2, '› x')]);
  });

  it('counts a skipped test and one to be written as failed, and names them', async () => {
    const events = [event('test:pass', { skip: true }), event('test:pass', { name: 'y', todo: '' })];

    assert.deepEqual(await counts(events), [result(0, '› x: skipped', '› y: skipped')]);
  });

  it('ignores what is no result', async () => {
    assert.deepEqual(await counts([event('test:start'), event('test:diagnostic')]), []);
  });

  it('knows what came of each file', async () => {
    const { byFile } = await tallyEvents([event('test:pass', { file: 'a' }), event('test:fail', { file: 'a' })]);

    assert.deepEqual(
      [...byFile],
      [
        [
          'a',
          [
            { name: 'x', passed: true },
            { name: 'x', passed: false },
          ],
        ],
      ],
    );
  });
});

describe('what is kept of a run for the table of faults', () => {
  it('is each test by its whole name, and a skipped one as failed', () => {
    const suite = { name: 'b', tests: [skipped('c')], suites: [] };

    assert.deepEqual(testsIn({ name: 'a', tests: [passing('d')], suites: [suite] }, ''), [
      { name: ' a d', passed: true },
      { name: ' a b c', passed: false },
    ]);
  });
});

describe('a second try', () => {
  const result = (file, engine, failed) => ({
    file,
    engine,
    passed: 1,
    failed,
    failures: Array.from({ length: failed }, () => `${engine} ${file} › x`),
  });
  const first = [result('a', 'Chrome', 0), result('b', 'Chrome', 2), result('b', 'Firefox', 1)];

  it('counts in place of the first, and names what passed only then', () => {
    const { results, unsteady } = afterSecondTry(first, [result('b', 'Chrome', 0), result('b', 'Firefox', 1)]);

    assert.deepEqual(results, [result('a', 'Chrome', 0), result('b', 'Chrome', 0), result('b', 'Firefox', 1)]);
    assert.deepEqual(unsteady, ['Chrome b › x', 'Chrome b › x']);
  });

  it('that came to nothing changes nothing', () => {
    assert.deepEqual(afterSecondTry(first, []), { results: first, unsteady: [] });
  });
});
