import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOptions } from '../../bench/harness/options.mjs';
import { planOf } from '../../bench/harness/plan.mjs';
import { shuffledRounds } from '../../bench/harness/rounds.mjs';
import { median, quantile, ratio, slope } from '../../bench/harness/statistics.mjs';
import { selfTimes } from '../../bench/harness/trace.mjs';
import { barPlot, linePlot } from '../../bench/report/plot.mjs';
import { perComment, summariseActing, summariseLoading } from '../../bench/report/summary.mjs';
import { actingTable, loadingTable } from '../../bench/report/tables.mjs';

describe('figures', () => {
  it('have a middle', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([4, 1, 2, 9]), 3);
    assert.equal(median([]), null);
  });

  it('have a value that few exceed', () => {
    assert.equal(quantile([0, 10, 20, 30, 40], 0.75), 30);
    assert.equal(quantile([0, 10], 0.98), 9.8);
  });

  it('are compared only where both are known', () => {
    assert.equal(ratio(3, 2), 1.5);
    assert.equal(ratio(null, 2), null);
    assert.equal(ratio(3, 0), null);
  });

  it('grow by so much for each comment more', () => {
    assert.equal(slope({ size: 100, value: 300 }, { size: 1000, value: 2100 }), 2);
  });
});

describe('a result', () => {
  const load = (contestant, size, cpu, more = {}) => ({
    what: 'loading',
    contestant,
    size,
    throttle: 1,
    cpu,
    shown: size,
    ...more,
  });
  const runs = [
    load('empty', 1000, 25),
    load('empty', 1000, 20),
    load('static', 1000, 130),
    load('static', 1000, 120),
    load('ours', 1000, 95),
    load('ours', 1000, 70, { heap: 2_900_000 }),
    load('ours', 100, 40, { heap: 1_100_000 }),
    { ...load('waline', 1000), failed: 'Shows 0 comments.' },
  ];
  const names = ['empty', 'static', 'ours', 'waline'];

  it('is the best run without the page around it, against the best of plain HTML', () => {
    const [plain, ours] = summariseLoading(runs, names, { size: 1000, throttle: 1 });

    assert.deepEqual([plain.name, plain.cpu, plain.ratio], ['static', 100, 1]);
    assert.deepEqual([ours.name, ours.cpu, ours.ratio], ['ours', 50, 0.5]);
  });

  it('says who did not finish', () => {
    const [, , waline] = summariseLoading(runs, names, { size: 1000, throttle: 1 });

    assert.deepEqual([waline.rounds, waline.failed, waline.ratio], [0, 'Shows 0 comments.', null]);
  });

  it('tells how long the longest task was, and that a browser tells of none below 50 ms', () => {
    const long = [load('static', 1000, 100, { longest: 90 }), load('static', 1000, 100, { longest: 110 })];
    const short = [load('static', 1000, 100, { longest: 0 })];
    const table = (given) => loadingTable(given, names, { size: 1000, throttle: 1 });

    assert.match(table(long), /\| 100 +\| – +\|$/m);
    assert.match(table(short), /\| ≤ 50 +\| – +\|$/m);
  });

  it('says how far somebody came', () => {
    const row = (failed) => loadingTable([{ ...load('waline', 1000), failed }], names, { size: 1000, throttle: 1 });

    assert.match(row('Error: Shows 12 comments after 100 s.'), /\| 12 after 100 s +\| – /);
    assert.match(row('Error: Does not end within 400 s.'), /\| not within 400 s +\| – /);
    assert.match(row('TypeError'), /\| fails +\| – /);
  });

  it('tells what one comment more takes, from two sizes', () => {
    assert.deepEqual(perComment(runs, 'ours'), { heap: 2000, elements: null });
    assert.deepEqual(perComment(runs, 'static'), { heap: null, elements: null });
  });
});

describe('taking part', () => {
  const run = (wall, cpu, walls) => ({
    what: 'acting',
    contestant: 'waline',
    size: 1000,
    throttle: 1,
    reply: { wall, cpu },
    isFocused: false,
    keys: { walls, cpu },
    send: null,
    vote: null,
    arrival: null,
  });

  it('is the middle of all rounds, and of all keys what few exceed', () => {
    const runs = [run(10, 4, [1, 2]), run(30, 2, [3, 101])];
    const [waline] = summariseActing(runs, ['waline'], { size: 1000, throttle: 1 });

    assert.equal(waline.reply.wall, 20);
    assert.equal(waline.reply.cpu, 2);
    assert.equal(waline.key.wall, 2.5);
    assert.ok(waline.key.p98 > 90 && waline.key.p98 < 101);
    assert.deepEqual(waline.send, { wall: null, p98: null, cpu: null });
  });

  it('counts each of several turns in a round', () => {
    const turns = { ...run(0, 0, [1]), reply: [10, 20, 60].map((wall) => ({ wall, cpu: wall })) };
    const [waline] = summariseActing([turns], ['waline'], { size: 1000, throttle: 1 });

    assert.deepEqual([waline.reply.wall, waline.reply.cpu], [20, 10]);
    assert.ok(waline.reply.p98 > 58 && waline.reply.p98 < 60);
  });

  it('is told with what is mostly so, what few exceed, and the work', () => {
    const table = actingTable([run(10, 4, [1]), run(30, 2, [3])], ['waline'], { size: 1000, throttle: 1 });

    assert.match(table, /\| waline \| 20 \/ 30 \(2\.0\) +\| no /);
  });

  it('tells nothing of the main thread of a page that never rests', () => {
    const [waline] = summariseActing([run(10, null, [1])], ['waline'], { size: 1000, throttle: 1 });

    assert.deepEqual([waline.reply.cpu, waline.key.cpu], [null, null]);
  });
});

