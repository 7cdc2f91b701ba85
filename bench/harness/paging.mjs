import { openShown } from './load.mjs';
import { countElements, readHeap, whenIdle } from './metrics.mjs';

/** So many further pages a reader asks for, one after the other. */
export const FURTHER = 20;
/** In the longest thread so many, which is past what the section keeps in the page. */
export const FAR = 400;
const LONGEST = 100_000;
/** Heap and elements are looked at after so many pages, and further on after so many. */
const [EVERY, EVERY_FAR] = [2, 20];

/** Pages through a thread, and tells what the page has become after every few pages. */
export async function measurePaging({ browser, server, contestant, size, throttle }) {
  const tab = await browser.newPage();
  try {
    await openShown(tab, server, contestant, size, { throttle });
    const steps = [await stateOf(tab, 1)];
    const last = size < LONGEST ? FURTHER : FAR;
    for (let further = 1; further <= last && (await tab.page.evaluate(showMore)); further += 1)
      if (further % (further <= FURTHER ? EVERY : EVERY_FAR) === 0) steps.push(await stateOf(tab, further + 1));
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

/**
 * Goes to the button for more, presses it, and waits until that is there and another can be pressed, or none is left. `false`
 * for none to press. Runs in the page.
 */
function showMore() {
  const button = contestant.more();
  if (!button) return false;
  const before = contestant.last();
  button.scrollIntoView({ block: 'end' });
  button.click();
  return new Promise((resolve) => {
    const look = () => {
      const isThere = contestant.last() !== before && (contestant.more() || !contestant.hasMore());
      if (isThere) probe.afterPaint(() => resolve(true));
      else requestAnimationFrame(look);
    };
    look();
  });
}
