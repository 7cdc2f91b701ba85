import { readFile } from 'node:fs/promises';
import { launch } from 'puppeteer-core';
import { root } from './paths.mjs';

const ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=OptimizationHints,MediaRouter,Translate',
  // Whatever a page asks of anybody else fails at once.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

/** Milliseconds to wait for what a page should come to, on a machine that is busy with much else. */
const TIMEOUT = 60_000;

/** Starts Chromium. Each reader has cookies and a memory of their own; `blocks` is a part of addresses that never load. */
export async function startBrowser() {
  const { chromium } = JSON.parse(await readFile(`${root}node_modules/.browsers.json`, 'utf8'));
  // By a pipe: when this process is killed, the browser ends, too.
  const browser = await launch({ executablePath: chromium, args: ARGUMENTS, pipe: true });
  return {
    newReader: async (options) => new Reader(await browser.createBrowserContext(), options),
    stop: () => browser.close(),
  };
}

/** Somebody with a browser. Notes what their pages asked for, and what went wrong in them. */
class Reader {
  /** Every request so far: `GET http://…`. */
  requests = [];
  /** Errors that no page may have: uncaught, unhandled. */
  errors = [];
  #context;
  #options;

  constructor(context, { scripts = true, blocks } = {}) {
    this.#context = context;
    this.#options = { scripts, blocks };
  }

  /** The requests so far whose address contains this. */
  asked(part) {
    return this.requests.filter((request) => request.includes(part));
  }

  /** Carries a session of `requests.mjs` into the browser. */
  async take({ Cookie }, url) {
    const cookies = Cookie.split('; ').map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      value: pair.slice(pair.indexOf('=') + 1),
      domain: new URL(url).hostname,
      path: '/',
    }));
    await this.#context.setCookie(...cookies);
  }

  /** Opens a page in a tab of its own, and waits until its scripts have begun. */
  async open(url) {
    const page = await this.#context.newPage();
    page.on('request', (request) => this.requests.push(`${request.method()} ${request.url()}`));
    page.on('pageerror', (error) => this.errors.push(String(error)));
    const { scripts, blocks } = this.#options;
    await page.setJavaScriptEnabled(scripts);
    if (blocks) {
      await page.setRequestInterception(true);
      page.on('request', (request) => (request.url().includes(blocks) ? request.abort() : request.continue()));
    }
    page.setDefaultTimeout(TIMEOUT);
    await page.setViewport({ width: 1000, height: 800 });
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return page;
  }

  /** Closes all pages. Throws when there was an error in any. */
  async leave() {
    await this.#context.close();
    if (this.errors.length > 0) throw new Error(`Errors in the page: ${this.errors.join('; ')}`);
  }
}
