import { markdownTable } from '../../scripts/markdown-table.mjs';
import { FAR } from '../harness/paging.mjs';
import { ratio } from '../harness/statistics.mjs';
import { figure } from './format.mjs';
import { summarisePaging } from './paging.mjs';
import { summariseScrolling } from './scrolling.mjs';
import { perComment, summariseActing, summariseLoading } from './summary.mjs';

const NAMES = ['empty', 'static', 'ours', 'ours-first'];
/** As much more as is no growth. */
const LEVEL = 1.1;

/** What ours wants to come to, and what it comes to: the same whatever the outcome is. */
export function aimsTable(runs) {
  const aims = [
    ...loadingAims(runs),
    ...slowedAims(runs),
    ...weightAims(runs),
    ...scrollingAims(runs),
    ...actingAims(runs),
    ...sizeAims(runs),
  ];
  return markdownTable([
    ['of `ours`', 'aim', 'measured', 'reached'],
    ...aims.map(([what, aim, value, format]) => [what, format(aim), format(value), outcome(value, aim, format)]),
  ]);
}

function loadingAims(runs) {
  const loaded = loadedOf(runs, 1);
  return [
    ['CPU, × static: 100 comments', 1.3, loaded(100)?.ratio, figure.times],
    ['CPU, × static: 1,000 comments', 0.6, loaded(1000)?.ratio, figure.times],
    ['CPU, × static: 10,000 comments', 0.6, loaded(10_000)?.ratio, figure.times],
    ['CPU, × static: the first page of 1,000', 0.6, loaded(1000, 'ours-first')?.ratio, figure.times],
    [
      'first of 1,000 painted, ms: no later than `static`',
      loaded(1000, 'static')?.first,
      loaded(1000)?.first,
      figure.ms,
    ],
    ['blocked with 1,000, ms', 50, loaded(1000)?.blocked, figure.ms],
    ['longest task with 1,000, ms', 50, loaded(1000)?.longest, figure.longest],
    ['longest task with 10,000, ms', 50, loaded(10_000)?.longest, figure.longest],
    ['layout shift, 1,000 comments', 0, loaded(1000)?.shift, figure.shift],
  ];
}

function slowedAims(runs) {
  const loaded = loadedOf(runs, 4);
  return [
    ['slowed down 4 times, CPU, × static: 100 comments', 1.3, loaded(100)?.ratio, figure.times],
    ['the same: 1,000 comments', 0.6, loaded(1000)?.ratio, figure.times],
    [
      'the same, first of 1,000 painted, ms: no later than `static`',
      loaded(1000, 'static')?.first,
      loaded(1000)?.first,
      figure.ms,
    ],
  ];
}

function weightAims(runs) {
  const { heap, elements } = perComment(runs, 'ours');
  return [
    ['heap a comment, kB', 2500, heap ?? undefined, figure.kilobytes],
    ['elements a comment', 20, elements ?? undefined, figure.count],
  ];
}

function scrollingAims(runs) {
  return [1000, 10_000].map((size) => {
    const rows = summariseScrolling(runs, NAMES, size);
    const missed = (who) => rows.find(({ name }) => name === who)?.missed;
    const what = `frames missed, scrolling through ${figure.whole(size)}: no more than \`static\``;
    return [what, missed('static'), missed('ours'), figure.percent];
  });
}

function actingAims(runs) {
  const acts = (size) => summariseActing(runs, NAMES, { size, throttle: 1 });
  const [many, most] = [acts(1000), acts(10_000)];
  const of = (acted, act, who = 'ours') => acted.find(({ name }) => name === who)?.[act];
  const row = (what, act, kind) => [what, of(many, act, 'static')?.[kind], of(many, act)?.[kind], figure.ms];
  const limited = (what, act) => [what, 50, of(most, act)?.p98, figure.ms];
  return [
    row('Reply → focused form, with 1,000, ms: no slower than `static`', 'reply', 'wall'),
    row('key → glyph, p98, the same', 'key', 'p98'),
    row('vote, the same', 'vote', 'wall'),
    row('own comment, the same', 'send', 'wall'),
    limited('Reply → focused form, p98 with 10,000, ms', 'reply'),
    limited('key → glyph, p98 with 10,000, ms', 'key'),
    limited('vote, p98 with 10,000, ms', 'vote'),
    limited('own comment, p98 with 10,000, ms', 'send'),
  ];
}

function sizeAims(runs) {
  const loaded = loadedOf(runs, 1);
  const [short, long] = [loaded(1000, 'ours-first'), loaded(100_000, 'ours-first')];
  const { half, last } = summarisePaging(runs, 100_000)?.far ?? {};
  const isFar = half && last.pages > half.pages;
  const growth = (what) => (isFar ? (ratio(last[what], half[what]) ?? undefined) : undefined);
  return [
    ['opening 100,000, CPU, × opening 1,000', LEVEL, ratio(long?.cpu, short?.cpu) ?? undefined, figure.times],
    [`heap ${FAR} pages on in 100,000, × ${FAR / 2} pages on`, LEVEL, growth('heap'), figure.times],
    [`elements ${FAR} pages on, the same`, LEVEL, growth('elements'), figure.times],
  ];
}

function loadedOf(runs, throttle) {
  return (size, name = 'ours') => summariseLoading(runs, NAMES, { size, throttle }).find((row) => row.name === name);
}

function outcome(value, aim, format) {
  if (value === null) return 'no: it does not finish';
  if (value === undefined || aim == null) return 'not measured';
  // As good as one can tell.
  return value <= aim || format(value) === format(aim) ? 'yes' : 'no';
}
