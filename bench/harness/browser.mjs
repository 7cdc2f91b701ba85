import { readFileSync } from 'node:fs';
import { launch } from 'puppeteer-core';

const FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=OptimizationHints,MediaRouter,Translate',
  // Whatever a page asks of anybody else fails at once.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];
const WINDOW = { width: 1280, height: 800 };

/** Starts the Chromium that `npm run setup` has found. */
export async function startBrowser() {
  const known = new URL('../../node_modules/.browsers.json', import.meta.url);
  const { chromium } = JSON.parse(readFileSync(known, 'utf8'));
  const browser = await launch({ executablePath: chromium, args: FLAGS, pipe: true, protocolTimeout: 180_000 });
  const version = (await browser.version()).replace('Headless', '').split('.')[0].replace('/', ' ');
  return { version, newPage: () => newPage(browser), stop: () => browser.close() };
}

/** A page of a browser that knows nothing yet: no file, no compiled code, no storage. `close` takes all of it away. */
async function newPage(browser) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(WINDOW);
  const client = await page.createCDPSession();
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, client, close: () => context.close() };
}
