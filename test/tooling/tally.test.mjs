import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { tallyEvents } from '../../scripts/test-node/tally-reporter.mjs';
import { testsIn } from '../../scripts/wtr/faults-reporter.mjs';
import { tallySessions } from '../../scripts/wtr/tally-reporter.mjs';

const passing = (name) => ({ name, passed: true, skipped: false });
const failing = (name) => ({ name, passed: false, skipped: false });
const skipped = (name) => ({ name, passed: true, skipped: true });
const session = (passed, tests, suites = []) => ({ passed, testResults: { name: '', tests, suites } });

describe('the tally of the browsers', () => {
  it('counts a test once for each browser it ran in', () => {
    const sessions = [session(true, [passing('a')]), session(true, [passing('a')])];

    assert.deepEqual(tallySessions(sessions), { passed: 2, failed: 0, failures: [] });
  });

  it('counts tests at any depth', () => {
    const inner = { name: 'inner', tests: [failing('b')], suites: [] };
    const outer = { name: 'outer', tests: [passing('a')], suites: [inner] };

    assert.deepEqual(tallySessions([session(false, [], [outer])]), {
      passed: 1,
      failed: 1,
      failures: ['› outer › inner › b'],
    });
  });

  it('counts a skipped test as failed, and names it', () => {
    assert.deepEqual(tallySessions([session(true, [skipped('c')])]), {
      passed: 0,
      failed: 1,
      failures: ['› c: skipped'],
    });
  });

  it('counts a file that broke before its first test as one failure', () => {
    const errors = [{ message: 'No such module\nat line 1' }];

    assert.deepEqual(tallySessions([{ passed: false, testResults: undefined, errors }]), {
      passed: 0,
      failed: 1,
      failures: ['the file itself: No such module'],
    });
  });

  it('says where a test failed, and why', () => {
    const test = { ...failing('a'), error: { message: 'expected 1 to equal 2\n+ 1' } };
    const failed = { ...session(false, [test]), browser: { name: 'Webkit' }, testFile: resolve('test/b.test.ts') };

    assert.deepEqual(tallySessions([failed]).failures, ['Webkit test/b.test.ts › a: expected 1 to equal 2']);
  });
});

describe('the tally of node:test', () => {
  const event = (type, data = {}) => ({ type, data: { name: 'x', ...data } });
  const counts = async (events) => {
    const { passed, failed, failures } = await tallyEvents(events);
    return { passed, failed, failures };
  };

  it('counts tests and not the suites around them', async () => {
    const suite = event('test:fail', { details: { type: 'suite' } });
    const events = [event('test:pass'), event('test:pass'), event('test:fail'), suite];

    assert.deepEqual(await counts(events), { passed: 2, failed: 1, failures: ['› x'] });
  });

  it('counts a skipped test and one to be written as failed, and names them', async () => {
    const events = [event('test:pass', { skip: true }), event('test:pass', { name: 'y', todo: '' })];

    assert.deepEqual(await counts(events), { passed: 0, failed: 2, failures: ['› x: skipped', '› y: skipped'] });
  });

  it('ignores what is no result', async () => {
    assert.deepEqual(await counts([event('test:start'), event('test:diagnostic')]), {
      passed: 0,
      failed: 0,
      failures: [],
    });
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
