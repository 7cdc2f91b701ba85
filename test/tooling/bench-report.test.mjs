import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plotsOf } from '../../bench/report/plots.mjs';
import { sizeLines, summarisePaging } from '../../bench/report/paging.mjs';
import { reportOf } from '../../bench/report/report.mjs';

const names = ['empty', 'static', 'ours', 'ours-first'];
const load = (contestant, size, cpu, more) => ({
  what: 'loading',
  contestant,
  size,
  throttle: 1,
  cpu,
  load: 1,
  ...more,
});
const step = (pages, heap) => ({ pages, heap, shown: pages, cpu: heap, elements: 10 });
const paging = (size, ...steps) => ({ what: 'paging', contestant: 'ours-first', size, throttle: 1, load: 2, steps });

describe('paging', () => {
  it('is told at the first page, after half of the way, and at its end', () => {
    const run = paging(1000, ...[1, 3, 11, 13, 21].map((pages) => step(pages, pages)));
    const { first, half, last } = summarisePaging([run], 1000);

    assert.deepEqual([first.pages, half.pages, last.pages], [1, 11, 21]);
  });

  it('goes by the last look before that, where there were fewer', () => {
    const run = paging(1000, ...[1, 5, 10, 15, 20, 50].map((pages) => step(pages, pages)));
    const { half, last } = summarisePaging([run], 1000);

    assert.deepEqual([half.pages, last.pages], [10, 20]);
  });

  it('is not told where nobody did, or nobody ended', () => {
    assert.equal(summarisePaging([], 1000), undefined);
    assert.equal(summarisePaging([{ ...paging(1000), steps: undefined, failed: 'Error' }], 1000), undefined);
  });
});

describe('the plot against size', () => {
  const first = (size, cpu) => load('ours-first', size, cpu, { heap: 4, elements: 10 });
  const plot = sizeLines([
    first(100, 20),
    first(100_000, 60),
    paging(1000, step(1, 4), step(21, 8)),
    paging(100_000, step(1, 4), step(21, 8)),
  ]);
  const heights = (at) =>
    [...plot.matchAll(/points="([^"]*)"/g)][at][1].split(' ').map((place) => Number(place.split(',')[1]));

  it('is level for what does not depend on it', () => {
    const [small, large] = heights(1);

    assert.equal(small, large);
  });

  it('tells all as a multiple of the smallest', () => {
    const [[small, large], [level]] = [heights(0), heights(1)];
    const ground = 360 - 48;

    assert.equal(small, level);
    assert.ok(Math.abs((ground - large) / (ground - small) - 3) < 0.01);
  });

  it('is not there with one size alone', () => {
    assert.equal(sizeLines([first(100, 20), paging(1000, step(1, 4))]), undefined);
  });
});

describe('a report', () => {
  const about = { date: '2026-01-02', machine: 'a machine', browser: 'Chrome 1' };
  const runs = [load('static', 1000, 100, { shown: 1000 }), load('ours', 1000, 50, { shown: 1000 })];
  const report = (more, before) => {
    const results = { ...about, runs: [...runs, ...more] };
    return reportOf({ results, before, names, files: plotsOf(results.runs, names).map(([file]) => file) });
  };
  const stretches = [{ drawn: 10, late: 0, missed: 0, longest: 17, screens: 1, cpu: 5 }];

  it('says when, where, and beside how much else', () => {
    assert.match(report([paging(1000, step(1, 4))]), /on 2026-01-02 in Chrome 1: a machine; meanwhile 1 to 2 other/);
  });

  it('is silent about what there are no results for', () => {
    for (const part of [
      '### Scrolling',
      '### Taking part',
      '### Where the time goes',
      '### Before',
      'undefined',
      'NaN',
    ])
      assert.ok(!report([]).includes(part), part);
  });

  it('has a part for each measure', () => {
    const acting = {
      what: 'acting',
      contestant: 'ours',
      size: 10_000,
      throttle: 1,
      load: 1,
      vote: { wall: 20, cpu: 3 },
    };
    const text = report(
      [{ what: 'scrolling', contestant: 'ours', size: 1000, throttle: 1, load: 1, stretches }, acting],
      { runs },
    );

    assert.match(text, /### Scrolling\n\n\*\*With 1,000 comments shown/);
    assert.match(text, /### Taking part\n\n\*\*With 10,000 comments shown/);
    assert.match(text, /### Before and after\n\n\| ours/);
  });

  it('shows the plots that there are', () => {
    assert.match(report([]), /\(performance\/cpu-1000\.svg\)/);
    assert.doesNotMatch(report([]), /paging\.svg/);
    assert.match(report([paging(1000, step(1, 4), step(3, 8))]), /\(performance\/paging\.svg\)/);
  });

  it('is written about a size that nobody brings to an end', () => {
    const failed = [{ ...load('ours', 10_000), cpu: undefined, failed: 'Error: Does not end within 400 s.' }];

    assert.match(report(failed), /\*\*10,000 comments\*\* \(nobody ends\)\n\n.*\n.*\n\| ours \| not within 400 s/);
  });
});
