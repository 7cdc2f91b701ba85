import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { root } from '../installed.mjs';

/** Starts the Chromium of the tests. */
export function startChromium() {
  const { chromium } = JSON.parse(readFileSync(join(root, 'node_modules/.browsers.json'), 'utf8'));
  return launch({ executablePath: chromium, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}
