import { readFileSync } from 'node:fs';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { webkitGtkLauncher } from './webkitgtk-launcher.mjs';

const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-pings',
  '--disable-features=OptimizationHints,MediaRouter,Translate,InterestFeedContentSuggestions',
  // A test that reaches for the internet fails, instead of passing only where there is one.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

/** Firefox looks for updates, portals and block lists at its start: not in a test. */
const FIREFOX_PREFS = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.region.network.url': '',
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.proxy.allow_hijacking_localhost': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.server': '',
};

/** A busy machine is no failed test. */
function patient(page) {
  page.setDefaultNavigationTimeout(180_000);
  return page;
}

const LAUNCHERS = {
  chromium: (executablePath) =>
    chromeLauncher({
      // One at a time: a page behind another draws no frames, and tests wait for what is drawn.
      concurrency: 1,
      launchOptions: { executablePath, args: CHROMIUM_ARGS },
      // Of tabs in one window all but the last are hidden: a frame a second, no focus, no resizing. In windows of their
      // own all are seen, and this makes each believe that it is in front.
      createPage: async ({ context }) => {
        const page = await context.newPage({ type: 'window' });
        await page.emulateFocusedPage(true);
        return patient(page);
      },
    }),
  // Firefox itself speaks WebDriver BiDi to puppeteer: no geckodriver.
  firefox: (executablePath) =>
    chromeLauncher({
      puppeteer,
      // A second tab would be hidden, and Firefox has nothing like emulateFocusedPage.
      concurrency: 1,
      launchOptions: {
        browser: 'firefox',
        executablePath,
        // Lets engine-commands.mjs set what media queries see.
        args: ['--remote-allow-system-access'],
        extraPrefsFirefox: FIREFOX_PREFS,
      },
      createPage: async ({ context }) => patient(await context.newPage()),
    }),
  webkit: () => webkitGtkLauncher(),
};

/** What each is called once it runs, and what it is called in `BROWSERS`. */
const KEYS = { Chrome: 'chromium', Chromium: 'chromium', Firefox: 'firefox', WebKitGTK: 'webkit' };

/** What a browser that ran is called in `BROWSERS`. */
export function keyOf(name) {
  return KEYS[name];
}

/**
 * The browsers to test in: those in `BROWSERS` (as `BROWSERS=chromium,webkit`), in CI all three, else those that
 * `scripts/setup.mjs` found. Throws when one that was asked for is missing.
 */
export function browsers({ BROWSERS, CI } = process.env) {
  const installed = JSON.parse(readFileSync(new URL('../../node_modules/.browsers.json', import.meta.url), 'utf8'));
  const all = Object.keys(LAUNCHERS);
  const wanted = BROWSERS?.split(',') ?? (CI ? all : all.filter((name) => installed[name]));
  return wanted.map((name) => {
    if (!LAUNCHERS[name]) throw new Error(`No browser is called “${name}”: choose from ${all.join(', ')}.`);
    if (!installed[name]) throw new Error(`${name} is not installed: run \`npm run setup\`, which says what it needs.`);
    return LAUNCHERS[name](installed[name]);
  });
}
