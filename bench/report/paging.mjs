import { FAR, FURTHER } from '../harness/paging.mjs';
import { linePlot } from './plot.mjs';
import { groupRuns, summariseLoading } from './summary.mjs';

/** Who has pages that a reader asks for. */
const NAMES = ['empty', 'ours-first'];

/**
 * What has become of a page of a thread of one size: at once, `half` of the way and all of the way on, and the same `far` on
 * where somebody went that far; `undefined` for unknown.
 */
export function summarisePaging(runs, size) {
  const { steps } = pagedRun(runs, size) ?? {};
  if (!steps) return undefined;
  const after = (further) => steps.findLast(({ pages }) => pages <= further + 1);
  const far = { half: after(FAR / 2), last: after(FAR) };
  return { size, first: steps[0], half: after(FURTHER / 2), last: after(FURTHER), far };
}

/** What is in the page while a reader pages on, in the longest thread that anybody did that in. */
export function pagingLines(runs) {
  const paged = pagedRun(runs, sizesOf(runs).at(-1));
  if (!paged) return undefined;
  const of = (what, unit) => paged.steps.map((step) => [step.pages, step[what] / unit]);
  const series = [
    { name: 'heap, MB', points: of('heap', 1e6) },
    { name: 'elements, 1,000s', points: of('elements', 1000) },
    { name: 'comments, 100s', points: of('shown', 100) },
    { name: 'main thread, s', points: of('cpu', 1000) },
  ];
  const title = `Paging through ${paged.size.toLocaleString('en')} comments`;
  const x = { label: 'pages that the reader asked for' };
  return linePlot({ title, x, y: { label: 'what is in the page' }, series });
}

/** What opening a thread costs, and paging on, against its size: each as a multiple of what it is in the smallest one. */
export function sizeLines(runs) {
  const opened = [...new Set(runs.map(({ size }) => size))]
    .toSorted((a, b) => a - b)
    .flatMap((size) => summariseLoading(runs, NAMES, { size, throttle: 1 }))
    .filter(({ name, cpu }) => name === 'ours-first' && cpu > 0);
  const paged = sizesOf(runs).map((size) => summarisePaging(runs, size));
  const series = [
    { name: 'opening: CPU', points: opened.map(({ size, cpu }) => [size, cpu]) },
    { name: 'opening: heap', points: opened.map(({ size, heap }) => [size, heap]) },
    { name: 'opening: elements', points: opened.map(({ size, elements }) => [size, elements]) },
    { name: `${FURTHER} on: CPU`, points: paged.map(({ size, last }) => [size, last.cpu]) },
    { name: `${FURTHER} on: heap`, points: paged.map(({ size, last }) => [size, last.heap]) },
    { name: `${FURTHER} on: elements`, points: paged.map(({ size, last }) => [size, last.elements]) },
  ].filter(({ points }) => points.length > 1);
  if (series.length === 0) return undefined;
  const relative = series.map(({ name, points }) => ({
    name,
    points: points.map(([size, value]) => [size, value / points[0][1]]),
  }));
  const x = { label: 'comments in the thread', log: true };
  const title = `A first page, and ${FURTHER} further ones`;
  return linePlot({ title, x, y: { label: '× that of the smallest thread' }, series: relative });
}

function pagedRun(runs, size) {
  const groups = groupRuns(runs, NAMES, { what: 'paging', size });
  return groups.flatMap((group) => group.runs).find(({ steps }) => steps);
}

/** Sizes of the threads that were paged through, the smallest first. */
function sizesOf(runs) {
  const sizes = runs.filter(({ what, steps }) => what === 'paging' && steps).map(({ size }) => size);
  return [...new Set(sizes)].toSorted((a, b) => a - b);
}
