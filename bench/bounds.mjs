// What hostile backends cost a page, in Chromium: `npm run bench:bounds` writes docs/bounds.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { availableParallelism, loadavg } from 'node:os';
import { extname } from 'node:path';
import puppeteer from 'puppeteer-core';
import { markdownTable } from '../scripts/markdown-table.mjs';

const root = new URL('../', import.meta.url);
const PATIENCE = 120_000;
const [LOAD] = loadavg();
const TYPES = { '.js': 'text/javascript', '.map': 'application/json' };
const PAGE = '<!doctype html><html lang="en"><title>Bounds</title><link rel="icon" href="data:,"><body></body></html>';

/** The built files, the recipes, and a backend that never stops talking. */
function serve(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname.startsWith('/50-megabytes/')) return talk(response);
  if (pathname === '/') return response.setHeader('Content-Type', 'text/html').end(PAGE);
  if (!/^\/(?:dist|bench)\/[\w./-]+$/.test(pathname) || pathname.includes('..')) return response.writeHead(404).end();
  try {
    const file = readFileSync(new URL(`.${pathname}`, root));
    response.setHeader('Content-Type', TYPES[extname(pathname)] ?? 'text/plain').end(file);
  } catch {
    response.writeHead(404).end();
  }
}

function talk(response) {
  response.setHeader('Content-Type', 'application/json');
  const megabyte = `[${'{"id":1},'.repeat(116_508)}`;
  let left = 50;
  const write = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(megabyte)) return response.once('drain', write);
    }
    response.end();
  };
  write();
}

async function run() {
  const server = createServer(serve).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const { chromium } = JSON.parse(readFileSync(new URL('node_modules/.browsers.json', root), 'utf8'));
  const args = ['--disable-gpu', '--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await puppeteer.launch({ executablePath: chromium, args, protocolTimeout: PATIENCE });
  try {
    const version = (await browser.version()).split('.')[0].replace('/', ' ').replace('Headless', '');
    const first = await open(browser, origin);
    const names = await first.evaluate(async () => Object.keys((await import('/bench/bounds/recipes.js')).recipes));
    await first.close();
    const wanted = names.filter((name) => name.includes(process.argv[2] ?? ''));
    const results = [];
    for (const name of wanted) results.push([name, await measureIn(browser, origin, name)]);
    return { version, results, whole: wanted.length === names.length };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function open(browser, origin) {
  const page = await browser.newPage();
  await page.goto(origin);
  return page;
}

/** A page of its own for each: memory of one is no burden for the next. */
async function measureIn(browser, origin, name) {
  const page = await open(browser, origin);
  try {
    const result = await page.evaluate(async (it) => (await import('/bench/bounds/measure.js')).measure(it), name);
    console.log(name, result);
    return result;
  } catch (error) {
    console.log(name, String(error));
    return undefined;
  } finally {
    await page.close();
  }
}

function report({ version, results }) {
  const rows = [
    ['What the backend answers', 'until idle', 'longest task', 'rows in the page'],
    ...results.map(([name, result]) =>
      result
        ? [
            name,
            milliseconds(result.idle),
            milliseconds(result.longest),
            result.told ? 'none: the reader is told' : String(result.rows),
          ]
        : [name, `over ${PATIENCE / 1000} s`, '–', '–'],
    ),
  ];
  return `# What hostile backends cost

Written by \`npm run bench:bounds\`: one page of ${version} for each row, with the built files. The time runs from putting the
element into the page until nothing moves any more; the longest task is what a reader may feel. Limits are in
[security and privacy](security-and-privacy.md); that they hold is what the tests in \`test/trust/\` say, without clocks.

Measured on ${new Date().toISOString().slice(0, 10)}, on a machine with ${availableParallelism()} processors for which ${Math.round(LOAD)}
other programs waited. A quiet machine is faster: compare with the ordinary comments in the first row.

${markdownTable(rows)}
`;
}

const milliseconds = (time) => `${time.toLocaleString('en')} ms`;
const measured = await run();
// A part of the recipes is for trying things out.
if (measured.whole) writeFileSync(new URL('docs/bounds.md', root), report(measured));
