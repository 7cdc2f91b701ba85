import { markdownTable } from '../../scripts/markdown-table.mjs';
import { figure } from './format.mjs';
import { perComment, summariseLoading } from './summary.mjs';

const SIZES = [100, 1000, 10_000];

/** What moved between two measurements of ours. */
export function changeTable(before, after, names) {
  const rows = [1, 4].flatMap((throttle) =>
    SIZES.flatMap((size) => {
      const of = (runs) => summariseLoading(runs, names, { size, throttle }).find(({ name }) => name === 'ours');
      const [was, is] = [of(before), of(after)];
      if (!was || !is) return [];
      const what = `${figure.whole(size)} comments${throttle > 1 ? `, slowed down ${throttle} times` : ''}`;
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
