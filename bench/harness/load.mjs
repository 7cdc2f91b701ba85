import { countElements, readHeap, whenIdle } from './metrics.mjs';

/** Milliseconds after which a contestant has not finished. */
const PATIENCE = 100_000;
/** Milliseconds from which on a task is long. */
const LONG = 50;

/** Loads a contestant's page until everything is shown and nothing works any more, and tells what that cost. */
export async function measureLoad({ browser, server, contestant, size, throttle }) {
  const tab = await browser.newPage();
  try {
    const shown = await openShown(tab, server, contestant, size, { throttle });
    const work = await whenIdle(tab.client);
    const { first, all, shift, tasks, begin } = await tab.page.evaluate(() => ({
      ...probe.result,
      begin: performance.timeOrigin + probe.begin,
    }));
    const code = server.requests.filter(({ kind }) => kind === 'code');
    const early = code.filter(({ at }) => at <= begin + (first ?? 0));
    return {
      shown,
      first,
      all,
      ...work,
      shift,
      blocked: tasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - LONG), 0),
      longest: Math.max(0, ...tasks.map(([, duration]) => duration)),
      codeFirst: sum(early),
      codeAll: sum(code),
      filesFirst: early.length,
      filesAll: code.length,
      elements: await tab.page.evaluate(countElements),
      heap: await readHeap(tab.client),
    };
  } finally {
    await tab.close();
  }
}

/** Opens a contestant's page, and waits until as many comments are shown as there should be. Answers with how many. */
export async function openShown({ page, client }, server, contestant, size, { throttle = 1, live = false } = {}) {
  const address = server.present(contestant, size, { live });
  // The process is there before anything counts.
  await page.goto(`${server.origin}/blank/`);
  if (throttle > 1) await client.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  const isShown = await Promise.race([
    page.evaluate(() => probe.whenShown.then(() => true)),
    new Promise((resolve) => setTimeout(resolve, PATIENCE, false).unref()),
  ]);
  const { shown } = await page.evaluate(() => probe.result);
  if (!isShown) throw new Error(`Shows ${shown} comments after ${PATIENCE / 1000} s.`);
  return shown;
}

function sum(code) {
  return code.reduce((total, { gzip }) => total + gzip, 0);
}
