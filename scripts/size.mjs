// What a page downloads, against what we promise: `npm run size` after a build, `npm run size -- --save` to keep the
// figures in bench/size.json, with which the next ones are compared.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { REPORT } from './build/write-report.mjs';
import { filesOf, itemsToWeigh } from './size/items.mjs';
import { grownModules } from './size/grown-modules.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const BASELINE = 'bench/size.json';
if (!existsSync(REPORT) || !existsSync('dist/embed.js')) throw new Error('There is no build to weigh: npm run build');
const chunks = JSON.parse(readFileSync(REPORT, 'utf8'));
const before = existsSync(BASELINE) ? JSON.parse(readFileSync(BASELINE, 'utf8')) : { items: {}, modules: {} };
const modules = Object.assign({}, ...chunks.map((chunk) => chunk.modules));
const weighed = itemsToWeigh(chunks).map((item) => ({ ...item, ...weigh(filesOf(item, chunks)) }));

for (const { name, gzip, brotli, budget } of weighed) {
  const was = before.items[name];
  const change = was === undefined || was === gzip ? '' : `  ${gzip > was ? '+' : ''}${gzip - was}`;
  const columns = [
    gzip > budget ? 'OVER' : 'ok',
    name.padEnd(36),
    `${gzip} of ${budget} B gzip`.padEnd(24),
    `${brotli} B brotli`,
  ];
  console.log(columns[0].padEnd(5) + columns.slice(1).join('  ') + change);
}
const over = weighed.filter(({ gzip, budget }) => gzip > budget);
for (const item of over) {
  const inside = new Set(filesOf(item, chunks).flatMap(({ modules: held }) => Object.keys(held)));
  console.log(`\n${item.name} is too large. In it, before compression:`);
  for (const line of grownModules(inside, modules, before.modules)) console.log(`  ${line}`);
}
if (process.argv.includes('--save')) {
  const items = Object.fromEntries(weighed.map(({ name, gzip }) => [name, gzip]));
  const sorted = Object.fromEntries(Object.entries(modules).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(BASELINE, `${JSON.stringify({ items, modules: sorted }, null, 2)}\n`);
}
process.exitCode = over.length > 0 ? 1 : 0;

/** Each file is its own answer, so each is compressed alone. */
function weigh(files) {
  const bodies = files.map(({ file }) => readFileSync(`dist/${file}`));
  const sum = (compress) => bodies.reduce((total, body) => total + compress(body).length, 0);
  return { gzip: sum((body) => gzipSync(body, { level: 9 })), brotli: sum(brotliCompressSync) };
}
