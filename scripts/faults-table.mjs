// Writes the table of what can go wrong, and what shows that it holds, into docs/faults.md: `npm run docs`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readResults, rowsIn } from './faults/results.mjs';
import { ROWS, WITHOUT_TEST } from './faults/rows.mjs';
import { markdownTable, withTable } from './markdown-table.mjs';

const root = new URL('../', import.meta.url);
const page = new URL('docs/faults.md', root);
const HEAD = ['', 'what goes wrong', 'what holds', 'shown by `test/…`', 'passed in'];
const ENGINES = { Chrome: 'Chromium', Firefox: 'Firefox', WebKitGTK: 'WebKit', Node: 'Node' };

/** Every row by its number, with its group. */
export const ALL_ROWS = Object.entries(ROWS).flatMap(([group, rows]) =>
  Object.entries(rows).map(([id, [fault, holds]]) => ({ id, group, fault, holds })),
);

/** Which test files name each row. */
export function filesByRow() {
  const files = new Map();
  const names = readdirSync(new URL('test', root), { recursive: true }).filter((name) =>
    /\.test\.(ts|mjs)$/.test(name),
  );
  for (const file of names.map((name) => `test/${name}`).sort())
    for (const id of rowsIn(titlesIn(readFileSync(new URL(file, root), 'utf8'))))
      files.set(id, [...(files.get(id) ?? []), file]);
  return files;
}

/** A test's title may stand in a table of cases, so all strings count; the expectations of other tables do not. */
function titlesIn(source) {
  return (source.match(/'[^'\n]*'|`[^`]*`|"[^"\n]*"/g) ?? []).join('\n');
}

/** The table: `marks` are those of rows that have not run here, as they stand in the page. */
export function faultsTable(marks, results = readResults()) {
  const files = filesByRow();
  const groups = Object.keys(ROWS).map((group) => {
    const rows = ALL_ROWS.filter((row) => row.group === group).map(({ id, fault, holds }) => {
      const shown = files.get(id);
      if (!shown) return [id, fault, holds, WITHOUT_TEST[id] ?? '', '–'];
      const names = shown.map((file) => file.replace(/^test\/|\.test\.\w+$/g, ''));
      return [id, fault, holds, names.join(', '), passedIn(id, shown, results, marks.get(id) ?? '')];
    });
    return `### ${group}\n\n${markdownTable([HEAD, ...rows])}`;
  });
  return groups.join('\n\n');
}

/** The engines in which all tests of a row have passed; `marks` for those in which not all have run here. */
function passedIn(id, files, results, marks) {
  const passed = Object.entries(ENGINES).filter(([engine, name]) => {
    const own = files.filter((file) => file.endsWith('.mjs') === (engine === 'Node'));
    const have = own.map((file) => results[file]?.[engine]?.[id]);
    return have.length > 0 && (have.includes(undefined) ? marks.includes(name) : have.every(Boolean));
  });
  return passed.map(([, name]) => name).join(', ') || '–';
}

/** The marks in a page, by row. */
export function marksIn(text) {
  return new Map([...text.matchAll(/^\| (F\d{3}) .*\| ([^|]+?) +\|$/gm)].map(([, id, marks]) => [id, marks]));
}

export function faultsPage() {
  return readFileSync(page, 'utf8');
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  writeFileSync(page, withTable(faultsPage(), 'faults', faultsTable(marksIn(faultsPage()))));
