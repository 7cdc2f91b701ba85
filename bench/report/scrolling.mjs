import { best, median, ratio } from '../harness/statistics.mjs';
import { markdownTable } from '../../scripts/markdown-table.mjs';
import { figure } from './format.mjs';
import { groupRuns } from './summary.mjs';

/** How smooth a thread scrolls, and what it costs: shares of all frames, and milliseconds a screen, by contestant. */
export function summariseScrolling(runs, names, size) {
  const groups = groupRuns(runs, names, { what: 'scrolling', size, throttle: 1 });
  const rows = groups.map(({ name, runs: all }) => {
    const ways = all.flatMap(({ stretches }) => (stretches ? [wayOf(stretches)] : []));
    const of = (what) => ways.map((way) => way[what]).filter((value) => value !== null);
    return {
      name,
      frames: median(of('frames')),
      missed: median(of('missed')),
      late: median(of('late')),
      longest: median(of('longest')),
      cpu: best(of('cpu')),
    };
  });
  const plain = rows.find(({ name }) => name === 'static');
  return rows.map((row) => ({ ...row, ratio: ratio(row.cpu, plain?.cpu) }));
}

/** All stretches of one way together. Who never rests has no work that one could tell from other work. */
function wayOf(stretches) {
  const sum = (what) => stretches.reduce((total, stretch) => total + stretch[what], 0);
  const frames = sum('drawn') + sum('missed');
  return {
    frames,
    missed: ratio(sum('missed'), frames),
    late: ratio(sum('late'), frames),
    longest: Math.max(...stretches.map(({ longest }) => longest)),
    cpu: stretches.some(({ cpu }) => cpu === null) ? null : ratio(sum('cpu'), sum('screens')),
  };
}

/** The same as a table. */
export function scrollingTable(runs, names, size) {
  const rows = summariseScrolling(runs, names, size);
  if (rows.length === 0) return undefined;
  return markdownTable([
    ['', 'frames', 'missed', 'late', 'longest frame, ms', 'main thread a screen, ms', '× static'],
    ...rows.map((row) => [
      row.name,
      figure.whole(row.frames),
      figure.percent(row.missed),
      figure.percent(row.late),
      figure.ms(row.longest),
      figure.ms(row.cpu),
      figure.times(row.ratio),
    ]),
  ]);
}
