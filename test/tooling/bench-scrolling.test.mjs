import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { framesOf } from '../../bench/harness/frames.mjs';
import { scrollingTable, summariseScrolling } from '../../bench/report/scrolling.mjs';

const [PAGE, AROUND] = [3, 1];
/** The frame of a number, 16 ms after the one before. */
const frame = (name, number, more = {}) => ({
  name,
  pid: 7,
  ts: number * 16_000,
  args: { layerTreeId: PAGE, frameSeqId: number, ...more },
});
const drawn = (...numbers) => numbers.map((number) => frame('DrawFrame', number));

describe('the frames of a trace', () => {
  it('came, or were missed', () => {
    const events = [...drawn(1, 2, 5), frame('DroppedFrame', 3), frame('DroppedFrame', 4)];

    assert.deepEqual(framesOf(events), { drawn: 3, late: 0, missed: 2, longest: 48 });
  });

  it('are late without what the main thread had to say', () => {
    const events = [...drawn(1, 2, 3), frame('DroppedFrame', 2, { hasPartialUpdate: true })];

    assert.deepEqual(framesOf(events), { drawn: 3, late: 1, missed: 0, longest: 16 });
  });

  it('are not waited for while there is nothing to draw', () => {
    assert.equal(framesOf(drawn(1, 2, 40, 41)).longest, 16);
  });

  it('are not missed before anything moves, nor after', () => {
    const events = [frame('DroppedFrame', 1), ...drawn(2, 3), frame('DroppedFrame', 4)];

    assert.equal(framesOf(events).missed, 0);
  });

  it('are those of the page, in whatever order they are told', () => {
    const around = [1, 2].map((number) => frame('DrawFrame', number, { layerTreeId: AROUND }));

    assert.equal(framesOf([...around, ...drawn(3, 1, 2)]).drawn, 3);
  });

  it('are none where nothing moved', () => {
    assert.deepEqual(framesOf([{ name: 'RunTask', ts: 1 }]), { drawn: 0, late: 0, missed: 0, longest: 0 });
  });
});

describe('scrolling', () => {
  const stretch = (more) => ({ drawn: 100, late: 0, missed: 0, longest: 17, screens: 25, cpu: 250, ...more });
  const run = (contestant, ...stretches) => ({ what: 'scrolling', contestant, size: 1000, throttle: 1, stretches });
  const names = ['static', 'ours'];

  it('is all stretches of a way together', () => {
    const [ours] = summariseScrolling(
      [run('ours', stretch(), stretch({ drawn: 80, late: 10, missed: 20, longest: 90, cpu: 750 }))],
      names,
      1000,
    );

    assert.deepEqual([ours.frames, ours.missed, ours.late, ours.longest, ours.cpu], [200, 0.1, 0.05, 90, 20]);
  });

  it('is the middle of all rounds, and the least work, against that of plain HTML', () => {
    const runs = [
      run('static', stretch()),
      ...[500, 1000, 900].map((cpu) => run('ours', stretch({ cpu, longest: cpu }))),
    ];
    const [plain, ours] = summariseScrolling(runs, names, 1000);

    assert.deepEqual([plain.ratio, ours.cpu, ours.ratio, ours.longest], [1, 20, 2, 900]);
  });

  it('tells nothing of the work of a page that never rests', () => {
    const [ours] = summariseScrolling([run('ours', stretch(), stretch({ cpu: null }))], names, 1000);

    assert.deepEqual([ours.cpu, ours.missed], [null, 0]);
  });

  it('has a row for each, with dashes for those who did not end', () => {
    const failed = { ...run('ours'), stretches: undefined, failed: 'Does not end within 400 s.' };
    const table = scrollingTable([run('static', stretch()), failed], names, 1000);

    assert.match(table, /\| static \| 100 +\| 0\.0 % +\| 0\.0 % +\| 17 +\| 10 +\| 1\.00 +\|/);
    assert.match(table, /\| ours +\| – +\| – +\| – +\| – +\| – +\| – +\|/);
  });

  it('has no table where nobody did', () => {
    assert.equal(scrollingTable([], names, 1000), undefined);
  });
});
