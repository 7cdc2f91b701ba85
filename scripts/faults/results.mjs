import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const path = new URL('out/faults.json', root);

/** The rows of the fault table that a text names: `F001`. */
export function rowsIn(text) {
  return [...new Set(text.match(/\bF\d{3}\b/g))];
}

/** What the last runs on this machine came to: by file, by engine, by row, whether all of its tests passed. */
export function readResults() {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

/** Takes over what a run came to. A file that has run has no older results in that engine. */
export function keepResults(runs) {
  const results = readResults();
  for (const { file, engine, tests } of runs) {
    const rows = {};
    for (const { name, passed } of tests) for (const id of rowsIn(name)) rows[id] = passed && (rows[id] ?? true);
    if (Object.keys(rows).length > 0) results[file] = { ...results[file], [engine]: rows };
    else delete results[file]?.[engine];
  }
  mkdirSync(new URL('.', path), { recursive: true });
  writeFileSync(path, JSON.stringify(results, null, 2));
}
