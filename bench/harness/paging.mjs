import { openShown } from './load.mjs';
import { countElements, readHeap, whenIdle } from './metrics.mjs';

/** So many pages a reader asks for, one after the other. */
const PAGES = 50;
/** Heap and elements are looked at after so many. */
const EVERY = 5;

/** Pages through a long thread, and tells what the page has become after every few pages. */
export async function measurePaging({ browser, server, contestant, size, throttle }) {
  const tab = await browser.newPage();
  try {
    await openShown(tab, server, contestant, size, { throttle });
    const steps = [await stateOf(tab, 1)];
    for (let page = 2; page <= PAGES; page += 1) {
      await tab.page.evaluate(showMore);
      if (page % EVERY === 0) steps.push(await stateOf(tab, page));
    }
    return { steps };
  } finally {
    await tab.close();
  }
}

async function stateOf({ page, client }, pages) {
  const { cpu } = await whenIdle(client);
  const shown = await page.evaluate(() => contestant.count());
  return { pages, shown, cpu, elements: await page.evaluate(countElements), heap: await readHeap(client) };
}

/** Presses the button for more, and waits until there is another one to press. Runs in the page. */
function showMore() {
  const before = contestant.count();
  contestant.more().click();
  return new Promise((resolve) => {
    const look = () =>
      contestant.count() !== before && contestant.more() ? probe.afterPaint(resolve) : requestAnimationFrame(look);
    look();
  });
}
