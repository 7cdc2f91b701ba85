import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { contestants } from '../contestants/index.mjs';
import { readResults } from '../harness/results.mjs';
import { aimsTable } from './aims.mjs';
import { figure } from './format.mjs';
import { plotsOf } from './plots.mjs';
import { perComment, summariseLoading } from './summary.mjs';
import { actingTable, loadingTable, traceTable, weightTable } from './tables.mjs';
import { markdownTable, withTable } from '../../scripts/markdown-table.mjs';

const docs = new URL('../../docs/', import.meta.url);
const page = new URL('performance.md', docs);
const folder = new URL('performance/', docs);
const names = contestants.map(({ name }) => name);
const SIZES = [100, 1000, 10_000];

/** Writes what was measured last as `after` into docs/performance.md, with plots beside it; until then, as `before`. */
export function writeReport() {
  const after = readResults('after');
  const before = readResults('before');
  const last = after ?? before;
  if (!last) return;
  mkdirSync(folder, { recursive: true });
  const plots = plotsOf(last.runs, names);
  for (const [file, plot] of plots) writeFileSync(new URL(file, folder), plot);
  const text = report(last, after && before, plots);
  writeFileSync(page, withTable(readFileSync(page, 'utf8'), 'measured', text, 'npm run bench'));
}

function report({ date, machine, browser, runs }, before, plots) {
  const loads = runs.map(({ load }) => load).toSorted((a, b) => a - b);
  const machines = `Measured on ${date} in ${browser}: ${machine}; meanwhile ${loads[0]} to ${loads.at(-1)} other programs waited for a processor.`;
  const has = (file) => plots.some(([name]) => name === file);
  const picture = (file, words) => (has(file) ? `![${words}](performance/${file})` : undefined);
  const loading = [1, 4].flatMap((throttle) =>
    SIZES.flatMap((size) => {
      const table = loadingTable(runs, names, { size, throttle });
      const slowed = throttle > 1 ? `, the processor slowed down ${throttle} times` : '';
      return table
        ? [`**${size.toLocaleString('en')} comments${slowed}** (${roundsOf(runs, { size, throttle })})`, table]
        : [];
    }),
  );
  const acting = SIZES.flatMap((size) => {
    const table = actingTable(runs, names, { size, throttle: 1 });
    return table
      ? [
          `**With ${size.toLocaleString('en')} comments shown**: milliseconds until it is painted, and in brackets on the main thread`,
          table,
        ]
      : [];
  });
  const parts = [
    machines,
    '### Aims',
    aimsTable(runs),
    '### Loading',
    picture('cpu-1000.svg', 'Main-thread time for 1,000 comments, against plain HTML'),
    ...loading,
    picture('cpu-by-size.svg', 'Main-thread time against the size of the thread, both logarithmic'),
    picture('paging.svg', 'What is in the page while a reader pages through 100,000 comments'),
    '### Weight',
    weightTable(runs, names),
    '### Where the time goes',
    'One traced load of 1,000 comments, milliseconds of the main thread; tracing makes everybody slower.',
    traceTable(runs, names),
    ...(acting.length > 0 ? ['### Taking part', ...acting] : []),
    ...(before ? ['### Before and after', changeTable(before.runs, runs)] : []),
  ];
  return parts.filter((part) => part !== undefined).join('\n\n');
}

/** How often everybody ran. */
function roundsOf(runs, wanted) {
  const counts = summariseLoading(runs, names, wanted).flatMap(({ rounds }) => (rounds > 0 ? [rounds] : []));
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  if (most === 1) return 'one round';
  return fewest === most ? `${most} rounds` : `${fewest} to ${most} rounds`;
}

/** What moved between two measurements of ours. */
function changeTable(before, after) {
  const rows = [1, 4].flatMap((throttle) =>
    SIZES.flatMap((size) => {
      const of = (runs) => summariseLoading(runs, names, { size, throttle }).find(({ name }) => name === 'ours');
      const [was, is] = [of(before), of(after)];
      if (!was || !is) return [];
      const what = `${size.toLocaleString('en')} comments${throttle > 1 ? `, slowed down ${throttle} times` : ''}`;
      return [
        [`CPU, × static, ${what}`, figure.times(was.ratio), figure.times(is.ratio)],
        [`blocked, ms, ${what}`, figure.ms(was.blocked), figure.ms(is.blocked)],
      ];
    }),
  );
  const [was, is] = [perComment(before, 'ours'), perComment(after, 'ours')];
  return markdownTable([
    ['ours', 'before', 'after'],
    ...rows,
    ['heap a comment, kB', figure.kilobytes(was.heap), figure.kilobytes(is.heap)],
    ['elements a comment', figure.count(was.elements), figure.count(is.elements)],
  ]);
}
