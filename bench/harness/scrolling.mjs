import { WINDOW } from './browser.mjs';
import { FRAME_CATEGORIES, framesOf } from './frames.mjs';
import { openShown } from './load.mjs';
import { readMetrics, whenIdle, workBetween } from './metrics.mjs';

/** Where a reader begins to scroll, as shares of the whole page: rows that nobody has come near yet. */
const STRETCHES = [0, 0.25, 0.5, 0.75];
/** So far they go each time, and so fast: screens, and screens a second. */
const [SCREENS, SPEED] = [25, 5];

/**
 * Turns the wheel of a mouse over a thread that is wholly in the page, at a steady speed, and tells for each stretch of the
 * way how many frames came (`framesOf`), how many screens went by, and what the main thread did for that until it rested.
 */
export async function measureScrolling({ browser, server, contestant, size, throttle }) {
  const tab = await browser.newPage();
  try {
    await openShown(tab, server, contestant, size, { throttle });
    const stretches = [];
    for (const from of STRETCHES) stretches.push(await scroll(tab, from));
    return { stretches };
  } finally {
    await tab.close();
  }
}

async function scroll({ page, client }, from) {
  await page.evaluate(jumpTo, from);
  const rest = await whenIdle(client);
  await page.tracing.start({ categories: FRAME_CATEGORIES });
  const begin = await page.evaluate(() => scrollY);
  const before = await readMetrics(client);
  await client.send('Input.synthesizeScrollGesture', {
    x: WINDOW.width / 2,
    y: WINDOW.height / 2,
    yDistance: -SCREENS * WINDOW.height,
    speed: SPEED * WINDOW.height,
    gestureSourceType: 'mouse',
  });
  const after = await whenIdle(client);
  const end = await page.evaluate(() => scrollY);
  const trace = JSON.parse(Buffer.from(await page.tracing.stop()).toString('utf8'));
  return {
    ...framesOf(trace.traceEvents),
    screens: (end - begin) / WINDOW.height,
    cpu: workBetween(before, after, rest),
  };
}

/** Goes to a part of the page without a way there. Runs in the page. */
function jumpTo(share) {
  scrollTo({ top: share * document.documentElement.scrollHeight, behavior: 'instant' });
}
