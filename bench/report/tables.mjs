import { markdownTable } from '../../scripts/markdown-table.mjs';
import { figure } from './format.mjs';
import { perComment, summariseActing, summariseLoading, summariseTraces } from './summary.mjs';

/** What loading a thread costs, for one size and one speed. */
export function loadingTable(runs, names, wanted) {
  const rows = summariseLoading(runs, names, wanted);
  if (rows.length === 0) return undefined;
  return markdownTable([
    [
      '',
      'comments shown',
      'CPU, × static',
      'CPU, ms',
      'first painted, ms',
      'all painted, ms',
      'blocked, ms',
      'longest task, ms',
      'layout shift',
    ],
    ...rows.map((row) =>
      row.rounds === 0
        ? [row.name, unfinished(row), ...Array.from({ length: 7 }, () => '–')]
        : [
            row.name,
            String(row.shown),
            figure.times(row.ratio),
            figure.ms(row.cpu),
            figure.ms(row.first),
            figure.ms(row.all),
            figure.ms(row.blocked),
            figure.longest(row.longest),
            figure.shift(row.shift),
          ],
    ),
  ]);
}

/** What everybody downloads, and what each comment of theirs takes. */
export function weightTable(runs, names) {
  const rows = summariseLoading(runs, names, { size: 1000, throttle: 1 }).filter(({ rounds }) => rounds > 0);
  if (rows.length === 0) return undefined;
  return markdownTable([
    [
      '',
      'code before the first comment',
      'files',
      'code in all',
      'files',
      'heap a comment',
      'elements a comment',
      'at rest',
    ],
    ...rows.map((row) => {
      const { heap, elements } = perComment(runs, row.name);
      return [
        row.name,
        `${figure.kilobytes(row.codeFirst)} kB`,
        String(row.filesFirst),
        `${figure.kilobytes(row.codeAll)} kB`,
        String(row.filesAll),
        heap === null ? '–' : `${figure.kilobytes(heap)} kB`,
        figure.count(elements),
        row.restless > 0 ? `never: ${figure.ms(row.restless)} ms a second` : 'yes',
      ];
    }),
  ]);
}

/** How taking part goes, with so many comments shown. */
export function actingTable(runs, names, wanted) {
  const rows = summariseActing(runs, names, wanted);
  if (rows.length === 0) return undefined;
  const cell = ({ wall, p98, cpu }) =>
    wall === null ? '–' : `${figure.ms(wall)} / ${figure.ms(p98)}${cpu === null ? '' : ` (${figure.ms(cpu)})`}`;
  return markdownTable([
    ['', 'Reply → form', 'has the focus', 'key → glyph', 'own comment', 'vote', 'live arrival'],
    ...rows.map((row) => [
      row.name,
      cell(row.reply),
      row.reply.wall === null ? '–' : row.isFocused ? 'yes' : 'no',
      cell(row.key),
      cell(row.send),
      cell(row.vote),
      cell(row.arrival),
    ]),
  ]);
}

/** Where the main thread's time goes. */
export function traceTable(runs, names) {
  const rows = summariseTraces(runs, names);
  if (rows.length === 0) return undefined;
  const kinds = Object.keys(rows[0].kinds);
  return markdownTable([
    ['', ...kinds, 'all'],
    ...rows.map((row) => [row.name, ...kinds.map((kind) => figure.ms(row.kinds[kind])), figure.ms(row.sum)]),
  ]);
}

/** How far somebody came who did not finish. */
function unfinished({ failed }) {
  const [, shown, after] = /Shows (\d+) comments after (\d+) s/.exec(failed) ?? [];
  const [, limit] = /Does not end within (\d+) s/.exec(failed) ?? [];
  if (limit !== undefined) return `not within ${limit} s`;
  return shown === undefined ? 'fails' : `${shown} after ${after} s`;
}
