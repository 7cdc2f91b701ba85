import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { launch } from 'puppeteer-core';
import { startWebkit } from '../../../scripts/wtr/webkitgtk.mjs';
import { root } from '../installed.mjs';

const installed = JSON.parse(readFileSync(join(root, 'node_modules/.browsers.json'), 'utf8'));
const wanted = process.env.BROWSERS?.split(',');

const START = {
  chromium: async (executablePath) =>
    ofPuppeteer(await launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })),
  firefox: async (executablePath) => ofPuppeteer(await launch({ browser: 'firefox', executablePath })),
  webkit: () => startWebkit(),
};

/** Runs `suite(visit)` in every browser there is, or in those in `BROWSERS`. `visit` opens an address in a tab of its own. */
export function inEachEngine(name, suite) {
  const engines = Object.keys(START).filter((engine) => installed[engine] && (wanted?.includes(engine) ?? true));
  for (const engine of engines) {
    describe(`${name}, in ${engine}`, { timeout: 240_000 }, () => {
      let browser;
      before(async () => {
        browser = await START[engine](installed[engine]);
      });
      after(() => browser?.close());
      suite((url) => browser.goto(url), engine);
    });
  }
}

function ofPuppeteer(browser) {
  let last;
  return {
    // The page tells by itself when it is done: some never finish loading.
    async goto(url) {
      await last?.close();
      last = await browser.newPage();
      await last.goto(url, { waitUntil: 'domcontentloaded' });
    },
    close: () => browser.close(),
  };
}
