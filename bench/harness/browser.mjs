import { readFileSync } from 'node:fs';
import { launch } from 'puppeteer-core';
import { within } from './limit.mjs';

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
export const WINDOW = { width: 1280, height: 800 };
/** Seconds that a browser has to close. */
const CLOSING = 10;

/** Starts the Chromium that `npm run setup` has found. It ends with this process, whatever ends that. */
export async function startBrowser() {
  let browser = await launchBrowser();
  const version = (await browser.version()).replace('Headless', '').split('.')[0].replace('/', ' ');
  return {
    version,
    newPage: () => newPage(browser),
    /** Takes it down, with all that still works in it, and starts another. */
    async restart() {
      await end(browser);
      browser = await launchBrowser();
    },
    stop: () => end(browser),
  };
}

function launchBrowser() {
  const known = new URL('../../node_modules/.browsers.json', import.meta.url);
  const { chromium } = JSON.parse(readFileSync(known, 'utf8'));
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return launch({ executablePath: chromium, args: FLAGS, pipe: true, protocolTimeout: 180_000, ...signals });
}

/** Closes it; one that does not answer any more is killed. */
async function end(browser) {
  await within(CLOSING, browser.close()).catch(() => browser.process()?.kill('SIGKILL'));
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
