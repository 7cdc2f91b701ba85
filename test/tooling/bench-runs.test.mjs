import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { within } from '../../bench/harness/limit.mjs';
import { progressLine } from '../../bench/harness/progress.mjs';
import { renewed } from '../../bench/harness/results.mjs';

describe('a run', () => {
  const never = () => new Promise(() => {});

  it('has an outcome within its time', async () => {
    assert.equal(await within(60, Promise.resolve('done')), 'done');
    await assert.rejects(within(60, Promise.reject(new Error('broken'))), /broken/);
  });

  it('is given up once it has taken too long', async ({ mock }) => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const outcome = assert.rejects(within(60, never()), /Does not end within 60 s/);

    mock.timers.tick(60_000);

    await outcome;
  });

  it('is told of in a line', () => {
    const run = { round: 2, what: 'loading', contestant: 'ours', size: 1000, throttle: 4 };
    const line = progressLine({ at: 3, count: 20, seconds: 1.25, run, measured: { cpu: 12.345, shown: 1000 } });

    assert.equal(line, '3/20 loading ours, 1,000, ×4, round 2, 1.3 s: {"cpu":12.3,"shown":1000}');
  });

  it('is told of in a line when it has failed, too', () => {
    const run = { round: 1, what: 'acting', contestant: 'waline', size: 1000, throttle: 1 };
    const line = progressLine({ at: 1, count: 1, seconds: 400, run, measured: { failed: 'Error: Nothing came.' } });

    assert.equal(line, '1/1 acting waline, 1,000, round 1, 400.0 s: Error: Nothing came.');
  });
});

describe('results', () => {
  const run = (contestant, round, more) => ({ what: 'loading', contestant, size: 100, throttle: 1, round, ...more });

  it('are kept until there are fresh ones of the same', () => {
    const known = [run('ours', 1), run('ours', 2), run('static', 1)];

    assert.deepEqual(renewed(known, []), known);
    assert.deepEqual(renewed(known, [run('ours', 1, { cpu: 5 })]), [run('static', 1), run('ours', 1, { cpu: 5 })]);
  });

  it('are of the same only in what was done, by whom, with how much, and how fast', () => {
    const fresh = [run('ours', 1)];
    const others = [{ what: 'acting' }, { size: 1000 }, { throttle: 4 }].map((more) => run('ours', 1, more));

    assert.deepEqual(renewed(others, fresh), [...others, ...fresh]);
  });
});
