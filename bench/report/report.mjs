import { aimsTable } from './aims.mjs';
import { changeTable } from './change.mjs';
import { figure } from './format.mjs';
import { scrollingTable } from './scrolling.mjs';
import { summariseLoading } from './summary.mjs';
import { actingTable, loadingTable, traceTable, weightTable } from './tables.mjs';

const SIZES = [100, 1000, 10_000];
const THROTTLES = [1, 4];

/** All that was measured, in Markdown: what there are no results for is left out. `files`: the plots that there are. */
export function reportOf({ results, before, names, files }) {
  const { runs } = results;
  const picture = (file, words) => (files.includes(file) ? [`![${words}](performance/${file})`] : []);
  return [
    machinesOf(results),
    '### Aims',
    aimsTable(runs),
    '### Loading',
    ...picture('cpu-1000.svg', 'Main-thread time for 1,000 comments, against plain HTML'),
    ...THROTTLES.flatMap((throttle) => SIZES.flatMap((size) => loadingPart(runs, names, { size, throttle }))),
    ...picture('cpu-by-size.svg', 'Main-thread time against the size of the thread, both logarithmic'),
    ...picture('opening-by-size.svg', 'What a first page and further ones cost, against the size of the thread'),
    ...picture('paging.svg', 'What is in the page while a reader pages on'),
    '### Weight',
    weightTable(runs, names),
    ...tracePart(runs, names),
    ...withHeading('### Scrolling', (size) => scrollingPart(runs, names, size)),
    ...withHeading('### Taking part', (size) => actingPart(runs, names, size)),
    ...(before ? ['### Before and after', changeTable(before.runs, runs, names)] : []),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function machinesOf({ date, machine, browser, runs }) {
  const loads = runs.map(({ load }) => load).toSorted((a, b) => a - b);
  return `Measured on ${date} in ${browser}: ${machine}; meanwhile ${loads[0]} to ${loads.at(-1)} other programs waited for a processor.`;
}

/** What there is about threads of all sizes, under a heading if there is something. */
function withHeading(heading, partOf) {
  const parts = SIZES.flatMap(partOf);
  return parts.length > 0 ? [heading, ...parts] : [];
}

function loadingPart(runs, names, wanted) {
  const table = loadingTable(runs, names, wanted);
  const slowed = wanted.throttle > 1 ? `, the processor slowed down ${wanted.throttle} times` : '';
  const rounds = roundsOf(summariseLoading(runs, names, wanted));
  return table ? [`**${figure.whole(wanted.size)} comments${slowed}** (${rounds})`, table] : [];
}

function tracePart(runs, names) {
  const table = traceTable(runs, names);
  const about = 'One traced load of 1,000 comments, milliseconds of the main thread; tracing makes everybody slower.';
  return table ? ['### Where the time goes', about, table] : [];
}

function scrollingPart(runs, names, size) {
  const table = scrollingTable(runs, names, size);
  const about = `**With ${figure.whole(size)} comments shown**: what came of the frames on the way, and what the main thread did`;
  return table ? [about, table] : [];
}

function actingPart(runs, names, size) {
  const table = actingTable(runs, names, { size, throttle: 1 });
  const about = `**With ${figure.whole(size)} comments shown**: milliseconds until it is painted, mostly / at most (the 98th percentile), and in brackets on the main thread`;
  return table ? [about, table] : [];
}

/** How often everybody ran. */
function roundsOf(rows) {
  const counts = rows.flatMap(({ rounds }) => (rounds > 0 ? [rounds] : []));
  if (counts.length === 0) return 'nobody ends';
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  if (most === 1) return 'one round';
  return fewest === most ? `${most} rounds` : `${fewest} to ${most} rounds`;
}
