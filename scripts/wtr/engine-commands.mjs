// Real input, viewport and media for the tests, alike in all three engines; test/support/commands.ts is their other end.
import { setTimeout as sleep } from 'node:timers/promises';
import { setChromiumMedia, setFirefoxMedia } from './media.mjs';

/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const WEBDRIVER_KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  Meta: '\uE03D',
  ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`F${i + 1}`, String.fromCodePoint(0xe031 + i)])),
};

const COMMANDS = {
  'engine:press': press,
  'engine:type': type,
  'engine:mouse': mouse,
  'engine:viewport': viewport,
  'engine:media': media,
};

export function engineCommands() {
  return {
    name: 'engine-commands',
    async executeCommand({ command, payload, session }) {
      if (!COMMANDS[command]) return undefined;
      await COMMANDS[command](session, payload);
      return true;
    },
  };
}

const isWebKit = ({ browser }) => browser.type === 'webdriver';
const puppeteerPage = (session) => session.browser.getPage(session.id);
const keyboard = (actions) => ({ type: 'key', id: 'keyboard', actions });

async function press(session, chord) {
  const keys = chord === '+' ? ['+'] : chord.split('+');
  if (isWebKit(session)) {
    const values = keys.map((key) => WEBDRIVER_KEYS[key] ?? key);
    const down = values.map((value) => ({ type: 'keyDown', value }));
    const up = values.toReversed().map((value) => ({ type: 'keyUp', value }));
    await (await session.browser.page).actions(keyboard([...down, ...up]));
    return;
  }
  const page = puppeteerPage(session);
  const names = keys.map((key) => (key === 'Space' ? ' ' : key));
  const held = names.slice(0, -1);
  for (const key of held) await page.keyboard.down(key);
  await page.keyboard.press(names.at(-1));
  for (const key of held.toReversed()) await page.keyboard.up(key);
}

async function type(session, text) {
  if (!isWebKit(session)) return puppeteerPage(session).keyboard.type(text);
  const strokes = [...text].flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);
  return (await session.browser.page).actions(keyboard(strokes));
}

async function mouse(session, { type: kind, position: [x, y] = [0, 0], button = 'left' }) {
  if (!isWebKit(session)) {
    const page = puppeteerPage(session);
    if (kind === 'click') return page.mouse.click(x, y, { button });
    if (kind === 'move') return page.mouse.move(x, y);
    return page.mouse[kind]({ button });
  }
  const code = { left: 0, middle: 1, right: 2 }[button];
  const move = { type: 'pointerMove', duration: 0, x, y };
  const down = { type: 'pointerDown', button: code };
  const up = { type: 'pointerUp', button: code };
  const actions = { click: [move, down, up], move: [move], down: [down], up: [up] }[kind];
  const webkit = await session.browser.page;
  return webkit.actions({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
}

/** MiniBrowser's window gets no narrower than 447 px: there, test narrow layouts in a sized container. */
async function viewport(session, { width, height }) {
  if (!isWebKit(session)) return puppeteerPage(session).setViewport({ width, height });
  const webkit = await session.browser.page;
  // The window manager takes its time and its borders: ask again until the inside fits.
  for (let tries = 0; tries < 4; tries += 1) {
    const [w, h] = await webkit.run('return [innerWidth, innerHeight]');
    if (w === width && h === height) return undefined;
    await webkit.resizeBy(width - w, height - h);
    await sleep(100);
  }
  return undefined;
}

async function media(session, features) {
  if (isWebKit(session))
    throw new Error('WebKitGTK emulates no media: start it with webkitGtkLauncher({ dark: true }).');
  const set = session.browser.name === 'Firefox' ? setFirefoxMedia : setChromiumMedia;
  await set(puppeteerPage(session), features, session.id);
}
