import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aimsTable } from '../../bench/report/aims.mjs';

const load = (contestant, cpu, more) => ({ what: 'loading', contestant, size: 1000, throttle: 1, cpu, ...more });
const lineOf = (runs, what) =>
  aimsTable(runs)
    .split('\n')
    .find((row) => row.includes(what));

describe('the table of aims', () => {
  const line = (ours, what) => lineOf([load('static', 100), load('ours', ...ours)], what);

  it('says what is reached, and what is not', () => {
    assert.match(line([50], 'static: 1,000'), /\| 0\.60 +\| 0\.50 +\| yes/);
    assert.match(line([80], 'static: 1,000'), /\| 0\.60 +\| 0\.80 +\| no /);
  });

  it('does not take what was not measured, or never ended, for reached', () => {
    assert.match(line([50], 'static: 100'), /not measured/);
    assert.match(line([undefined, { failed: 'Error' }], 'static: 1,000'), /does not finish/);
  });

  it('wants no task over 50 ms', () => {
    assert.match(line([50, { longest: 0 }], 'longest task with 1,000'), /\| ≤ 50 +\| ≤ 50 +\| yes/);
    assert.match(line([50, { longest: 70 }], 'longest task with 1,000'), /\| ≤ 50 +\| 70 +\| no /);
    assert.match(line([50, { size: 10_000, longest: 51 }], 'longest task with 10,000'), /\| 51 +\| no /);
  });
});

describe('the aims for a slow processor', () => {
  const slow = { throttle: 4 };
  const runs = [load('static', 400, { ...slow, first: 900 }), load('ours', 200, { ...slow, first: 800 })];

  it('compare with plain HTML on the same', () => {
    assert.match(lineOf([...runs, load('static', 100)], 'the same: 1,000'), /\| 0\.60 +\| 0\.50 +\| yes/);
  });

  it('want the first comment painted no later', () => {
    assert.match(lineOf(runs, 'the same, first of 1,000'), /\| 900 +\| 800 +\| yes/);
    assert.match(lineOf(runs.slice(1), 'the same, first of 1,000'), /\| – +\| 800 +\| not measured/);
  });
});

describe('the aims for taking part', () => {
  const acting = (contestant, size, walls) => {
    const act = walls.map((wall) => ({ wall, cpu: 1 }));
    const keys = { walls, cpu: 1 };
    return { what: 'acting', contestant, size, throttle: 1, vote: act, reply: act, send: act, keys };
  };

  it('compare 1,000 comments with plain HTML', () => {
    const runs = [acting('static', 1000, [40]), acting('ours', 1000, [30])];

    assert.match(lineOf(runs, 'own comment, the same'), /\| 40 +\| 30 +\| yes/);
  });

  it('want 98 in 100 acts with 10,000 below 50 ms', () => {
    const few = [acting('ours', 10_000, [...Array.from({ length: 99 }, () => 20), 300])];
    const many = [acting('ours', 10_000, [20, 20, 20, 300])];

    for (const what of [
      'Reply → focused form, p98 with 10,000',
      'vote, p98 with 10,000',
      'own comment, p98 with 10,000',
    ])
      assert.match(lineOf(few, what), /\| 50 +\| 20 +\| yes/);
    assert.match(lineOf(many, 'Reply → focused form, p98 with 10,000'), /\| 50 +\| 2\d\d +\| no /);
    assert.match(lineOf([acting('ours', 10_000, [60])], 'key → glyph, p98 with 10,000'), /\| 50 +\| 60 +\| no /);
  });
});

describe('the aims for scrolling', () => {
  const scrolling = (contestant, missed) => {
    const stretches = [{ drawn: 100 - missed, late: 0, missed, longest: 17, screens: 25, cpu: 100 }];
    return { what: 'scrolling', contestant, size: 1000, throttle: 1, stretches };
  };

  it('want as many frames as plain HTML has', () => {
    const what = 'scrolling through 1,000:';

    assert.match(lineOf([scrolling('static', 0), scrolling('ours', 0)], what), /\| 0\.0 % +\| 0\.0 % +\| yes/);
    assert.match(lineOf([scrolling('static', 0), scrolling('ours', 3)], what), /\| 0\.0 % +\| 3\.0 % +\| no /);
  });
});

describe('the aims for any size', () => {
  const first = (size, cpu) => load('ours-first', cpu, { size });
  const paging = (...pages) => {
    const steps = pages.map((further) => ({ pages: further + 1, heap: 4 + further / 20, elements: 30 }));
    return { what: 'paging', contestant: 'ours-first', size: 100_000, throttle: 1, steps };
  };

  it('want the longest thread opened like a short one', () => {
    assert.match(lineOf([first(1000, 300), first(100_000, 318)], 'opening 100,000'), /\| 1\.06 +\| yes/);
    assert.match(lineOf([first(1000, 300), first(100_000, 900)], 'opening 100,000'), /\| 3\.00 +\| no /);
    assert.match(lineOf([first(1000, 300)], 'opening 100,000'), /not measured/);
  });

  it('want a page that stops growing while a reader pages on', () => {
    assert.match(lineOf([paging(0, 200, 400)], 'heap 400 pages on'), /\| 1\.71 +\| no /);
    assert.match(lineOf([paging(0, 200, 400)], 'elements 400 pages on'), /\| 1\.00 +\| yes/);
    assert.match(lineOf([paging(0, 10, 20)], 'heap 400 pages on'), /not measured/);
  });
});