describe('rounds', () => {
  const orders = (seed) => [...shuffledRounds([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 20, seed)];

  it('run everybody once in each', () => {
    for (const number of [1, 20]) {
      const round = orders(1).filter((run) => run.round === number);

      assert.deepEqual(round.map(({ name }) => name).toSorted(), ['a', 'b', 'c']);
    }
  });

  it('begin with everybody in turn, and are the same for the same seed', () => {
    const leaders = new Set(
      orders(1)
        .filter((_, at) => at % 3 === 0)
        .map(({ name }) => name),
    );

    assert.equal(leaders.size, 3);
    assert.deepEqual(orders(7), orders(7));
  });
});

describe('the plan', () => {
  const plan = planOf(readOptions([]));
  const who = (wanted) =>
    plan
      .filter((run) => Object.entries(wanted).every(([key, value]) => run[key] === value))
      .map(({ contestant }) => contestant.name);

  it('lets everybody load a thread that they can bear', () => {
    assert.ok(who({ what: 'loading', size: 1000, throttle: 1 }).includes('twikoo'));
    assert.ok(!who({ what: 'loading', size: 10_000, throttle: 1 }).includes('twikoo'));
    assert.deepEqual(who({ what: 'loading', size: 100_000 }), ['ours-first']);
  });

  it('slows down the processor only for what is bearable then', () => {
    assert.ok(who({ what: 'loading', size: 1000, throttle: 4 }).includes('ours'));
    assert.deepEqual(who({ size: 10_000, throttle: 4 }), []);
  });

  it('scrolls through what is wholly in the page', () => {
    assert.deepEqual(who({ what: 'scrolling', size: 1000 }), ['static', 'static-cv', 'ours']);
    assert.deepEqual(who({ what: 'scrolling', size: 10_000 }), ['static', 'static-cv', 'ours']);
    assert.deepEqual(who({ what: 'scrolling', size: 100 }), []);
  });

  it('takes part in the longest thread that is wholly in the page', () => {
    assert.deepEqual(who({ what: 'acting', size: 10_000 }), ['static', 'static-cv', 'ours']);
  });

  it('pages through threads of all sizes that have pages', () => {
    const sizes = plan.filter(({ what }) => what === 'paging').map(({ size }) => size);

    assert.deepEqual(sizes, [1000, 10_000, 100_000]);
  });

  it('measures the page around the comments whoever runs', () => {
    const names = planOf(readOptions(['--only', 'ours', '--what', 'loading', '--sizes', '100', '--throttle', '1']));

    assert.deepEqual(
      names.map(({ contestant }) => contestant.name),
      ['empty', 'ours'],
    );
  });
});

describe('a trace', () => {
  const event = (name, ts, dur) => ({ name, ts, dur, tdur: dur });

  it('counts work where it is done, not for whoever asked for it', () => {
    const times = selfTimes([
      event('RunTask', 0, 10_000),
      event('FunctionCall', 1000, 8000),
      event('Layout', 2000, 3000),
      event('RunTask', 20_000, 1000),
    ]);

    assert.deepEqual([times.script, times.layout, times.other], [5, 3, 3]);
  });
});

describe('options', () => {
  it('have a value of their own where nothing is asked for', () => {
    assert.deepEqual(readOptions([]).sizes, [100, 1000, 10_000, 100_000]);
    assert.equal(readOptions([]).saveAs, 'after');
  });

  it('are read', () => {
    const { rounds, only, throttles } = readOptions(['--rounds', '7', '--only', 'ours,static', '--throttle', '1,4']);

    assert.deepEqual([rounds, only, throttles], [7, ['ours', 'static'], [1, 4]]);
  });

  it('are refused where they mean nothing', () => {
    assert.throws(() => readOptions(['--rounds', 'many']), /no whole number/);
    assert.throws(() => readOptions(['--size', '100']), /--size/);
    assert.throws(() => readOptions(['--what', 'loading,jumping']), /“jumping” is nothing to measure/);
  });
});

describe('a plot', () => {
  const axis = (label) => ({ label, log: true });
  const plot = linePlot({
    title: 'Cost',
    x: axis('comments'),
    y: axis('ms'),
    series: [
      {
        name: 'a < b',
        points: [
          [100, 10],
          [1000, 100],
          [10_000, 1000],
        ],
      },
    ],
  });

  it('places points of a line on a line', () => {
    const [, places] = /polyline class="line" points="([^"]*)"/.exec(plot);
    const [first, middle, last] = places.split(' ').map((place) => place.split(',').map(Number));

    assert.deepEqual(middle, [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2]);
    assert.ok(first[0] < last[0] && first[1] > last[1]);
  });

  it('names its axes at round values', () => {
    for (const label of ['>100<', '>1k<', '>10k<', '>10<', '>comments<']) assert.ok(plot.includes(label), label);
  });

  it('takes names for words', () => {
    assert.ok(plot.includes('a &lt; b'));
  });

  it('is light or dark as its reader has it', () => {
    assert.match(plot, /prefers-color-scheme: dark/);
  });

  it('draws bars as long as they are worth', () => {
    const bars = barPlot({
      title: 'CPU',
      bars: [
        { name: 'ours', value: 1, note: '1 ×' },
        { name: 'static', value: 2, note: '2 ×' },
      ],
    });
    const [one, two] = [...bars.matchAll(/<rect class="bar" [^>]*width="([^"]*)"/g)].map(([, width]) => Number(width));

    assert.equal(two, one * 2);
  });
});
