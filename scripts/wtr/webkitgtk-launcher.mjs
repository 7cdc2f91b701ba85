import { startWebkit } from './webkitgtk.mjs';

/** WebKitGTK for web-test-runner: one page, one test file at a time, so that focus, mouse and screenshots are real. */
export function webkitGtkLauncher(options) {
  const active = new Map();
  let starting;
  const page = () => (starting ??= startWebkit(options));
  return {
    name: 'WebKitGTK',
    type: 'webdriver',
    concurrency: 1,
    get page() {
      return page();
    },
    async startSession(id, url) {
      active.set(id, url);
      await (await page()).goto(url);
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: (id) => active.get(id),
    async stopSession(id) {
      await (await page()).goto('about:blank');
      active.delete(id);
      return {};
    },
    async startDebugSession() {
      throw new Error('WebKitGTK has no debug mode here: debug in Chromium or Firefox.');
    },
    async takeScreenshot(_id, locator) {
      const webkit = await page();
      return webkit.elementScreenshot(await webkit.run(locator));
    },
    async stop() {
      const started = await starting?.catch(() => undefined);
      starting = undefined;
      await started?.close();
    },
  };
}
