import { markdownTable } from '../../scripts/markdown-table.mjs';
import { figure } from './format.mjs';
import { perComment, summariseActing, summariseLoading } from './summary.mjs';

const NAMES = ['empty', 'static', 'ours', 'ours-first'];

/** What ours wants to come to, and what it comes to: the same whatever the outcome is. */
export function aimsTable(runs) {
  const loaded = (size, throttle = 1, name = 'ours') =>
    summariseLoading(runs, NAMES, { size, throttle }).find((row) => row.name === name);
  const acting = summariseActing(runs, NAMES, { size: 1000, throttle: 1 });
  const acted = (act, who = 'ours') => acting.find(({ name }) => name === who)?.[act].wall;
  const { heap, elements } = perComment(runs, 'ours');
  const aims = [
    ['CPU, × static: 100 comments', 1.3, loaded(100)?.ratio, figure.times],
    ['the same, slowed down 4 times', 1.3, loaded(100, 4)?.ratio, figure.times],
    ['CPU, × static: 1,000 comments', 0.6, loaded(1000)?.ratio, figure.times],
    ['CPU, × static: 10,000 comments', 0.6, loaded(10_000)?.ratio, figure.times],
    ['CPU, × static: the first page of 1,000', 0.6, loaded(1000, 1, 'ours-first')?.ratio, figure.times],
    [
      'first of 1,000 painted, ms: no later than `static`',
      loaded(1000, 1, 'static')?.first,
      loaded(1000)?.first,
      figure.ms,
    ],
    ['blocked with 1,000, ms', 50, loaded(1000)?.blocked, figure.ms],
    ['heap a comment, kB', 2500, heap ?? undefined, figure.kilobytes],
    ['elements a comment', 20, elements ?? undefined, figure.count],
    ['layout shift, 1,000 comments', 0, loaded(1000)?.shift, figure.shift],
    [
      'Reply → focused form, with 1,000, ms: no slower than `static`',
      acted('reply', 'static'),
      acted('reply'),
      figure.ms,
    ],
    ['key → glyph, p98, the same', acted('key', 'static'), acted('key'), figure.ms],
    ['vote, the same', acted('vote', 'static'), acted('vote'), figure.ms],
    ['own comment, the same', acted('send', 'static'), acted('send'), figure.ms],
  ];
  return markdownTable([
    ['of `ours`', 'aim', 'measured', 'reached'],
    ...aims.map(([what, aim, value, format]) => [what, format(aim), format(value), outcome(value, aim, format)]),
  ]);
}

function outcome(value, aim, format) {
  if (value === null) return 'no: it does not finish';
  if (value === undefined || aim == null) return 'not measured';
  // As good as one can tell.
  return value <= aim || format(value) === format(aim) ? 'yes' : 'no';
}
