import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { contestants } from '../contestants/index.mjs';
import { readResults } from '../harness/results.mjs';
import { withTable } from '../../scripts/markdown-table.mjs';
import { plotsOf } from './plots.mjs';
import { reportOf } from './report.mjs';

const docs = new URL('../../docs/', import.meta.url);
const page = new URL('performance.md', docs);
const folder = new URL('performance/', docs);
const names = contestants.map(({ name }) => name);

/** Writes what was measured last as `after` into docs/performance.md, with plots beside it; until then, as `before`. */
export function writeReport() {
  const after = readResults('after');
  const before = readResults('before');
  const last = after ?? before;
  if (!last) return;
  mkdirSync(folder, { recursive: true });
  const plots = plotsOf(last.runs, names);
  for (const [file, plot] of plots) writeFileSync(new URL(file, folder), plot);
  const files = plots.map(([file]) => file);
  const text = reportOf({ results: last, before: after && before, names, files });
  writeFileSync(page, withTable(readFileSync(page, 'utf8'), 'measured', text, 'npm run bench'));
}
