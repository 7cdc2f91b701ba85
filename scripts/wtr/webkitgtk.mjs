// WebKitGTK's MiniBrowser over plain WebDriver: Debian packages it with its driver, and no client library is needed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const MINIBROWSER = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
].find(existsSync);
/** The name under which WebDriver hands out elements: https://www.w3.org/TR/webdriver2/#elements */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/**
 * Starts a browser on a screen of its own. `close()` it, or it outlives the caller.
 *
 *     const page = await startWebkit();
 *     await page.goto(url);
 *     await page.run('return innerWidth');
 *     await page.close();
 */
export async function startWebkit({ width = 1280, height = 1024, dark = false } = {}) {
  const children = [];
  const stop = () => {
    for (const child of children.splice(0).reverse()) child.kill('SIGTERM');
  };
  try {
    const { xvfb, display } = await startScreen(width, height);
    children.push(xvfb);
    const { driver, call } = await startDriver(display);
    children.push(driver);
    const browserOptions = { binary: MINIBROWSER, args: ['--automation', ...(dark ? ['--dark-mode'] : [])] };
    const { sessionId } = await call('POST', '/session', {
      capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': browserOptions } },
    });
    return pageOf((method, path, body) => call(method, `/session/${sessionId}${path}`, body), stop);
  } catch (error) {
    stop();
    throw error;
  }
}

function pageOf(command, stop) {
  return {
    command,
    goto: (url) => command('POST', '/url', { url }),
    run: (script, ...args) => command('POST', '/execute/sync', { script, args }),
    actions: (...actions) => command('POST', '/actions', { actions }),
    screenshot: async () => Buffer.from(await command('GET', '/screenshot'), 'base64'),
    elementScreenshot: async (element) =>
      Buffer.from(await command('GET', `/element/${element[ELEMENT]}/screenshot`), 'base64'),
    async resizeBy(width, height) {
      const rect = await command('GET', '/window/rect');
      await command('POST', '/window/rect', { width: rect.width + width, height: rect.height + height });
    },
    async close() {
      await command('DELETE', '').catch(() => {});
      stop();
    },
  };
}

async function startScreen(width, height) {
  const args = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise((resolve, reject) => {
    xvfb.once('error', reject).once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
    xvfb.stdio[3].once('data', (data) => resolve(`:${String(data).trim()}`));
  });
  return { xvfb, display };
}

async function startDriver(display) {
  const port = await freePort();
  // Not WEBKIT_DISABLE_DMABUF_RENDERER nor WEBKIT_DISABLE_COMPOSITING_MODE: with either, screenshots never come.
  const env = { ...process.env, DISPLAY: display, NO_AT_BRIDGE: '1', WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1' };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  driver.once('error', () => {});
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; !(await call('GET', '/status').catch(() => null)); tries += 1) {
    if (tries > 100) {
      driver.kill('SIGTERM');
      throw new Error('WebKitWebDriver did not start.');
    }
    await sleep(50);
  }
  return { driver, call };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
