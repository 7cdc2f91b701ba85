import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/** Where `scripts/wtr/browsers.mjs` and the real-server tests look up what there is. */
const FOUND = 'node_modules/.browsers.json';

const CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];
const FIREFOX = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:/Program Files/Mozilla Firefox/firefox.exe',
];

/** The Debian packages that each browser comes in, and what to do elsewhere. */
const INSTALL = {
  chromium: { debian: ['chromium'], elsewhere: 'install Chrome or Chromium, or set CHROMIUM_BIN' },
  firefox: { debian: ['firefox-esr'], elsewhere: 'install Firefox, or set FIREFOX_BIN' },
  webkit: {
    debian: ['webkit2gtk-driver', 'xvfb'],
    elsewhere: 'on Linux, install WebKitWebDriver (of WebKitGTK) and Xvfb',
  },
};

/**
 * Finds the browsers to test in, and installs what is missing where it may (Debian's packages, as root or in CI). It
 * says in a line what it could not get. Throws when there is none at all, or when one is missing in CI.
 */
export function setUpBrowsers(env = process.env, keep = (found) => writeFileSync(FOUND, JSON.stringify(found))) {
  let found = findBrowsers(env);
  if (missing(found).length > 0 && install(missing(found), env)) found = findBrowsers(env);
  keep(found);

  const lacking = missing(found);
  const names = Object.keys(found).filter((name) => !lacking.includes(name));
  console.log(`Browsers to test in: ${names.join(', ') || 'none'}`);
  for (const name of lacking) console.log(`Without ${name}: ${adviceFor(name, env)}.`);
  if (names.length === 0) throw new Error('The tests need a browser.');
  if (env.CI && lacking.length > 0)
    throw new Error(`In CI the tests run in all browsers: ${lacking.join(', ')} missing.`);
}

function findBrowsers(env) {
  const find = (...paths) => paths.find((path) => path && existsSync(path));
  return {
    chromium: find(env.CHROMIUM_BIN, ...CHROMIUM),
    firefox: find(env.FIREFOX_BIN, ...FIREFOX),
    webkit: onPath('WebKitWebDriver', env) && onPath('Xvfb', env) ? true : undefined,
  };
}

function missing(found) {
  return Object.keys(INSTALL).filter((name) => !found[name]);
}

function install(names, env) {
  const root = process.getuid?.() === 0;
  if (!onPath('apt-get', env) || !(root || env.CI)) return false;
  const apt = (...args) => {
    // Another apt at work is waited for, up to ten minutes.
    const command = [...(root ? [] : ['sudo', '-n']), 'apt-get', '-o', 'DPkg::Lock::Timeout=600', ...args];
    return run(command[0], command.slice(1), { DEBIAN_FRONTEND: 'noninteractive', PATH: env.PATH });
  };
  const get = ['install', '-y', '--no-install-recommends', ...names.flatMap((name) => INSTALL[name].debian)];
  // What a list of last year knows is a browser of last year, which drivers of today do not know.
  apt('update');
  return apt(...get);
}

function adviceFor(name, env) {
  const { debian, elsewhere } = INSTALL[name];
  return onPath('apt-get', env) ? `sudo apt-get install ${debian.join(' ')}` : elsewhere;
}

function onPath(name, { PATH = '' }) {
  return PATH.split(delimiter).some((folder) => existsSync(join(folder, name)));
}
