import { figure } from './format.mjs';
import { pagingLines, sizeLines } from './paging.mjs';
import { barPlot, linePlot } from './plot.mjs';
import { summariseLoading } from './summary.mjs';

/** Those whose cost is plotted against the size of a thread; more would be a tangle. */
const LINES = ['ours', 'ours-first', 'static', 'static-cv', 'waline', 'twikoo'];

/** All plots that there are results for, by the name of their file. */
export function plotsOf(runs, names) {
  const plots = {
    'cpu-1000.svg': cpuBars(runs, names),
    'cpu-by-size.svg': cpuLines(runs),
    'opening-by-size.svg': sizeLines(runs),
    'paging.svg': pagingLines(runs),
  };
  return Object.entries(plots).filter(([, plot]) => plot !== undefined);
}

function cpuBars(runs, names) {
  const rows = summariseLoading(runs, names, { size: 1000, throttle: 1 }).filter(({ ratio }) => ratio !== null);
  if (rows.length < 2) return undefined;
  const bars = rows
    .toSorted((a, b) => a.ratio - b.ratio)
    .map(({ name, ratio }) => ({ name, value: ratio, note: `${figure.times(ratio)} ×` }));
  return barPlot({ title: 'Main-thread time for 1,000 comments, against plain HTML', bars });
}

function cpuLines(runs) {
  const sizes = [...new Set(runs.map(({ size }) => size))].toSorted((a, b) => a - b);
  const bySize = sizes.map((size) => summariseLoading(runs, LINES, { size, throttle: 1 }));
  const series = LINES.map((name) => ({
    name,
    points: sizes.flatMap((size, at) => {
      const cpu = bySize[at].find((row) => row.name === name)?.cpu;
      return cpu > 0 ? [[size, cpu]] : [];
    }),
  })).filter(({ points }) => points.length > 1);
  if (series.length === 0) return undefined;
  const x = { label: 'comments in the thread', log: true };
  return linePlot({ title: 'Cost against size', x, y: { label: 'main-thread ms', log: true }, series });
}
