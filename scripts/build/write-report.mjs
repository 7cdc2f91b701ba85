import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { preloads } from './preloads.mjs';
import { snippet } from './snippet.mjs';

/** Where scripts/size.mjs reads what each file holds. Not published. */
export const REPORT = 'out/embed-report.json';

/** Keeps what `buildEmbed` said about its files. */
export function writeReport(chunks) {
  mkdirSync('out', { recursive: true });
  writeFileSync(REPORT, json(chunks));
}

/**
 * Writes `dist/integrity.json`: for each file of the embed, what an `integrity` attribute or an import map can hold it to;
 * `dist/preload.json`, what a page can ask for early; and `dist/embed-snippet.html`, which holds and asks. Prints the
 * script tag.
 */
export function writeIntegrity(chunks) {
  const files = chunks.map(({ file }) => file).sort();
  const hashes = files.map((file) => [file, `sha384-${hashOf(`dist/${file}`)}`]);
  const integrity = Object.fromEntries(hashes);
  writeFileSync('dist/integrity.json', json(integrity));
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const early = preloads(chunks);
  writeFileSync('dist/preload.json', json(early));
  const { html, script } = snippet(integrity, version, { early: early.always });
  writeFileSync('dist/embed-snippet.html', html);
  console.log(`${script}\nWith the import map for what it loads: dist/embed-snippet.html`);
}

function hashOf(path) {
  return createHash('sha384').update(readFileSync(path)).digest('base64');
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
